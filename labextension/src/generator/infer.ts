import type { Block, Workspace } from 'blockly/core';

import { Least } from './least.js';

/**
 * What a value is known to be before the program runs; `none` while nothing has been found out about it. A `float` may
 * also be an int; `python` is what blocks of Python's own give, which mean what they say.
 */
export type Kind = 'none' | 'int' | 'float' | 'bool' | 'str' | 'list' | 'python' | 'unknown';

/** Types of blocks whose value is always of one kind. */
const fixed: Partial<Record<string, Kind>> = {
  text: 'str',
  text_multiline: 'str',
  text_join: 'str',
  text_length: 'int',
  text_indexOf: 'int',
  text_count: 'int',
  text_replace: 'str',
  text_reverse: 'str',
  text_trim: 'str',
  text_changeCase: 'str',
  text_charAt: 'str',
  text_getSubstring: 'str',
  text_isEmpty: 'bool',
  colour_picker: 'str',
  colour_random: 'str',
  colour_rgb: 'str',
  colour_blend: 'str',
  lists_length: 'int',
  lists_indexOf: 'int',
  lists_isEmpty: 'bool',
  lists_create_with: 'list',
  lists_create_empty: 'list',
  lists_repeat: 'list',
  lists_getSublist: 'list',
  lists_sort: 'list',
  lists_reverse: 'list',
  logic_boolean: 'bool',
  logic_compare: 'bool',
  logic_negate: 'bool',
  math_number_property: 'bool',
  math_random_int: 'int',
  math_random_float: 'float',
  math_trig: 'float',
  math_atan2: 'float',
  math_constant: 'float',
  math_round: 'int'
};

/** What is known of a value that is one or the other. */
function either(a: Kind, b: Kind): Kind {
  if (a === 'none' || a === b) {
    return b;
  }
  if (b === 'none') {
    return a;
  }
  if (a === 'python' || b === 'python') {
    return a === 'float' || b === 'float' ? 'float' : a === 'unknown' || b === 'unknown' ? 'unknown' : 'python';
  }
  return isNumber(a) && isNumber(b) ? 'float' : 'unknown';
}

const isNumber = (kind: Kind): boolean => kind === 'int' || kind === 'float';
const rounds = 10;

/** Blockly's own blocks. */
const isStandard = (block: Block): boolean =>
  /^(colour|controls|lists|logic|math|procedures|text|variables)_|^text$/.test(block.type);

const functionKey = (block: Block): string => `function ${String(block.getFieldValue('NAME')).toLowerCase()}`;

/** Knows what the variables of a workspace hold, as far as its blocks say so. */
export class Kinds {
  constructor(workspace: Workspace) {
    const blocks = workspace.getAllBlocks(false).filter(block => block.isEnabled());
    this._definitions = new Map(
      blocks.filter(block => block.type.startsWith('procedures_def')).map(block => [functionKey(block), block])
    );
    this._least = new Least(blocks, call => this._definitions.get(functionKey(call)) ?? null);
    // Each round spreads what the last one found; what has not settled in the end is not known.
    for (let round = 0; round < rounds; round++) {
      const next = new Map<string, Kind>();
      for (const block of blocks) {
        for (const [id, kind] of this.assignments(block)) {
          next.set(id, either(next.get(id) ?? 'none', kind));
        }
      }
      const isSame = same(this._variables, next);
      this._variables = next;
      if (isSame) {
        this._settled = true;
        break;
      }
    }
    if (!this._settled) {
      this._variables.clear();
      this._settled = true;
    }
    this._hasFloats = blocks.some(block => block.outputConnection && this.find(block) === 'float');
  }

  /** Whether a value may be a float: one of which nothing is known only where the program has floats at all. */
  mayBeFloat(block: Block | null): boolean {
    const kind = block?.isEnabled() ? this.find(block) : 'int';
    return kind === 'float' || (kind === 'unknown' && this._hasFloats);
  }

  /** What the block in an input gives. */
  of(block: Block | null): Kind {
    const kind = this.find(block);
    return kind === 'none' && this._settled ? 'unknown' : kind;
  }

  /** What is known of a variable. */
  variable(id: string): Kind {
    return this._variables.get(id) ?? 'unknown';
  }

  /** A number that a whole number is never below; null where none is known. */
  least(block: Block | null): number | null {
    return this.of(block) === 'int' ? this._least.of(block) : null;
  }

  private find(block: Block | null): Kind {
    if (!block || !block.isEnabled()) {
      return 'unknown';
    }
    switch (block.type) {
      case 'math_number':
        return Number.isInteger(Number(block.getFieldValue('NUM'))) ? 'int' : 'float';
      case 'math_arithmetic':
        return this.arithmetic(block);
      case 'math_modulo':
        return this.both(block, 'DIVIDEND', 'DIVISOR');
      case 'math_constrain':
        return either(this.both(block, 'VALUE', 'LOW'), this.number(block, 'HIGH'));
      case 'math_single':
        return this.single(block);
      case 'text_prompt':
      case 'text_prompt_ext':
        return block.getFieldValue('TYPE') === 'NUMBER' ? 'float' : 'str';
      case 'variables_get':
      case 'variables_get_dynamic':
        return this._variables.get(String(block.getFieldValue('VAR'))) ?? 'none';
      case 'logic_ternary':
        return this.both(block, 'THEN', 'ELSE', input => this.of(block.getInputTargetBlock(input)));
      case 'math_on_list':
        return this.onList(block);
      case 'procedures_callreturn':
        return this._variables.get(functionKey(block)) ?? 'none';
      default:
        return Object.hasOwn(fixed, block.type)
          ? (fixed[block.type] ?? 'unknown')
          : isStandard(block)
            ? 'unknown'
            : 'python';
    }
  }

  /** What is known of the items of a list. */
  private items(list: Block | null): Kind {
    if (list?.type === 'lists_split' && list.isEnabled() && list.getFieldValue('MODE') === 'SPLIT') {
      return 'str';
    }
    if (list?.type !== 'lists_create_with' || !list.isEnabled()) {
      return 'unknown';
    }
    return list.inputList
      .flatMap(({ connection }) => (connection ? [this.of(connection.targetBlock())] : []))
      .reduce<Kind>(either, 'none');
  }

  private onList(block: Block): Kind {
    const operator = String(block.getFieldValue('OP'));
    if (['AVERAGE', 'MEDIAN', 'STD_DEV'].includes(operator)) {
      return 'float';
    }
    return operator === 'MODE' ? 'list' : this.items(block.getInputTargetBlock('LIST'));
  }

  /** Whether all items of a list are known to be numbers. */
  holdsNumbers(block: Block | null): boolean {
    const items = block?.type === 'lists_create_with' ? block.inputList : [];
    const kinds = items.map(item => this.of(item.connection?.targetBlock() ?? null));
    return kinds.length > 0 && kinds.every(isNumber);
  }

  private arithmetic(block: Block): Kind {
    const kind = this.both(block, 'A', 'B');
    switch (String(block.getFieldValue('OP'))) {
      case 'DIVIDE':
        return 'float';
      case 'POWER':
        return this.isNatural(block.getInputTargetBlock('B')) ? numeric(kind) : 'float';
      default:
        return numeric(kind);
    }
  }

  private single(block: Block): Kind {
    const operator = String(block.getFieldValue('OP'));
    if (operator === 'ABS' || operator === 'NEG') {
      return numeric(this.number(block, 'NUM'));
    }
    return operator === 'POW10' && this.isNatural(block.getInputTargetBlock('NUM')) ? 'int' : 'float';
  }

  /** Whether a value stands there as a whole number that is not below zero. */
  private isNatural(block: Block | null): boolean {
    const number = block?.type === 'math_number' ? Number(block.getFieldValue('NUM')) : NaN;
    return Number.isInteger(number) && number >= 0;
  }

  /** The kind of a number in an input; where there is none, a whole one stands in for it. */
  private number(block: Block, input: string): Kind {
    const inside = block.getInputTargetBlock(input);
    return inside?.isEnabled() ? this.of(inside) : 'int';
  }

  private both(block: Block, a: string, b: string, kind = (input: string): Kind => this.number(block, input)): Kind {
    return either(kind(a), kind(b));
  }

  /** The variables that a block gives a value, and of what kind. */
  private assignments(block: Block): [string, Kind][] {
    const id = String(block.getFieldValue('VAR') ?? '');
    switch (block.type) {
      case 'variables_get':
      case 'variables_get_dynamic':
        return [];
      case 'variables_set':
      case 'variables_set_dynamic':
        return [[id, this.of(block.getInputTargetBlock('VALUE'))]];
      case 'math_change':
        return [[id, this.number(block, 'DELTA')]];
      case 'text_append':
        return [[id, 'str']];
      case 'controls_for':
        return [[id, either(this.both(block, 'FROM', 'TO'), this.number(block, 'BY'))]];
      case 'controls_forEach':
        return [[id, this.items(block.getInputTargetBlock('LIST'))]];
      case 'py_for_range':
        return [[id, 'int']];
      case 'procedures_defreturn':
        return [[functionKey(block), this.of(block.getInputTargetBlock('RETURN'))]];
      case 'procedures_ifreturn':
        return [[functionKey(block.getRootBlock()), this.of(block.getInputTargetBlock('VALUE'))]];
      case 'procedures_callreturn':
      case 'procedures_callnoreturn':
        return this.given(block);
      default:
        // What other blocks put into a variable is not known; a variable in a value block is only read.
        return block.outputConnection || isStandard(block)
          ? []
          : block.getVarModels().map(variable => [variable.getId(), 'python']);
    }
  }

  /** What a call gives the parameters of its function. */
  private given(call: Block): [string, Kind][] {
    const parameters = this._definitions.get(functionKey(call))?.getVarModels() ?? [];
    return parameters.map((variable, i) => [variable.getId(), this.of(call.getInputTargetBlock(`ARG${i}`))]);
  }

  private readonly _least: Least;
  private _settled = false;
  private _hasFloats = false;
  private readonly _definitions: ReadonlyMap<string, Block>;
  private _variables = new Map<string, Kind>();
}

const numeric = (kind: Kind): Kind => (isNumber(kind) || kind === 'none' || kind === 'python' ? kind : 'unknown');

function same(a: Map<string, Kind>, b: Map<string, Kind>): boolean {
  return a.size === b.size && [...a].every(([id, kind]) => b.get(id) === kind);
}
