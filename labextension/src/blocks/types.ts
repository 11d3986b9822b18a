/** One argument of a block's message: a field, an input or a dummy. */
export interface IBlockArgument {
  type: string;
  name?: string;
  check?: string | string[];
  [option: string]: unknown;
}

/** A block definition in Blockly's JSON form, as far as we use it. */
export interface IBlockDefinition {
  type: string;
  message0: string;
  args0?: IBlockArgument[];
  output?: string | string[] | null;
  previousStatement?: string | null;
  nextStatement?: string | null;
  inputsInline?: boolean;
  style: string;
  tooltip: string;
}
