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
  message1?: string;
  args1?: IBlockArgument[];
  message2?: string;
  args2?: IBlockArgument[];
  output?: string | string[] | null;
  previousStatement?: string | null;
  nextStatement?: string | null;
  inputsInline?: boolean;
  style: string;
  tooltip: string;
}

/** An input that takes a value block. */
export function value(name: string, check?: string | string[]): IBlockArgument {
  return check ? { type: 'input_value', name, check } : { type: 'input_value', name };
}

/** A field that names a variable. */
export function variable(name: string, preset: string): IBlockArgument {
  return { type: 'field_variable', name, variable: preset };
}

/** A field that holds a number. */
export function number(
  name: string,
  preset: number,
  limits: { min?: number; max?: number; precision?: number } = {}
): IBlockArgument {
  return { type: 'field_number', name, value: preset, ...limits };
}

/** A drop-down field: pairs of label and value. */
export function choice(name: string, options: [string, string][]): IBlockArgument {
  return { type: 'field_dropdown', name, options };
}

/** The end of a row: what follows stands below, also where inputs stand side by side. */
export const endRow: IBlockArgument = { type: 'input_end_row' };

/** What every block that stands in a sequence has. */
export const statement = { previousStatement: null, nextStatement: null } as const;
