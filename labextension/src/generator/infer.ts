import type { Block, Workspace } from 'blockly/core';

/** What a value is known to be before the program runs; `none` while nothing has been found out about it. */
export type Kind = 'none' | 'int' | 'float' | 'bool' | 'str' | 'list' | 'unknown';

/** Types of blocks whose value is always of one kind. */
const fixed: Record<string, Kind> = {
  text: 'str',
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
  return isNumber(a) && isNumber(b) ? 'float' : 'unknown';
}

const isNumber = (kind: Kind): boolean => kind === 'int' || kind === 'float';
const rounds = 10;

/** Knows what the variables of a workspace hold, as far as its blocks say so. */
export class Kinds {
  constructor(workspace: Workspace) {
    const blocks = workspace.getAllBlocks(false);
    // Each round spreads what the last one found; what has not settled in the end is not known.
    for (let round = 0; round < rounds; round++) {
      const next = new Map<string, Kind>();
      for (const block of blocks) {
        for (const [id, kind] of this.assignments(block)) {
          next.set(id, either(next.get(id) ?? 'none', kind));
        }
      }
      if (same(this._variables, next)) {
        this._settled = true;
        return;
      }
      this._variables = next;
    }
    this._variables.clear();
    this._settled = true;
  }

  /** What the block in an input gives. */
  of(block: Block | null): Kind {
    const kind = this.find(block);
    return kind === 'none' && this._settled ? 'unknown' : kind;
  }

  /** A number that a whole number is never below; null where none is known. */
  least(block: Block | null): number | null {
    if (this.of(block) !== 'int' || !block) {
      return null;
    }
    switch (block.type) {
      case 'math_number':
        return Number(block.getFieldValue('NUM'));
      case 'lists_length':
      case 'text_length':
        return 0;
      case 'variables_get': {
        const id = String(block.getFieldValue('VAR'));
        const setters = block.workspace
          .getAllBlocks(false)
          .filter(one => this.assignments(one).some(([to]) => to === id));
        const values = setters.map(one => (one.type === 'variables_set' ? this.least(number(one)) : null));
        return values.includes(null) ? null : Math.min(...values.map(Number));
      }
      default:
        return null;
    }
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
        return either(this.both(block, 'VALUE', 'LOW'), this.of(block.getInputTargetBlock('HIGH')));
      case 'math_single':
        return this.single(block);
      case 'text_prompt':
      case 'text_prompt_ext':
        return block.getFieldValue('TYPE') === 'NUMBER' ? 'float' : 'str';
      case 'variables_get':
        return this._variables.get(String(block.getFieldValue('VAR'))) ?? 'none';
      default:
        return Object.hasOwn(fixed, block.type) ? (fixed[block.type] ?? 'unknown') : 'unknown';
    }
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
        return kind === 'float' ? 'float' : 'unknown';
      default:
        return numeric(kind);
    }
  }

  private single(block: Block): Kind {
    const operator = String(block.getFieldValue('OP'));
    if (operator === 'ABS' || operator === 'NEG') {
      const kind = this.of(block.getInputTargetBlock('NUM'));
      return numeric(kind);
    }
    return operator === 'POW10' ? 'unknown' : 'float';
  }

  private both(block: Block, a: string, b: string): Kind {
    return either(this.of(block.getInputTargetBlock(a)), this.of(block.getInputTargetBlock(b)));
  }

  /** The variables that a block gives a value, and of what kind. */
  private assignments(block: Block): [string, Kind][] {
    const id = String(block.getFieldValue('VAR') ?? '');
    switch (block.type) {
      case 'variables_get':
        return [];
      case 'variables_set':
        return [[id, this.of(block.getInputTargetBlock('VALUE'))]];
      case 'math_change':
        return [[id, this.of(block.getInputTargetBlock('DELTA'))]];
      case 'text_append':
        return [[id, 'str']];
      case 'controls_for':
        return [[id, either(this.both(block, 'FROM', 'TO'), this.of(block.getInputTargetBlock('BY')))]];
      case 'py_for_range':
        return [[id, 'int']];
      default:
        // What other blocks put into a variable is not known; a variable in a value block is only read.
        return block.outputConnection ? [] : block.getVarModels().map(variable => [variable.getId(), 'unknown']);
    }
  }

  private _settled = false;
  private _variables = new Map<string, Kind>();
}

/** The number that a block sets a variable to, where it stands there as it is. */
function number(setter: Block): Block | null {
  const value = setter.getInputTargetBlock('VALUE');
  return value?.type === 'math_number' ? value : null;
}

const numeric = (kind: Kind): Kind => (isNumber(kind) || kind === 'none' ? kind : 'unknown');

function same(a: Map<string, Kind>, b: Map<string, Kind>): boolean {
  return a.size === b.size && [...a].every(([id, kind]) => b.get(id) === kind);
}
