import type {
  ICollapsibleToolboxItem,
  IFocusableNode,
  ISelectableToolboxItem,
  IToolbox,
  IToolboxItem,
  WorkspaceSvg
} from 'blockly/core';
import type { IDisposable } from '@lumino/disposable';

import type { Editor } from '../editor/index.js';
import type { SearchCategory } from '../editor/tools/search.js';
import type { IHeld } from './answers.js';
import { Contents } from './contents.js';
import type { IContentsOptions, IContentsToolbox } from './contents.js';
import type { Asked } from './kernel.js';
import { MODULES, importedModules, moduleButton } from './names.js';
import { flyoutPlace, focusFlyout } from './place.js';
import { isDotted } from './state.js';

const nothing: IHeld = { modules: [], classes: [], objects: [] };

/** What tells one content of the category from another. */
function keyOf(names: string[], { classes, objects }: IHeld): string {
  return JSON.stringify([names, classes, objects]);
}

/** That of a toolbox that was just made. */
const empty = keyOf([], nothing);

const style = 'module_category';

let made = 0;

/** Milliseconds without a change after which the program's imports are looked at: not while blocks are being moved. */
const quiet = 300;

/** An item that may be a category, with categories in it. */
type Item = Partial<
  IFocusableNode & ISelectableToolboxItem & ICollapsibleToolboxItem & { setExpanded(to: boolean): void }
>;

/** What the categories need from the document. */
export interface ICategoryOptions extends IContentsOptions {
  editor: Editor;
  /** Asks for the name of a module. */
  choose: () => void;
}

/** A category for each module that the program imports or the student added, and for each object the kernel holds. */
export class ModuleCategories implements IContentsToolbox, IDisposable {
  constructor(options: ICategoryOptions) {
    this._options = options;
    const { editor, members, choose } = options;
    this._workspace = editor.workspace;
    this._contents = new Contents(this._workspace, options, this);
    this._workspace.registerButtonCallback(moduleButton.callbackkey, choose);
    editor.changed.connect(this.onEdited, this);
    editor.loaded.connect(this.update, this);
    editor.toolboxChanged.connect(this.onToolboxChanged, this);
    members.changed.connect(this.onMembersChanged, this);
    this.update();
  }

  /** Whether it is gone. */
  get isDisposed(): boolean {
    return this._isDisposed;
  }

  /** Shows categories for what the program imports now, where that differs from what is shown. */
  update(): void {
    const { editor, added } = this._options;
    const names = [...new Set([...importedModules(editor.code()), ...this._held.modules, ...added()])].filter(isDotted);
    const key = keyOf(names, this._held);
    // A toolbox that changes under a block being dragged would end the drag.
    if (key === this._shown) {
      return;
    }
    if (this._workspace.isDragging()) {
      this.onEdited();
      return;
    }
    this._shown = key;
    this.show_(names);
  }

  /** Opens the category of a module or object. */
  open(ask: Asked, name: string): void {
    const toolbox = this._workspace.getToolbox();
    const item = toolbox?.getToolboxItems().find(one => one.getId() === this.idOf(ask, name));
    if (!toolbox || !item) {
      return;
    }
    expand(item.getParent());
    if (toolbox.getSelectedItem() === item) {
      toolbox.refreshSelection();
    } else {
      toolbox.setSelectedItem(item);
    }
  }

  /** Draws the blocks of the open category anew, where they are those of a module or object; the focus stays there. */
  redraw(): void {
    const toolbox = this._workspace.getToolbox();
    if (!toolbox?.getSelectedItem()?.getId().startsWith(this._prefix)) {
      return;
    }
    const place = flyoutPlace(toolbox);
    toolbox.refreshSelection();
    if (place !== null) {
      focusFlyout(toolbox, place);
    }
  }

  /** Ends the changes; the toolbox stays as it is. */
  dispose(): void {
    this._isDisposed = true;
    const { editor, members } = this._options;
    window.clearTimeout(this._timer);
    editor.changed.disconnect(this.onEdited, this);
    editor.loaded.disconnect(this.update, this);
    editor.toolboxChanged.disconnect(this.onToolboxChanged, this);
    members.changed.disconnect(this.onMembersChanged, this);
  }

  private onEdited(): void {
    window.clearTimeout(this._timer);
    this._timer = window.setTimeout(() => this.update(), quiet);
  }

  private onToolboxChanged(): void {
    this._shown = empty;
    this.update();
  }

  private onMembersChanged(): void {
    void this._options.members
      .held()
      .catch(() => nothing)
      .then(held => {
        if (!this._isDisposed) {
          this._held = held;
          this.update();
          this._contents.refresh();
        }
      });
  }

  private show_(modules: string[]): void {
    const { text } = this._options;
    const { classes, objects } = this._held;
    const held = [
      ...classes.map(name => this.category('object', name, name)),
      ...objects.map(({ name, type }) => this.category('object', name, `${name} (${type})`))
    ];
    this.replace([
      moduleButton,
      ...modules.map(name => this.category('module', name, name)),
      ...(held.length ? [{ kind: 'category', name: text('moduleHeld'), categorystyle: style, contents: held }] : [])
    ]);
  }

  private category(ask: Asked, name: string, label: string): object {
    const id = this.idOf(ask, name);
    this._workspace.registerToolboxCategoryCallback(id, () => this._contents.of(ask, name));
    return { kind: 'category', name: label, custom: id, toolboxitemid: id, categorystyle: style };
  }

  /** Puts contents into the category of modules; what is open in the toolbox stays open. */
  private replace(contents: object[]): void {
    const tree = this._workspace.options.languageTree;
    const toolbox = this._workspace.getToolbox();
    const items = tree?.contents.map(item => ('name' in item && item.name === MODULES ? { ...item, contents } : item));
    if (!tree || !toolbox || !items) {
      return;
    }
    // Blockly makes all items anew: they are known again by their names.
    const expanded = new Set(toolbox.getToolboxItems().filter(isExpanded).map(pathOf));
    const selected = toolbox.getSelectedItem();
    const path = selected && pathOf(selected);
    const wasEmpty = !(selected as Item | null)?.isExpanded;
    const search = toolbox.getToolboxItems().find(isSearch);
    const focused = focusedPath(toolbox);
    const place = flyoutPlace(toolbox);
    toolbox.clearSelection();
    this._workspace.updateToolbox({ ...tree, contents: items });
    for (const item of toolbox.getToolboxItems()) {
      if (search && isSearch(item)) {
        item.takeOver(search);
      }
      if (expanded.has(pathOf(item))) {
        expand(item);
      }
      if (pathOf(item) === path) {
        toolbox.setSelectedItem(item);
        if (wasEmpty) {
          expand(item);
        }
      }
    }
    if (place === null || !focusFlyout(toolbox, place)) {
      const again = toolbox.getToolboxItems().find(item => focused !== null && pathOf(item) === focused);
      (again as Item | undefined)?.getFocusableElement?.().focus();
    }
  }

  private idOf(ask: Asked, name: string): string {
    return `${this._prefix}${ask}-${name}`;
  }

  private readonly _options: ICategoryOptions;
  private readonly _workspace: WorkspaceSvg;
  private readonly _contents: Contents;
  /** Ids are the page's own: another document has its own toolbox in it. */
  private readonly _prefix = `br-modules-${made++}-`;
  private _held: IHeld = nothing;
  private _shown = empty;
  private _timer = 0;
  private _isDisposed = false;
}

/** Which item has the focus; for a block beside the toolbox that is the category that it lies in. */
function focusedPath(toolbox: IToolbox): string | null {
  const here = document.activeElement;
  const focused = toolbox.getToolboxItems().find(item => (item as Item).getFocusableElement?.() === here);
  const item = focused ?? (flyoutPlace(toolbox) === null ? null : toolbox.getSelectedItem());
  return item && pathOf(item);
}

/** The names of an item and of those that it is in. */
function pathOf(item: IToolboxItem): string {
  const parent = item.getParent();
  const name = (item as Item).getName?.() ?? '';
  return parent ? `${pathOf(parent)}\n${name}` : name;
}

function isSearch(item: IToolboxItem): item is SearchCategory {
  return 'takeOver' in item;
}

function isExpanded(item: IToolboxItem): boolean {
  return (item as Item).isExpanded?.() ?? false;
}

function expand(item: IToolboxItem | null): void {
  (item as Item | null)?.setExpanded?.(true);
}
