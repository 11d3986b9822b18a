import { Blocks, Events, FieldDropdown, Msg, dialog, inputs, serialization } from 'blockly/core';
import type { Block, BlockSvg, MenuOption } from 'blockly/core';

import { reach } from './names.js';
import { shadowOf } from './shadow.js';
import { isIdentifier, isRequired, limits, readState, shown, takesAnyName, takesMore } from './state.js';
import type { IApiState } from './state.js';

/** The types of the blocks for a member: one gives a value, one stands in a sequence. */
export const API_VALUE = 'py_api';
export const API_STATEMENT = 'py_api_do';

interface IApiBlock extends Block {
  api?: IApiState;
}

const empty: IApiState = { callable: 'print', kind: 'function', parameters: [], used: [], more: 0 };

/** What a block stands for. */
export function stateOf(block: Block): IApiState {
  return (block as IApiBlock).api ?? empty;
}

/** The name of the input for a parameter. */
export const inputOf = (parameter: string): string => `ARG_${parameter}`;

/** The name of an input for `*args`. */
export const moreInput = (index: number): string => `MORE_${index}`;

/** The values of the choice behind the plus sign that are no parameter. */
const choice = { none: '', more: '+*', less: '-*', name: '+**' } as const;

/** The plus sign: what is chosen behind it happens at once, so there is nothing to save. */
class ChoiceField extends FieldDropdown {
  /** Never. */
  override isSerializable(): boolean {
    return false;
  }
}

/** Gives a block exactly the inputs that its state asks for, in their order; what lies in an input that stays, stays. */
function shape(block: Block, state: IApiState): void {
  const parameters = shown(state);
  const wanted = [
    ...(state.kind === 'method' || state.kind === 'property' ? ['OBJECT'] : []),
    'HEAD',
    ...parameters.filter(isRequired).map(({ name }) => inputOf(name)),
    ...Array.from({ length: takesMore(state) ? state.more : 0 }, (_, i) => moreInput(i)),
    ...parameters.filter(parameter => !isRequired(parameter)).map(({ name }) => inputOf(name)),
    ...(hasChoice(state) ? ['TAIL'] : [])
  ];
  for (const name of block.inputList.map(input => input.name).filter(name => !wanted.includes(name))) {
    block.removeInput(name);
  }
  for (const name of wanted) {
    if (!block.getInput(name)) {
      add(block, state, name);
    }
    block.moveInputBefore(name, null);
  }
  const places = wanted.length - 1 - Number(wanted.includes('TAIL'));
  block.setInputsInline(places <= 4);
}

function add(block: Block, state: IApiState, name: string): void {
  if (name === 'HEAD') {
    block.appendDummyInput(name).appendField(title(state));
  } else if (name === 'TAIL') {
    block.appendDummyInput(name).appendField(
      new ChoiceField(
        () => choices(block),
        value => choose(block, value)
      ),
      'CHOICE'
    );
  } else {
    const label = name.startsWith('ARG_') ? name.slice('ARG_'.length) : '';
    const input = block.appendValueInput(name);
    input.setAlign(inputs.Align.RIGHT);
    if (label) {
      input.appendField(label);
      const shadow = shadowOf(state.parameters.find(parameter => parameter.name === label)?.default);
      input.connection?.setShadowState(shadow);
    }
  }
}

/** How the member is written in Python. */
function title(state: IApiState): string {
  return state.kind === 'method' || state.kind === 'property'
    ? `. ${state.callable}`
    : (reach(state)?.code ?? state.callable);
}

function hasChoice(state: IApiState): boolean {
  return state.parameters.some(parameter => !isRequired(parameter));
}

/** What the plus sign offers: every optional parameter, with a tick where it is shown. */
function choices(block: Block): MenuOption[] {
  const state = stateOf(block);
  const tick = (name: string): string => (state.used.includes(name) ? '✓ ' : '　 ');
  const named = state.parameters.filter(({ optional }) => optional).map(({ name }) => name);
  const free = state.used.filter(name => !named.includes(name));
  const options: MenuOption[] = [['＋', choice.none]];
  if (takesMore(state)) {
    options.push([Msg['API_MORE'] ?? '', choice.more]);
    if (state.more > 0) {
      options.push([Msg['API_LESS'] ?? '', choice.less]);
    }
  }
  options.push(...[...named, ...free].map((name): MenuOption => [tick(name) + name, name]));
  if (takesAnyName(state)) {
    options.push([Msg['API_NAMED'] ?? '', choice.name]);
  }
  return options;
}

/** Shows or hides what was chosen; the field itself stays at its plus sign. */
function choose(block: Block, value: string): string | null {
  if (value === choice.none) {
    return value;
  }
  const state = stateOf(block);
  switch (value) {
    case choice.more:
      change(block, { more: Math.min(state.more + 1, limits.more) });
      break;
    case choice.less:
      change(block, { more: state.more - 1 });
      break;
    case choice.name:
      dialog.prompt(Msg['API_NAMED_ASK'] ?? '', '', name => {
        if (isIdentifier(name) && !state.used.includes(name)) {
          change(block, { used: [...state.used, name] });
        }
      });
      break;
    default: {
      const used = state.used.filter(name => name !== value);
      change(block, { used: used.length === state.used.length ? [...used, value] : used });
    }
  }
  return null;
}

/** Changes what a block shows, as one step that can be undone. */
function change(block: Block, to: Partial<IApiState>): void {
  const before = stateOf(block);
  const after = { ...before, ...to };
  Events.setGroup(true);
  (block as IApiBlock).api = after;
  shape(block, after);
  Events.fire(
    new (Events.get(Events.BLOCK_CHANGE))(block, 'mutation', null, JSON.stringify(before), JSON.stringify(after))
  );
  Events.setGroup(false);
}

/** The help text, with how Python writes the call. */
function tooltip(block: Block): string {
  const state = stateOf(block);
  const call = state.parameters.map(({ name, kind, optional, default: value }) => {
    const star = kind === 'args' ? '*' : kind === 'kwargs' ? '**' : '';
    return star + name + (optional ? `=${value ?? '…'}` : '');
  });
  const isCall = state.kind !== 'property' && state.kind !== 'constant';
  return [state.doc, state.callable + (isCall ? `(${call.join(', ')})` : '')].filter(Boolean).join('\n\n');
}

function definition(isValue: boolean): Record<string, unknown> {
  return {
    init(this: IApiBlock): void {
      if (isValue) {
        this.setOutput(true);
      } else {
        this.setPreviousStatement(true);
        this.setNextStatement(true);
      }
      this.setStyle('module_blocks');
      this.setTooltip(() => tooltip(this));
      shape(this, stateOf(this));
    },
    saveExtraState(this: IApiBlock): IApiState {
      return stateOf(this);
    },
    loadExtraState(this: IApiBlock, data: unknown): void {
      const state = readState(data);
      const head = this.getInput('HEAD');
      if (head && title(state) !== title(stateOf(this))) {
        this.removeInput('HEAD');
      }
      this.api = state;
      shape(this, state);
    },
    customContextMenu(this: BlockSvg, options: object[]): void {
      options.unshift({
        text: Msg[isValue ? 'API_AS_STATEMENT' : 'API_AS_VALUE'] ?? '',
        enabled: !this.isInFlyout && this.isEditable(),
        callback: () => convert(this)
      });
    }
  };
}

/** Turns a block that gives a value into one that stands in a sequence, or the other way. */
function convert(block: BlockSvg): void {
  const state = serialization.blocks.save(block, { addCoordinates: true, addNextBlocks: false });
  if (!state) {
    return;
  }
  const { id: _id, ...rest } = state;
  const workspace = block.workspace;
  Events.setGroup(true);
  block.dispose(true);
  const type = block.type === API_VALUE ? API_STATEMENT : API_VALUE;
  serialization.blocks.append({ ...rest, type }, workspace, { recordUndo: true });
  Events.setGroup(false);
}

/** Makes the blocks for members known to Blockly. */
export function defineApiBlocks(): void {
  Blocks[API_VALUE] = definition(true);
  Blocks[API_STATEMENT] = definition(false);
}
