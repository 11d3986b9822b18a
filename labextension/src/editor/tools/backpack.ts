import { ContextMenuRegistry, dialog } from 'blockly/core';
import type { ContextMenuRegistry as Menu, WorkspaceSvg, utils } from 'blockly/core';

import type { JSONObject } from '../../document/format.js';
import type { Texts } from '../../locale/ui.js';
import { UNKNOWN_STATEMENT, UNKNOWN_VALUE } from '../../blocks/unknown.js';
import { repair } from '../repair.js';
import { byName } from './clipboard.js';
import { optionsOf } from './known.js';
import type { IBackpack, ITool, IToolOptions } from './types.js';

/** The name by which the toolbox asks for what is in the backpack. */
export const backpackCategory = 'BLOCKROOM_BACKPACK';

const idOf = (index: number): string => `backpack-${index}`;

/** The backpack: a category of blocks that a student carries from one document to another. */
export function addBackpack(workspace: WorkspaceSvg, options: IToolOptions): ITool {
  register();
  const { backpack, text } = options;
  workspace.registerToolboxCategoryCallback(backpackCategory, () =>
    backpack ? contents(backpack, options) : [label(text('backpackNone'))]
  );
  workspace.registerButtonCallback('emptyBackpack', () =>
    dialog.confirm(text('emptyBackpackAsk'), yes => yes && void orSay(backpack?.clear(), text))
  );
  const refresh = (): void => workspace.refreshToolboxSelection();
  backpack?.changed.connect(refresh);
  let isDisposed = false;
  return {
    get isDisposed() {
      return isDisposed;
    },
    dispose: () => {
      isDisposed = true;
      backpack?.changed.disconnect(refresh);
    }
  };
}

/** Says where the settings that hold the backpack could not be read or written. */
async function orSay(change: Promise<unknown> | undefined, text: Texts): Promise<void> {
  try {
    await change;
  } catch {
    dialog.alert(text('backpackFailed'));
  }
}

function label(sentence: string): utils.toolbox.FlyoutItemInfo {
  return { kind: 'label', text: sentence };
}

/** The settings that hold it may have been written by anybody: they are mended like a file. */
function contents(backpack: IBackpack, { text }: IToolOptions): utils.toolbox.FlyoutItemInfo[] {
  const { items } = backpack;
  if (items.length === 0) {
    return [label(text('backpackEmpty'))];
  }
  const blocks = items.flatMap((item, index) => {
    const stack = mended(item);
    return stack ? [{ ...stack, kind: 'block', id: idOf(index) }] : [];
  });
  const button = { kind: 'button', text: text('emptyBackpack'), callbackkey: 'emptyBackpack' };
  return [...blocks, button];
}

function mended(item: JSONObject): JSONObject | null {
  try {
    const { workspace } = repair({ blocks: { blocks: [item] } });
    const stack = ((workspace['blocks'] as JSONObject)['blocks'] as JSONObject[])[0];
    const isUnknown = stack?.['type'] === UNKNOWN_STATEMENT || stack?.['type'] === UNKNOWN_VALUE;
    return stack && !isUnknown ? stack : null;
  } catch {
    return null;
  }
}

let isRegistered = false;

function register(): void {
  if (!isRegistered) {
    isRegistered = true;
    menu().forEach(item => ContextMenuRegistry.registry.register(item));
  }
}

function menu(): Menu.RegistryItem[] {
  const { BLOCK } = ContextMenuRegistry.ScopeType;
  const index = (scope: Menu.Scope): number =>
    scope.block?.isInFlyout && scope.block.id.startsWith('backpack-') ? Number(scope.block.id.slice(9)) : -1;
  return [
    {
      id: 'blockroomToBackpack',
      scopeType: BLOCK,
      weight: 2.5,
      displayText: scope => optionsOf(scope.block?.workspace)?.text('toBackpack') ?? '',
      preconditionFn: scope => {
        const options = optionsOf(scope.block?.workspace);
        return options?.backpack && index(scope) < 0 ? 'enabled' : 'hidden';
      },
      callback: ({ block }) => {
        const options = optionsOf(block?.workspace);
        const data = block?.toCopyData(true);
        if (options?.backpack && data) {
          const { x: _x, y: _y, ...stack } = byName(data.blockState as unknown as JSONObject);
          const added = options.backpack.add(stack);
          void orSay(
            added.then(fits => !fits && dialog.alert(options.text('backpackFull'))),
            options.text
          );
        }
      }
    },
    {
      id: 'blockroomFromBackpack',
      scopeType: BLOCK,
      weight: 2.5,
      displayText: scope => optionsOf(scope.block?.workspace)?.text('fromBackpack') ?? '',
      preconditionFn: scope => (index(scope) < 0 ? 'hidden' : 'enabled'),
      callback: scope => {
        const options = optionsOf(scope.block?.workspace);
        const stack = options?.backpack?.items[index(scope)];
        if (options && stack) {
          void orSay(options.backpack?.remove(stack), options.text);
        }
      }
    }
  ];
}
