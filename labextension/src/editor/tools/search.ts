import { ToolboxCategory, getFocusManager, registry, utils } from 'blockly/core';
import type { ICollapsibleToolboxItem, IToolbox, Workspace, WorkspaceSvg } from 'blockly/core';
import { FieldDropdown } from 'blockly/core';

import type { JSONObject } from '../../document/format.js';
import { workspaceToPython } from '../../generator/index.js';
import { speak } from '../../locale/blockly.js';
import { fetchTexts } from '../../locale/fetched.js';
import { isKnown } from '../../locale/spoken.js';
import type { Language } from '../../locale/ui.js';
import { optionsOf } from './known.js';
import { trial } from './trial.js';

/** The kind of toolbox item that searches. */
export const searchKind = 'blockroomSearch';

/** How many blocks a search shows. */
const limit = 40;

/** A block of the toolbox with all that it can be found by. */
export interface IFindable {
  item: utils.toolbox.FlyoutItemInfo;
  /** What is written on it, in the language of the page. */
  label: string;
  /** The same with its choices, its help, its text in the other language, its type and its Python. */
  all: string;
}

/** Everything in a toolbox that can be found. */
export function findables(toolbox: utils.toolbox.ToolboxInfo | null, language: Language): IFindable[] {
  const items = blocksIn(toolbox?.contents ?? [], '');
  const read = (): string[][] =>
    items.map(({ item, category }) => [
      ...trial(0, [item as unknown as JSONObject], wordsOf),
      utils.parsing.replaceMessageReferences(category)
    ]);
  let foreign: string[][] = [];
  if (isKnown(otherThan(language))) {
    speak(otherThan(language));
    try {
      foreign = read();
    } finally {
      speak(language);
    }
  }
  return read().map(([label = '', ...words], at) => ({
    item: items[at]?.item as utils.toolbox.FlyoutItemInfo,
    label: label.toLowerCase(),
    all: [label, ...words, ...(foreign[at] ?? []), items[at]?.item.type ?? ''].join('\n').toLowerCase()
  }));
}

function otherThan(language: Language): Language {
  return language === 'en' ? 'zh-hans' : 'en';
}

/** The blocks that hold every word; those that show it come first. */
export function find(all: readonly IFindable[], query: string): utils.toolbox.FlyoutItemInfo[] {
  const words = query.toLowerCase().split(/\s+/).filter(Boolean);
  const found = words.length ? all.filter(one => words.every(word => one.all.includes(word))) : [];
  const shows = (one: IFindable): boolean => words.every(word => one.label.includes(word));
  return [...found.filter(shows), ...found.filter(one => !shows(one))].slice(0, limit).map(one => one.item);
}

type BlockItem = utils.toolbox.BlockInfo & { type: string };

/** The blocks of a toolbox, each with the name of its category. */
function blocksIn(
  items: readonly utils.toolbox.ToolboxItemInfo[],
  category: string
): { item: BlockItem; category: string }[] {
  const blocks = items.flatMap((item): { item: BlockItem; category: string }[] => {
    if ('contents' in item) {
      const name = 'name' in item ? item.name : category;
      return blocksIn(item.contents, name);
    }
    return item.kind.toLowerCase() === 'block' && 'type' in item && item.type
      ? [{ item: item as BlockItem, category }]
      : [];
  });
  // The same block in two categories is found once.
  return [...new Map(blocks.map(block => [JSON.stringify(block.item), block])).values()];
}

function wordsOf(workspace: Workspace): string[] {
  const [block] = workspace.getTopBlocks(false);
  if (!block) {
    return [];
  }
  const choices = block.inputList
    .flatMap(input => input.fieldRow)
    .filter(field => field instanceof FieldDropdown)
    .flatMap(field => field.getOptions(false))
    .map(option => (typeof option[0] === 'string' ? option[0] : ''));
  const tip = typeof block.tooltip === 'string' ? block.tooltip : '';
  let python = '';
  try {
    python = workspaceToPython(workspace);
  } catch {
    // A block that cannot be written alone is found by its texts.
  }
  return [block.toString(), ...choices, tip, python];
}

/** A field above the categories that finds blocks by their text, in both languages, and by their Python. */
export class SearchCategory extends ToolboxCategory {
  constructor(definition: utils.toolbox.CategoryInfo, parent: IToolbox, above?: ICollapsibleToolboxItem) {
    super(definition, parent, above);
    this._toolbox = parent;
  }

  /** The field, which takes the focus of the whole row. */
  override getFocusableElement(): HTMLElement {
    return this._field;
  }

  protected override createDom_(): HTMLDivElement {
    const row = super.createDom_();
    // The element that is focused has the item's id.
    row.removeAttribute('id');
    row.classList.add('br-Search');
    const field = this._field;
    field.type = 'search';
    field.id = this.getId();
    field.placeholder = this.name_;
    field.setAttribute('aria-label', this.name_);
    field.style.pointerEvents = 'auto';
    field.addEventListener('focus', () => this.learn());
    field.addEventListener('input', () => this.search());
    field.addEventListener('keydown', event => this.onKey(event));
    this.rowContents_?.replaceChildren(field);
    return row;
  }

  /** Takes the place of the field of a toolbox that was made anew: what was typed, and what was found. */
  takeOver(before: SearchCategory): void {
    const { value, selectionStart, selectionEnd } = before._field;
    this._field.value = value;
    this._field.setSelectionRange(selectionStart, selectionEnd);
    this.flyoutItems_ = before.flyoutItems_;
  }

  private search(): void {
    const options = optionsOf(this.workspace_);
    if (!options) {
      return;
    }
    const query = this._field.value;
    this._all ??= findables(this.workspace_.options.languageTree, options.language);
    const found = find(this._all, query);
    utils.aria.announceDynamicAriaState(options.text('foundBlocks', { count: found.length }));
    const nothing = options.text(query.trim() ? 'foundNothing' : 'searchTip');
    this.flyoutItems_ = found.length ? found : [{ kind: 'label', text: nothing }];
    if (this._toolbox.getSelectedItem() === this) {
      this._toolbox.refreshSelection();
    } else {
      this._toolbox.setSelectedItem(this);
    }
  }

  /** Without the texts of the other language, for want of a connection, blocks are found by the rest. */
  private learn(): void {
    const language = optionsOf(this.workspace_)?.language;
    if (language && !isKnown(otherThan(language))) {
      fetchTexts(otherThan(language)).then(
        () => {
          this._all = null;
          if (this._field.value) {
            this.search();
          }
        },
        () => undefined
      );
    }
  }

  private onKey(event: KeyboardEvent): void {
    const navigator = this._toolbox.getNavigator();
    const end = this._field.selectionStart === this._field.value.length;
    const next =
      event.key === 'ArrowDown'
        ? navigator.getNextNode()
        : event.key === 'ArrowRight' && end
          ? navigator.getInNode()
          : null;
    if (next) {
      getFocusManager().focusNode(next);
      event.preventDefault();
    } else if (event.key === 'Escape' && this._field.value) {
      this._field.value = '';
      this.search();
      event.stopPropagation();
    }
  }

  private readonly _toolbox: IToolbox;
  private readonly _field = document.createElement('input');
  private _all: IFindable[] | null = null;
}

/** Makes the search known to Blockly. */
export function registerSearch(): void {
  registry.register(registry.Type.TOOLBOX_ITEM, searchKind, SearchCategory, true);
}

/** Puts the cursor into the search field of a workspace. */
export function focusSearch(workspace: WorkspaceSvg): void {
  const items = workspace.getToolbox()?.getToolboxItems() ?? [];
  const search = items.find(item => item instanceof SearchCategory);
  if (search) {
    getFocusManager().focusNode(search);
  }
}
