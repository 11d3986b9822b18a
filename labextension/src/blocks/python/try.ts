import { Blocks, FieldVariable, Msg } from 'blockly/core';
import type { Block, Field } from 'blockly/core';

import { Identifier } from './identifier.js';

interface ITryState {
  handlers: number;
  hasElse: boolean;
  hasFinally: boolean;
}

interface ITryBlock extends Block, ITryState {
  shape(state: ITryState): void;
}

const most = 20;

/** A program part that may fail, and what to do then: `try` with its `except` clauses, `else` and `finally`. */
export function defineTry(): void {
  Blocks['py_try'] = {
    handlers: 0,
    hasElse: false,
    hasFinally: false,
    init(this: ITryBlock): void {
      this.appendStatementInput('DO').appendField(Msg['PY_TRY'] ?? '');
      this.setPreviousStatement(true);
      this.setNextStatement(true);
      this.setStyle('error_blocks');
      this.setTooltip(() => Msg['PY_TRY_TIP'] ?? '');
      this.shape({ handlers: 1, hasElse: false, hasFinally: false });
    },
    shape(this: ITryBlock, state: ITryState): void {
      for (; this.handlers < state.handlers; this.handlers++) {
        const i = this.handlers;
        this.appendDummyInput(`HEAD${i}`)
          .appendField(Msg['PY_TRY_EXCEPT'] ?? '')
          .appendField(new Identifier('ValueError') as Field, `TYPE${i}`)
          .appendField(Msg['PY_TRY_AS'] ?? '')
          .appendField(new FieldVariable('error'), `VAR${i}`);
        this.appendStatementInput(`EXCEPT${i}`);
      }
      this.hasElse = state.hasElse;
      this.hasFinally = state.hasFinally;
      if (state.hasElse && !this.getInput('ELSE')) {
        this.appendStatementInput('ELSE').appendField(Msg['PY_TRY_ELSE'] ?? '');
      }
      if (state.hasFinally && !this.getInput('FINALLY')) {
        this.appendStatementInput('FINALLY').appendField(Msg['PY_TRY_FINALLY'] ?? '');
      }
    },
    saveExtraState(this: ITryBlock): ITryState {
      return { handlers: this.handlers, hasElse: this.hasElse, hasFinally: this.hasFinally };
    },
    loadExtraState(this: ITryBlock, state: Partial<ITryState>): void {
      const handlers = Number.isSafeInteger(state.handlers) ? Number(state.handlers) : 1;
      this.shape({
        handlers: Math.min(most, Math.max(1, handlers)),
        hasElse: state.hasElse === true,
        hasFinally: state.hasFinally === true
      });
    }
  };
}
