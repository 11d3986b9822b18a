import { ContextMenuRegistry, ShortcutItems, ShortcutRegistry } from 'blockly/core';
import type { ContextMenuRegistry as Menu, utils } from 'blockly/core';

import { optionsOf } from './known.js';

let isDone = false;

/**
 * Where the document keeps its own history, which its views share, "Undo" and "Redo" in the workspace's menu are the
 * document's, and the keys are left to the Lab.
 */
export function sharedHistory(): void {
  if (isDone) {
    return;
  }
  isDone = true;
  for (const [id, redo] of [
    ['undoWorkspace', false],
    ['redoWorkspace', true]
  ] as const) {
    const item = ContextMenuRegistry.registry.getItem(id);
    if (!item || item.separator) {
      continue;
    }
    const { callback, preconditionFn } = item;
    ContextMenuRegistry.registry.unregister(id);
    ContextMenuRegistry.registry.register({
      ...item,
      preconditionFn: (scope: Menu.Scope, event: Event) => {
        if (!optionsOf(scope.workspace)?.undo) {
          return preconditionFn(scope, event);
        }
        return scope.workspace?.isReadOnly() ? 'disabled' : 'enabled';
      },
      callback: (scope: Menu.Scope, opened: Event, selected: Event, location: utils.Coordinate) => {
        const undo = optionsOf(scope.workspace)?.undo;
        if (undo) {
          undo(redo);
        } else {
          callback(scope, opened, selected, location);
        }
      }
    });
  }
  const shortcuts = ShortcutRegistry.registry;
  const all = shortcuts.getRegistry();
  for (const name of [ShortcutItems.names.UNDO, ShortcutItems.names.REDO]) {
    const stock = all[name];
    shortcuts.unregister(name);
    shortcuts.register({
      ...stock,
      name,
      preconditionFn: (workspace, scope) => {
        const isOurs = optionsOf(workspace)?.undo !== undefined;
        return !isOurs && (stock?.preconditionFn?.(workspace, scope) ?? true);
      }
    });
  }
}
