import type { ICollapsibleToolboxItem, IToolboxItem, WorkspaceSvg } from 'blockly/core';
import type { IDisposable } from '@lumino/disposable';

import type { Editor } from '../editor/index.js';
import type { IHeld } from './answers.js';
import { Contents } from './contents.js';
import type { IContentsOptions } from './contents.js';
import type { Asked } from './kernel.js';
import { MODULES, importedModules } from './names.js';
import { isDotted } from './state.js';

const heldId = 'blockroom-held';
const style = 'module_category';
const nothing: IHeld = { modules: [], classes: [], objects: [] };

/** What the categories need from the document. */
export interface ICategoryOptions extends IContentsOptions {
  editor: Editor;
  /** Asks for the name of a module. */
  choose: () => void;
}

/** A category for each module that the program imports or the student added, and for each object the kernel holds. */
export class ModuleCategories implements IDisposable {
  constructor(options: ICategoryOptions) {
    this._options = options;
    const { editor, members, choose } = options;
    this._workspace = editor.workspace;
    this._contents = new Contents(this._workspace, options);
    this._workspace.registerButtonCallback('br-module-add', choose);
    editor.changed.connect(this.update, this);
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
    const { modules, classes, objects } = this._held;
    const names = [...new Set([...importedModules(editor.code()), ...modules, ...added()])].filter(isDotted);
    const key = JSON.stringify([names, classes, objects]);
    // A toolbox that changes under a block being dragged would end the drag.
    if (key !== this._shown && !this._workspace.isDragging()) {
      this._shown = key;
      this.show_(names);
    }
  }

  /** Opens the category of a module. */
  open(name: string): void {
    this.expand(MODULES);
    const item = this.item(idOf('module', name));
    if (item) {
      this._workspace.getToolbox()?.setSelectedItem(item);
    }
  }

  /** Ends the changes; the toolbox stays as it is. */
  dispose(): void {
    this._isDisposed = true;
    const { editor, members } = this._options;
    editor.changed.disconnect(this.update, this);
    editor.loaded.disconnect(this.update, this);
    editor.toolboxChanged.disconnect(this.onToolboxChanged, this);
    members.changed.disconnect(this.onMembersChanged, this);
  }

  private onToolboxChanged(): void {
    this._shown = '';
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
      { kind: 'button', text: text('moduleAdd'), callbackkey: 'br-module-add' },
      ...modules.map(name => this.category('module', name, name)),
      ...(held.length
        ? [{ kind: 'category', name: text('moduleHeld'), toolboxitemid: heldId, categorystyle: style, contents: held }]
        : [])
    ]);
  }

  private category(ask: Asked, name: string, label: string): object {
    const id = idOf(ask, name);
    this._workspace.registerToolboxCategoryCallback(id, () => this._contents.of(ask, name));
    return { kind: 'category', name: label, custom: id, toolboxitemid: id, categorystyle: style };
  }

  /** Puts contents into the category of modules; what is open in the toolbox stays open. */
  private replace(contents: object[]): void {
    const tree = this._workspace.options.languageTree;
    const toolbox = this._workspace.getToolbox();
    const items = tree?.contents.map(item =>
      'toolboxitemid' in item && item.toolboxitemid === MODULES ? { ...item, contents } : item
    );
    if (!tree || !toolbox || !items) {
      return;
    }
    const expanded = toolbox.getToolboxItems().filter(item => canExpand(item) && item.isExpanded());
    const selected = toolbox.getSelectedItem()?.getId();
    toolbox.clearSelection();
    this._workspace.updateToolbox({ ...tree, contents: items });
    expanded.forEach(item => this.expand(item.getId()));
    const again = selected ? this.item(selected) : undefined;
    if (again) {
      toolbox.setSelectedItem(again);
    }
  }

  private expand(id: string): void {
    const item = this.item(id);
    if (item && canExpand(item)) {
      item.setExpanded(true);
    }
  }

  private item(id: string): IToolboxItem | undefined {
    const toolbox = this._workspace.getToolbox();
    return toolbox?.getToolboxItems().find(item => item.getId() === id);
  }

  private readonly _options: ICategoryOptions;
  private readonly _workspace: WorkspaceSvg;
  private readonly _contents: Contents;
  private _held: IHeld = nothing;
  private _shown = '';
  private _isDisposed = false;
}

const idOf = (ask: Asked, name: string): string => `blockroom-${ask} ${name}`;

function canExpand(
  item: IToolboxItem
): item is IToolboxItem & ICollapsibleToolboxItem & { setExpanded(to: boolean): void } {
  return 'isExpanded' in item && 'setExpanded' in item;
}
