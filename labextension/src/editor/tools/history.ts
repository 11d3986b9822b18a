import { ContextMenuRegistry } from 'blockly/core';
import type { ContextMenuRegistry as Menu, utils } from 'blockly/core';

import { optionsOf } from './known.js';

let isDone = false;

/** Lets "Undo" and "Redo" in the workspace's menu do what the keys do, where the document keeps its own history. */
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
}
