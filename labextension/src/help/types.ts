import type { IPicture } from '../editor/tools/picture.js';

/** What there is to say about a block. */
export interface IHelp {
  type: string;
  /** What stands on the block. */
  name: string;
  text: string;
  /** The Python of the block as it is now. */
  python: string;
  /** A small program that uses it. */
  example: string;
  picture: Promise<IPicture>;
  /** Brings the keyboard back to the block. */
  goBack: () => void;
}
