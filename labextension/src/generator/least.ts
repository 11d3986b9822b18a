import type { Block } from 'blockly/core';

/** Where a variable gets a value: the block that gives it, and the value where the block has one. */
interface ISetter {
  by: Block;
  value: Block | null;
}

/** What a bound is looked for of: the value of a number, or the length of a list or text. */
type Asked = 'value' | 'length';

const getters = new Set(['variables_get', 'variables_get_dynamic']);
const setters = new Set(['variables_set', 'variables_set_dynamic']);

/** Knows what numbers never fall below, and what lists and texts always have, so that a loop's direction is known. */
export class Least {
  /**
   * @param blocks all blocks that count.
   * @param definitionOf the function that a block calls.
   */
  constructor(
    private readonly blocks: readonly Block[],
    private readonly definitionOf: (call: Block) => Block | null
  ) {}

  /** A number that a whole number is never below; null where none is known. */
  of(block: Block | null): number | null {
    if (!block?.isEnabled()) {
      return null;
    }
    switch (block.type) {
      case 'math_number':
        return Number(block.getFieldValue('NUM'));
      case 'lists_length':
      case 'text_length':
        return this.length(block.getInputTargetBlock('VALUE')) ?? 0;
      case 'math_arithmetic':
        return this.arithmetic(block);
      case 'math_random_int':
        return whole(this.lower(block, 'FROM', 'TO'));
      default:
        return getters.has(block.type) ? this.variable(block, 'value') : null;
    }
  }

  /** How many items a list or letters a text has at least; null where that is not known. */
  private length(block: Block | null): number | null {
    if (!block?.isEnabled()) {
      return null;
    }
    switch (block.type) {
      case 'text':
        return Array.from(String(block.getFieldValue('TEXT'))).length;
      case 'lists_create_with':
        return block.inputList.filter(({ name }) => /^ADD\d+$/.test(name)).length;
      case 'lists_repeat':
        return whole(this.of(block.getInputTargetBlock('NUM')));
      case 'lists_sort':
      case 'lists_reverse':
        return this.length(block.getInputTargetBlock('LIST'));
      default:
        return getters.has(block.type) ? this.variable(block, 'length') : null;
    }
  }

  private arithmetic(block: Block): number | null {
    const [a, b] = [this.of(block.getInputTargetBlock('A')), block.getInputTargetBlock('B')];
    switch (String(block.getFieldValue('OP'))) {
      case 'ADD': {
        const more = this.of(b);
        return a === null || more === null ? null : a + more;
      }
      case 'MINUS':
        return a === null || b?.type !== 'math_number' ? null : a - Number(b.getFieldValue('NUM'));
      default:
        return null;
    }
  }

  /** The lower one of two numbers. */
  private lower(block: Block, a: string, b: string): number | null {
    return lowest([this.of(block.getInputTargetBlock(a)), this.of(block.getInputTargetBlock(b))]);
  }

  private variable(get: Block, asked: Asked): number | null {
    const id = String(get.getFieldValue('VAR'));
    const key = `${asked} ${id}`;
    const known = this._known.get(key);
    if (known !== undefined) {
      return known;
    }
    // While it is being found out, nothing is known of it.
    this._known.set(key, null);
    const found = asked === 'length' && !this.growsOnly ? [null] : this.setters(id).map(one => this.given(one, asked));
    const least = lowest(found);
    const answer = Number.isSafeInteger(least) ? least : null;
    this._known.set(key, answer);
    return answer;
  }

  /** What a variable is at least after one of its setters. */
  private given({ by, value }: ISetter, asked: Asked): number | null {
    if (asked === 'length') {
      return by.type === 'text_append' ? Infinity : this.length(value);
    }
    if (by.type === 'controls_for') {
      return this.lower(by, 'FROM', 'TO');
    }
    if (by.type === 'math_change') {
      // What only grows is never below what it was set to.
      return (this.of(value) ?? -1) >= 0 ? Infinity : null;
    }
    return this.of(value);
  }

  private setters(id: string): ISetter[] {
    return this.blocks.flatMap((by): ISetter[] => {
      const variables = by.getVarModels().map(variable => variable.getId());
      if (by.type.startsWith('procedures_call')) {
        const parameters = this.definitionOf(by)?.getVarModels() ?? [];
        return parameters.flatMap((variable, i) =>
          variable.getId() === id ? [{ by, value: by.getInputTargetBlock(`ARG${i}`) }] : []
        );
      }
      if (getters.has(by.type) || by.type.startsWith('procedures_') || !variables.includes(id)) {
        return [];
      }
      return [{ by, value: by.getInputTargetBlock(setters.has(by.type) ? 'VALUE' : 'DELTA') }];
    });
  }

  /** Whether no block takes anything out of a list; what blocks of Python's own do is not known. */
  private get growsOnly(): boolean {
    return (this._growsOnly ??= this.blocks.every(
      block =>
        /^(colour|controls|logic|math|procedures|text|variables)_|^text$/.test(block.type) ||
        (block.type.startsWith('lists_') && (block.type !== 'lists_getIndex' || block.getFieldValue('MODE') === 'GET'))
    ));
  }

  private readonly _known = new Map<string, number | null>();
  private _growsOnly: boolean | undefined;
}

/** What is left of a number where Python takes none but whole ones. */
const whole = (least: number | null): number | null => (least === null ? null : Math.floor(least));

/** The lowest of some numbers; null where one is not known. */
function lowest(numbers: readonly (number | null)[]): number | null {
  return numbers.includes(null) ? null : Math.min(...numbers.map(Number));
}
