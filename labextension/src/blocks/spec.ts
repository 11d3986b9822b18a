import type { IBlockArgument, IBlockDefinition } from './types.js';

/** What an argument of a block is: a field or an input in Blockly's JSON form, and how it is written and preset. */
export interface IArgument {
  /** Its Blockly definition, without the name. */
  json: Omit<IBlockArgument, 'name'>;
  /** What stands in the program where a value input is empty. */
  empty?: string;
  /** The block that lies in a value input as long as nothing else does. */
  shadow?: object;
  /** A block that lies in a value input in the toolbox and can be pulled out. */
  inside?: object;
  /** A drop-down's code for each of its values, where the two differ. */
  codes?: Record<string, string>;
  /** What a drop-down's values need imported, where they need more than the block does. */
  imports?: Record<string, string>;
  /** Whether a number field counts hundredths: 25 is written as 0.25, and 0 as nothing in `«…»`. */
  isPercent?: boolean;
}

/**
 * A block that stands for a piece of Python. Its text is the translation `TYPE`, its help `TYPE_TIP`, its example
 * `TYPE_EXAMPLE`, each with the block's type in capitals.
 */
export interface IBlockSpec {
  type: string;
  /**
   * The Python, with `{NAME}` where an argument goes, or `{NAME:ORDER}` where it stands beside an operator that binds
   * as Blockly's `Order` says. `«…»` is left out where an argument in it is empty. A statement input has a line of its
   * own. Without it, the generator has a rule for the block.
   */
  python?: string;
  /** How tightly the Python of a value block binds; a call or an index where nothing is said. */
  order?: string;
  imports?: string[];
  /** In the order of `%1`, `%2` … in the block's English text. */
  args?: Record<string, IArgument>;
  /** Only value blocks have it: what they give. */
  output?: string | string[] | null;
  /** What statements it can stand among, where not all. Outside of them it is no part of the program. */
  among?: string;
  inline?: boolean;
  style: string;
  /** How it lies in the toolbox, where not once and as it is: preset fields, one entry each. */
  presets?: Record<string, string | number>[];
}

/** An input that takes a value block. */
export function input(
  options: { check?: string | string[]; empty?: string; shadow?: object; inside?: object } = {}
): IArgument {
  const { check, ...rest } = options;
  return { json: { type: 'input_value', ...(check ? { check } : {}) }, ...rest };
}

/** An input with a number in it. */
export const numberInput = (preset: number): IArgument =>
  input({ shadow: { type: 'math_number', fields: { NUM: preset } }, empty: String(preset) });

/** An input with a text in it. */
export const textInput = (preset: string): IArgument =>
  input({ shadow: { type: 'text', fields: { TEXT: preset } }, empty: '""' });

/** An input with a variable in it, which the student can pull out. */
export const variableInput = (preset: string, empty = 'None'): IArgument =>
  input({ inside: { type: 'variables_get', fields: { VAR: { name: preset } } }, empty });

/** A field that names a variable. */
export const name = (preset: string): IArgument => ({ json: { type: 'field_variable', variable: preset } });

/** A field that holds a number. */
export const numberField = (
  preset: number,
  limits: { min?: number; max?: number; precision?: number } = {}
): IArgument => ({ json: { type: 'field_number', value: preset, ...limits } });

/** A field that holds a text; it is written as a Python string. */
export const textField = (preset: string): IArgument => ({ json: { type: 'field_input', text: preset } });

/** A field that holds hundredths. */
export const percentField = (preset: number, limits: { min: number; max: number }): IArgument => ({
  json: { type: 'field_number', value: preset, precision: 1, ...limits },
  isPercent: true
});

/** A drop-down: label, value, the code where that is not the value, and what the code needs imported. */
export function menu(options: [label: string, value: string, code?: string, importLine?: string][]): IArgument {
  const filled = (place: 2 | 3): Record<string, string> =>
    Object.fromEntries(options.flatMap(option => (option[place] === undefined ? [] : [[option[1], option[place]]])));
  return {
    json: { type: 'field_dropdown', options: options.map(([label, value]) => [label, value]) },
    codes: filled(2),
    imports: filled(3)
  };
}

/** An input that takes statements. */
export const body = (check?: string): IArgument => ({ json: { type: 'input_statement', ...(check ? { check } : {}) } });

/** The definition of a block as Blockly reads it. */
export function definitionOf(spec: IBlockSpec): IBlockDefinition {
  const key = spec.type.toUpperCase();
  const among = spec.among ?? null;
  const args = Object.entries(spec.args ?? {});
  return {
    type: spec.type,
    message0: `%{BKY_${key}}`,
    args0: args.map(([argument, { json }]) => ({ ...json, name: argument }) as IBlockArgument),
    ...(spec.output === undefined ? { previousStatement: among, nextStatement: among } : { output: spec.output }),
    ...(spec.inline === undefined ? {} : { inputsInline: spec.inline }),
    style: spec.style,
    tooltip: `%{BKY_${key}_TIP}`
  };
}
