import type { WorkspaceSvg, utils } from 'blockly/core';
import type { IDisposable } from '@lumino/disposable';

import type { Texts } from '../../locale/ui.js';
import type { IPreferences } from '../preferences.js';
import { addBackpack, backpackCategory } from './backpack.js';
import { addClipboard } from './clipboard.js';
import { sharedHistory } from './history.js';
import { remember } from './known.js';
import { addMinimap } from './minimap.js';
import { registerSearch, searchKind } from './search.js';
import type { ITool, IToolOptions } from './types.js';

/** The tools at one workspace. */
export interface ITools extends IDisposable {
  /** Follows what a person chose. */
  prefer(preferences: IPreferences): void;
  /** Follows the theme. */
  refresh(): void;
}

/** Adds search, backpack, clipboard and minimap to a workspace. */
export function addTools(workspace: WorkspaceSvg, options: IToolOptions): ITools {
  remember(workspace, options);
  sharedHistory();
  const tools: ITool[] = [addClipboard(workspace), addBackpack(workspace, options), addMinimap(workspace)];
  return {
    get isDisposed() {
      return tools.some(tool => tool.isDisposed);
    },
    prefer: preferences => tools.forEach(tool => tool.prefer?.(preferences)),
    refresh: () => tools.forEach(tool => tool.refresh?.()),
    dispose: () => tools.forEach(tool => tool.dispose())
  };
}

/** A toolbox with the search above its categories and the backpack below them. */
export function withTools(toolbox: utils.toolbox.ToolboxDefinition, text: Texts): utils.toolbox.ToolboxDefinition {
  registerSearch();
  if (typeof toolbox !== 'object' || !('contents' in toolbox) || !Array.isArray(toolbox.contents)) {
    return toolbox;
  }
  const search = { kind: searchKind, name: text('searchBlocks'), contents: [] };
  const backpack = {
    kind: 'category',
    name: text('backpack'),
    categorystyle: 'unknown_category',
    custom: backpackCategory
  };
  const contents = [search, ...toolbox.contents, { kind: 'sep' }, backpack];
  return { ...toolbox, contents };
}

export type { ITool, IToolOptions } from './types.js';
export { focusSearch } from './search.js';
