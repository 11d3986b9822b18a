import { FieldVariable } from 'blockly/core';
import type { Block } from 'blockly/core';

import { defineShaped, list, mostParts, say } from '../shaped.js';
import type { Saved } from '../shaped.js';

/** A loop over items. */
export interface IFor {
  else: boolean;
  async: boolean;
}

/** A loop with a condition. */
export interface IWhile {
  else: boolean;
}

/** Contexts: for each whether it has a name. */
export interface IWith {
  items: boolean[];
  async: boolean;
}

/** What is tried, and what its handlers have. */
export interface ITry {
  handlers: { type: boolean; name: boolean }[];
  star: boolean;
  else: boolean;
  finally: boolean;
}

/** Cases: for each whether it has a condition. */
export interface IMatch {
  cases: boolean[];
}

const isSet = (saved: Saved, key: string): boolean => saved[key] === true;
const flags = (value: unknown): boolean[] => list(value).map(flag => flag === true);

function loop(block: Block, shape: IWhile): void {
  block.appendStatementInput('DO');
  if (shape.else) {
    block.appendStatementInput('ELSE').appendField(say('PY_ELSE'));
  }
}

/** Loops, `with`, `try` and `match` with all that Python lets them have. */
export function defineGeneralStatements(): void {
  defineShaped<IFor>({
    type: 'py_for',
    style: 'loop_blocks',
    preset: { else: false, async: false },
    read: saved => ({ else: isSet(saved, 'else'), async: isSet(saved, 'async') }),
    build: (block, shape) => {
      const head = block.appendValueInput('TARGET').appendField(say(shape.async ? 'PY_FOR_ASYNC' : 'PY_FOR'));
      block.appendValueInput('ITER').appendField(say('PY_FOR_IN'));
      loop(block, shape);
      return head;
    }
  });
  defineShaped<IWhile>({
    type: 'py_while',
    style: 'loop_blocks',
    preset: { else: false },
    read: saved => ({ else: isSet(saved, 'else') }),
    build: (block, shape) => {
      const head = block.appendValueInput('TEST').appendField(say('PY_WHILE'));
      loop(block, shape);
      return head;
    }
  });
  defineShaped<IWith>({
    type: 'py_with',
    style: 'file_blocks',
    preset: { items: [true], async: false },
    read: saved => {
      const items = flags(saved['items']);
      return { items: items.length ? items : [true], async: isSet(saved, 'async') };
    },
    build: (block, shape) => {
      const head = block.appendDummyInput('HEAD').appendField(say(shape.async ? 'PY_WITH_ASYNC' : 'PY_WITH'));
      shape.items.forEach((hasTarget, i) => {
        block.appendValueInput(`CONTEXT${i}`);
        if (hasTarget) {
          block.appendValueInput(`TARGET${i}`).appendField(say('PY_TRY_AS'));
        }
      });
      block.appendStatementInput('DO');
      return head;
    },
    more: shape => (shape.items.length < mostParts ? { ...shape, items: [...shape.items, true] } : shape),
    fewer: shape => (shape.items.length > 1 ? { ...shape, items: shape.items.slice(0, -1) } : null)
  });
  defineShaped<ITry>({
    type: 'py_try_any',
    style: 'error_blocks',
    preset: { handlers: [{ type: true, name: false }], star: false, else: false, finally: false },
    read: saved => {
      const handlers = list(saved['handlers']).map(handler => {
        const one = typeof handler === 'object' && handler !== null ? (handler as Saved) : {};
        return { type: isSet(one, 'type'), name: isSet(one, 'name') };
      });
      const isFinal = isSet(saved, 'finally') || handlers.length === 0;
      return { handlers, star: isSet(saved, 'star'), else: isSet(saved, 'else'), finally: isFinal };
    },
    build: (block, shape) => {
      const head = block.appendDummyInput('HEAD').appendField(say('PY_TRY'));
      block.appendStatementInput('DO');
      shape.handlers.forEach((handler, i) => {
        const word = say(shape.star ? 'PY_TRY_ANY_STAR' : 'PY_TRY_EXCEPT');
        if (handler.type) {
          block.appendValueInput(`TYPE${i}`).appendField(word);
        } else {
          block.appendDummyInput(`HEAD${i}`).appendField(say('PY_TRY_ANY_BARE'));
        }
        if (handler.name) {
          block
            .appendDummyInput(`AS${i}`)
            .appendField(say('PY_TRY_AS'))
            .appendField(new FieldVariable('error'), `NAME${i}`);
        }
        block.appendStatementInput(`EXCEPT${i}`);
      });
      if (shape.else) {
        block.appendStatementInput('ELSE').appendField(say('PY_TRY_ELSE'));
      }
      if (shape.finally) {
        block.appendStatementInput('FINALLY').appendField(say('PY_TRY_FINALLY'));
      }
      return head;
    },
    more: shape =>
      shape.handlers.length < mostParts
        ? { ...shape, handlers: [...shape.handlers, { type: true, name: false }] }
        : shape,
    fewer: shape => (shape.handlers.length > 1 ? { ...shape, handlers: shape.handlers.slice(0, -1) } : null)
  });
  defineShaped<IMatch>({
    type: 'py_match',
    style: 'logic_blocks',
    preset: { cases: [false, false] },
    read: saved => {
      const cases = flags(saved['cases']);
      return { cases: cases.length ? cases : [false] };
    },
    build: (block, shape) => {
      const head = block.appendDummyInput('HEAD').appendField(say('PY_MATCH'));
      block.appendValueInput('SUBJECT');
      block.appendEndRowInput('ROW');
      shape.cases.forEach((hasGuard, i) => {
        block.appendValueInput(`PATTERN${i}`).appendField(say('PY_MATCH_CASE'));
        if (hasGuard) {
          block.appendValueInput(`GUARD${i}`).appendField(say('PY_MATCH_IF'));
        }
        block.appendStatementInput(`DO${i}`);
      });
      return head;
    },
    more: shape => (shape.cases.length < mostParts ? { cases: [...shape.cases, false] } : shape),
    fewer: shape => (shape.cases.length > 1 ? { cases: shape.cases.slice(0, -1) } : null)
  });
}
