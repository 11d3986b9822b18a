import {
  ContextMenuRegistry,
  Msg,
  ShortcutRegistry,
  common,
  getFocusManager,
  serialization,
  utils
} from 'blockly/core';
import type { BlockSvg, WorkspaceSvg } from 'blockly/core';

import type { JSONObject } from '../document/format.js';
import { byName } from '../editor/tools/clipboard.js';
import { mainOf } from '../editor/tools/known.js';
import { drawBlock } from '../editor/tools/picture.js';
import { baseOf } from '../generator/unseen.js';
import { nameOf } from './name.js';
import { pythonAlone } from './python.js';
import type { IHelp } from './types.js';

type Answer = (help: IHelp) => void;

const answers = new WeakMap<WorkspaceSvg, Answer>();
let registered = false;

/** Answers questions about the blocks of a workspace and of its toolbox: Blockly's menu item “Help” and the key F1. */
export function answerQuestions(workspace: WorkspaceSvg, answer: Answer): void {
  answers.set(workspace, answer);
  if (!registered) {
    registered = true;
    register();
  }
}

/** What is known about a block. */
export function helpOf(block: BlockSvg): IHelp {
  const key = block.type.toUpperCase();
  const text = (name: string): string => (Object.hasOwn(Msg, name) ? String(Msg[name]) : '');
  return {
    type: block.type,
    name: nameOf(block, 80),
    text: text(`${key}_TIP`) || tooltip(block),
    example: text(`${key}_EXAMPLE`),
    python: pythonOf(block),
    picture: drawBlock(block),
    goBack: () => {
      if (!block.isDisposed()) {
        getFocusManager().focusNode(block);
      }
    }
  };
}

function tooltip(block: BlockSvg): string {
  const tip = block.getTooltip();
  return tip === block.type ? '' : tip;
}

function pythonOf(block: BlockSvg): string {
  try {
    const state = serialization.blocks.save(block, { addNextBlocks: false, saveIds: false });
    return pythonAlone(baseOf(mainOf(block.workspace)), byName(state as unknown as JSONObject)).trimEnd();
  } catch {
    // A block of a library that is not there has help, but no Python.
    return '';
  }
}

function ask(block: BlockSvg | null): boolean {
  const answer = block ? answers.get(mainOf(block.workspace)) : undefined;
  if (block && answer) {
    answer(helpOf(block));
    return true;
  }
  return false;
}

/** The block that is selected, or the one that holds the field or place in focus. */
function chosen(): BlockSvg | null {
  const node: unknown = getFocusManager().getFocusedNode() ?? common.getSelected();
  const block = isPart(node) ? node.getSourceBlock() : node;
  return isBlock(block) ? block : null;
}

const isPart = (node: unknown): node is { getSourceBlock(): unknown } =>
  typeof node === 'object' && node !== null && 'getSourceBlock' in node && typeof node.getSourceBlock === 'function';

const isBlock = (node: unknown): node is BlockSvg =>
  typeof node === 'object' && node !== null && 'outputConnection' in node && 'workspace' in node;

function register(): void {
  const { registry, ScopeType } = ContextMenuRegistry;
  const id = 'blockHelp';
  const weight = registry.getItem(id)?.weight ?? 7;
  registry.unregister(id);
  registry.register({
    id,
    weight,
    scopeType: ScopeType.BLOCK,
    displayText: () => Msg['HELP'] ?? '',
    preconditionFn: ({ block }) => (block && answers.has(mainOf(block.workspace)) ? 'enabled' : 'hidden'),
    callback: ({ block }) => void ask(block ?? null)
  });
  ShortcutRegistry.registry.register({
    name: 'blockroom_help',
    keyCodes: [utils.KeyCodes.F1],
    preconditionFn: () => chosen() !== null,
    callback: (_workspace, event) => {
      event.preventDefault();
      return ask(chosen());
    }
  });
}
