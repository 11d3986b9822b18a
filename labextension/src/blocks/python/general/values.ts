import { FieldDropdown, FieldVariable } from 'blockly/core';
import type { Block, Field } from 'blockly/core';

import { CodeField } from '../codeField.js';
import { defineShaped, list, say } from '../shaped.js';
import type { IShapedBlock } from '../shaped.js';

const kinds = ['LIST', 'SET', 'GENERATOR', 'DICT'] as const;
const clauseWords = ['for', 'async', 'if'] as const;
const quotes = ['"', "'", '"""', "'''"] as const;

/** What a comprehension makes. */
export type ComprehensionKind = (typeof kinds)[number];

/** A comprehension: what it makes, and its clauses. */
export interface IComprehension {
  kind: ComprehensionKind;
  clauses: (typeof clauseWords)[number][];
}

/** An f-string: its prefix and quotes, and its parts, `t` a text and `v` a value. */
export interface IFString {
  prefix: string;
  quote: (typeof quotes)[number];
  parts: string;
}

/** What a parameter has besides its name. */
export interface IParameter {
  annotation: boolean;
  default: boolean;
}

const oneOf = <T>(choices: readonly T[], value: unknown): T | undefined => choices.find(choice => choice === value);

/** The values of the rest of Python that no list of arguments can describe. */
export function defineGeneralValues(): void {
  defineShaped<IComprehension>({
    type: 'py_comprehension',
    style: 'list_blocks',
    output: null,
    preset: { kind: 'LIST', clauses: ['for'] },
    read: ({ kind, clauses }) => {
      const read = list(clauses).map(word => oneOf(clauseWords, word) ?? 'if');
      return { kind: oneOf(kinds, kind) ?? 'LIST', clauses: read[0] && read[0] !== 'if' ? read : ['for', ...read] };
    },
    build: (block, shape) => {
      const head = block.appendDummyInput('HEAD').appendField(kindMenu(block, shape.kind), 'KIND');
      block.appendValueInput('ITEM');
      showValue(block, shape.kind);
      shape.clauses.forEach((word, i) => {
        if (word === 'if') {
          block.appendValueInput(`IF${i}`).appendField(say('PY_COMPREHENSION_IF'));
        } else {
          block.appendValueInput(`TARGET${i}`).appendField(say(`PY_COMPREHENSION_${word.toUpperCase()}`));
          block.appendValueInput(`ITER${i}`).appendField(say('PY_FOR_IN'));
        }
      });
      return head;
    },
    more: shape => ({ ...shape, clauses: [...shape.clauses, 'if'] }),
    fewer: shape => (shape.clauses.length > 1 ? { ...shape, clauses: shape.clauses.slice(0, -1) } : null)
  });
  defineShaped<IFString>({
    type: 'py_fstring',
    style: 'text_blocks',
    output: null,
    preset: { prefix: 'f', quote: '"', parts: 'tv' },
    read: ({ prefix, quote, parts }) => ({
      prefix: typeof prefix === 'string' && /^(f|fr|rf)$/i.test(prefix) ? prefix : 'f',
      quote: oneOf(quotes, quote) ?? '"',
      parts: typeof parts === 'string' && /^[tv]{0,1000}$/.test(parts) ? parts : 'tv'
    }),
    build: (block, { parts }) => {
      const head = block.appendDummyInput('HEAD').appendField(say('PY_FSTRING'));
      parts.split('').forEach((part, i) => {
        if (part === 't') {
          block.appendDummyInput(`PART${i}`).appendField(new CodeField() as Field, `TEXT${i}`);
        } else {
          block.appendValueInput(`VALUE${i}`);
          block.appendDummyInput(`PART${i}`).appendField(new CodeField() as Field, `SUFFIX${i}`);
        }
      });
      return head;
    },
    more: shape => ({ ...shape, parts: shape.parts + (shape.parts.endsWith('t') ? 'v' : 't') }),
    fewer: shape => (shape.parts ? { ...shape, parts: shape.parts.slice(0, -1) } : null)
  });
  defineShaped<IParameter>({
    type: 'py_parameter',
    style: 'procedure_blocks',
    output: 'Parameter',
    preset: { annotation: false, default: false },
    read: saved => ({ annotation: saved['annotation'] === true, default: saved['default'] === true }),
    build: (block, shape) => {
      const head = block
        .appendDummyInput('HEAD')
        .appendField(
          new FieldDropdown([
            [say('PY_PARAMETER_PLAIN'), 'PLAIN'],
            ['*', 'ARGS'],
            ['**', 'KWARGS']
          ]),
          'KIND'
        )
        .appendField(new FieldVariable('value'), 'NAME');
      if (shape.annotation) {
        block.appendValueInput('ANNOTATION').appendField(':');
      }
      if (shape.default) {
        block.appendValueInput('DEFAULT').appendField('=');
      }
      return head;
    },
    // First a default, which is what a beginner wants, then a type.
    more: shape => (shape.default ? { ...shape, annotation: true } : { ...shape, default: true }),
    fewer: shape =>
      shape.annotation ? { ...shape, annotation: false } : shape.default ? { ...shape, default: false } : null
  });
}

function kindMenu(block: Block, kind: ComprehensionKind): FieldDropdown {
  const field = new FieldDropdown(kinds.map((name): [string, string] => [say(`PY_COMPREHENSION_${name}`), name]));
  field.setValue(kind);
  field.setValidator((value: string) => {
    const chosen = oneOf(kinds, value) ?? 'LIST';
    const shaped = block as IShapedBlock<IComprehension>;
    if (chosen !== shaped.shape.kind) {
      shaped.shape = { ...shaped.shape, kind: chosen };
      showValue(block, chosen);
    }
    return chosen;
  });
  return field;
}

/** A dictionary has a value behind each key. */
function showValue(block: Block, kind: ComprehensionKind): void {
  if (kind !== 'DICT') {
    block.removeInput('VALUE', true);
  } else if (!block.getInput('VALUE')) {
    block.appendValueInput('VALUE').appendField(':');
    const next = block.getInput('TARGET0');
    if (next) {
      block.moveInputBefore('VALUE', 'TARGET0');
    }
  }
}
