/** Where a block's code stands in a program: offsets in UTF-16 units, `end` excluded. */
export interface IPlace {
  block: string;
  start: number;
  end: number;
}

/** A program and the places of its blocks, outer blocks before those inside them. */
export interface IProgram {
  code: string;
  places: readonly IPlace[];
}
