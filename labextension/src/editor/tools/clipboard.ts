import { ContextMenuRegistry, Events, ShortcutRegistry, ShortcutItems, clipboard, getFocusManager } from 'blockly/core';
import { BlockSvg, utils } from 'blockly/core';
import type { ContextMenuRegistry as Menu, WorkspaceSvg } from 'blockly/core';

import { isObject } from '../../document/format.js';
import type { JSONObject, JSONValue } from '../../document/format.js';
import { workspaceToPython } from '../../generator/index.js';
import { baseOf } from '../../generator/unseen.js';
import { repair } from '../repair.js';
import { mainOf, optionsOf } from './known.js';
import { trial } from './trial.js';
import type { ITool } from './types.js';

/** The type of blocks on the browser's clipboard. Any program can put it there: it is read like a file. */
export const clipboardType = 'application/vnd.blockroom.blocks+json';

/** How many characters are read from the clipboard. */
const limit = 2_000_000;

/** What was copied last in this page, for the menu, which may not read the browser's clipboard. */
let last = '';

/** The stacks that a text of the clipboard holds, mended as those of a file are; none where it holds no blocks. */
export function readStacks(text: string): JSONObject[] {
  if (text.length > limit) {
    return [];
  }
  try {
    const data: unknown = JSON.parse(text);
    if (!isObject(data) || data['format'] !== 'blockroom-blocks' || !Array.isArray(data['blocks'])) {
      return [];
    }
    const { workspace } = repair({ blocks: { blocks: data['blocks'] } });
    return (workspace['blocks'] as JSONObject)['blocks'] as JSONObject[];
  } catch {
    return [];
  }
}

/** The text that carries a stack. */
export function writeStack(stack: JSONObject): string {
  return JSON.stringify({ format: 'blockroom-blocks', version: 1, blocks: [byName(stack)] });
}

/** A stack whose variables go by their names: in another document their ids mean something else. */
export function byName(stack: JSONObject): JSONObject {
  const fields = mapped(stack['fields'], field => {
    const { id: _id, ...rest } = isObject(field) ? field : {};
    return typeof rest['name'] === 'string' ? rest : field;
  });
  const follow = (connection: JSONValue): JSONValue =>
    isObject(connection) ? mapped(connection, block => (isObject(block) ? byName(block) : block)) : connection;
  return {
    ...stack,
    ...(isObject(stack['fields']) ? { fields } : {}),
    ...(isObject(stack['inputs']) ? { inputs: mapped(stack['inputs'], follow) } : {}),
    ...(isObject(stack['next']) ? { next: follow(stack['next']) } : {})
  };
}

function mapped(object: JSONValue | undefined, change: (value: JSONValue) => JSONValue): JSONObject {
  const entries = isObject(object) ? Object.entries(object) : [];
  return Object.fromEntries(entries.map(([key, value]) => [key, change(value)]));
}

/** Puts copied blocks into a workspace as Blockly does: near the place given, selected, one step to undo. */
export function pasteInto(workspace: WorkspaceSvg, text: string, place?: utils.Coordinate): boolean {
  const stacks = workspace.isReadOnly() ? [] : readStacks(text);
  const group = Events.getGroup();
  Events.setGroup(group || true);
  try {
    for (const blockState of stacks) {
      clipboard.paste(
        { paster: clipboard.BlockPaster.TYPE, blockState, typeCounts: {} } as unknown as clipboard.BlockCopyData,
        workspace,
        place ?? middle(workspace)
      );
    }
  } finally {
    Events.setGroup(group);
  }
  return stacks.length > 0;
}

function middle(workspace: WorkspaceSvg): utils.Coordinate {
  const { left, top, width, height } = workspace.getMetricsManager().getViewMetrics(true);
  return new utils.Coordinate(left + width / 3, top + height / 3);
}

/** Copies a block with what is in it, and hands it to the browser's clipboard, with its Python for other programs. */
export function copyBlock(block: BlockSvg): boolean {
  const data = block.toCopyData();
  if (!data) {
    return false;
  }
  last = writeStack(data.blockState as unknown as JSONObject);
  const python = trial(baseOf(mainOf(block.workspace)), [data.blockState as unknown as JSONObject], workspaceToPython);
  // Unlike navigator.clipboard, this works on a school's server without a certificate too.
  const write = (event: ClipboardEvent): void => {
    event.clipboardData?.setData(clipboardType, last);
    event.clipboardData?.setData('text/plain', python);
    event.preventDefault();
    event.stopImmediatePropagation();
  };
  document.addEventListener('copy', write, { capture: true, once: true });
  // eslint-disable-next-line @typescript-eslint/no-deprecated
  document.execCommand('copy');
  document.removeEventListener('copy', write, { capture: true });
  return true;
}

/** Copy, cut and paste through the browser's clipboard: between documents, windows and tabs. */
export function addClipboard(workspace: WorkspaceSvg): ITool {
  register();
  const paste = (event: ClipboardEvent): void => {
    const focused = document.activeElement;
    const isHere = focused !== null && workspace.getInjectionDiv().contains(focused);
    const isTyping = focused instanceof HTMLInputElement || focused instanceof HTMLTextAreaElement;
    const text = event.clipboardData?.getData(clipboardType);
    if (!isHere || isTyping || !text) {
      return;
    }
    const near = workspace.getNavigator().getSourceBlockFromNode(getFocusManager().getFocusedNode());
    const place = near?.workspace === workspace ? near.getRelativeToSurfaceXY() : undefined;
    if (pasteInto(workspace, text, place)) {
      event.preventDefault();
    }
  };
  document.addEventListener('paste', paste);
  let isDisposed = false;
  return {
    get isDisposed() {
      return isDisposed;
    },
    dispose: () => {
      isDisposed = true;
      document.removeEventListener('paste', paste);
    }
  };
}

let isRegistered = false;

/** Blockly's own copy and paste know one workspace only. */
function register(): void {
  if (isRegistered) {
    return;
  }
  isRegistered = true;
  const shortcuts = ShortcutRegistry.registry;
  const all = shortcuts.getRegistry();
  const { COPY, CUT, PASTE } = ShortcutItems.names;
  for (const name of [COPY, CUT]) {
    const stock = all[name];
    shortcuts.unregister(name);
    shortcuts.register({
      ...stock,
      name,
      callback: (workspace, event, shortcut, scope) => {
        const block = scope.focusedNode;
        if (!(block instanceof BlockSvg)) {
          return stock?.callback?.(workspace, event, shortcut, scope) ?? false;
        }
        if (!copyBlock(block)) {
          return false;
        }
        event.preventDefault();
        if (name === CUT) {
          block.checkAndDelete();
        }
        return true;
      }
    });
  }
  // The browser's own paste event follows the keys.
  shortcuts.unregister(PASTE);
  shortcuts.register({ ...all[PASTE], name: PASTE, preconditionFn: () => false });
  menu().forEach(item => ContextMenuRegistry.registry.register(item));
}

function menu(): Menu.RegistryItem[] {
  const { BLOCK, WORKSPACE } = ContextMenuRegistry.ScopeType;
  const canCopy = (scope: Menu.Scope): string => {
    const options = optionsOf(scope.block?.workspace);
    return options && scope.block?.isDeletable() && scope.block.isMovable() ? 'enabled' : 'hidden';
  };
  const canPaste = (scope: Menu.Scope): string => {
    if (!scope.workspace || !optionsOf(scope.workspace)) {
      return 'hidden';
    }
    return last && !scope.workspace.isReadOnly() ? 'enabled' : 'disabled';
  };
  return [
    {
      id: 'blockroomCopy',
      scopeType: BLOCK,
      weight: 0.2,
      displayText: scope => optionsOf(scope.block?.workspace)?.text('copyBlock') ?? '',
      preconditionFn: canCopy,
      callback: scope => scope.block && void copyBlock(scope.block)
    },
    {
      id: 'blockroomCut',
      scopeType: BLOCK,
      weight: 0.3,
      displayText: scope => optionsOf(scope.block?.workspace)?.text('cutBlock') ?? '',
      preconditionFn: scope =>
        scope.block?.isInFlyout || scope.block?.workspace.isReadOnly() ? 'hidden' : canCopy(scope),
      callback: scope => {
        if (scope.block && copyBlock(scope.block)) {
          scope.block.checkAndDelete();
        }
      }
    },
    {
      id: 'blockroomPaste',
      scopeType: WORKSPACE,
      weight: 0.2,
      displayText: scope => optionsOf(scope.workspace)?.text('pasteBlock') ?? '',
      preconditionFn: canPaste,
      callback: (scope, _menuOpened, _menuSelected, location) => {
        if (scope.workspace) {
          const workspace = mainOf(scope.workspace);
          pasteInto(workspace, last, utils.svgMath.screenToWsCoordinates(workspace, location));
        }
      }
    }
  ];
}
