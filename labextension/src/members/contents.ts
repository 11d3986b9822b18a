import type { WorkspaceSvg, utils } from 'blockly/core';

import type { Texts } from '../locale/ui.js';
import type { IDescription } from './answers.js';
import { blockFor, blockForClass } from './flyout.js';
import type { Asked, KernelMembers } from './kernel.js';

/** As many members as are drawn at once: opening a category must not be felt. */
const pageSize = 200;

/** From how many members on one can search among them. */
const many = 30;

/** What the contents need from the document. */
export interface IContentsOptions {
  members: KernelMembers;
  text: Texts;
  /** The modules that the student has added to the document. */
  added: () => string[];
  add: (name: string) => void;
  remove: (name: string) => void;
  /** Asks what to look for among the members of a module. */
  find: (name: string, before: string) => Promise<string | null>;
}

/** The toolbox that the contents lie in. */
export interface IContentsToolbox {
  /** Opens the category of a module or object. */
  open(ask: Asked, name: string): void;
  /** Draws the open category anew, if it is that of a module or object. */
  redraw(): void;
}

/** How one category is being looked at. */
interface ILook {
  wanted: string;
  page: number;
  failed?: string;
}

/** What lies in the flyout of a module or an object: its blocks, or why there are none yet. */
export class Contents {
  constructor(workspace: WorkspaceSvg, options: IContentsOptions, toolbox: IContentsToolbox) {
    this._workspace = workspace;
    this._toolbox = toolbox;
    this._options = options;
  }

  /** The flyout of one category. What is not known yet is asked for, and drawn when it comes. */
  of(ask: Asked, name: string): utils.toolbox.FlyoutDefinition {
    const look = this.look(ask, name);
    const description = this._options.members.known(ask, name);
    return this.items(ask, name, look, description) as utils.toolbox.FlyoutDefinition;
  }

  /** Forgets failures: the kernel may answer now. */
  refresh(): void {
    for (const look of this._looks.values()) {
      delete look.failed;
    }
    this._toolbox.redraw();
  }

  private items(ask: Asked, name: string, look: ILook, description: IDescription | null | undefined): object[] {
    const { text } = this._options;
    if (description) {
      return this.blocks(ask, description, look);
    }
    if (description === null) {
      return [label(text('moduleMissing', { name })), ...this.removal(name)];
    }
    if (look.failed === undefined) {
      void this.load(ask, name, look);
      return [label(text('moduleLoading', { name }))];
    }
    const again = this.button(text('moduleAgain'), `${ask} ${name} again`, () => {
      delete look.failed;
    });
    return [label(text('moduleFailed', { name })), label(look.failed), again, ...this.removal(name)];
  }

  private async load(ask: Asked, name: string, look: ILook): Promise<void> {
    try {
      await this._options.members.describe(ask, name);
    } catch (error) {
      look.failed = error instanceof Error ? error.message : String(error);
    }
    this._toolbox.redraw();
  }

  /** All blocks of a small module, a page of a large one, or what was looked for. */
  private blocks(ask: Asked, description: IDescription, look: ILook): object[] {
    const { text } = this._options;
    const { name, members, left } = description;
    const found = members.filter(member => member.name.toLowerCase().includes(look.wanted.toLowerCase()));
    const own = look.wanted ? null : blockForClass(description, ask);
    const drawn = found
      .slice(look.page * pageSize, (look.page + 1) * pageSize)
      .flatMap(member =>
        member.kind === 'module' ? this.submodule(`${name}.${member.name}`) : (blockFor(description, ask, member) ?? [])
      );
    return [
      ...(members.length > many ? [this.finder(ask, name, look, found.length)] : []),
      ...this.pages(
        ask,
        name,
        look,
        found.map(member => member.name)
      ),
      ...(own ? [own] : []),
      ...drawn,
      ...(own || drawn.length ? [] : [label(text('moduleNone'))]),
      ...(left ? [label(text('moduleMore', { count: left }))] : []),
      ...this.removal(name)
    ];
  }

  private finder(ask: Asked, name: string, look: ILook, count: number): object {
    const { text, find } = this._options;
    const { wanted } = look;
    const sign = wanted ? text('moduleFound', { wanted, count }) : text('moduleFind', { name });
    return this.button(sign, `${ask} ${name} find`, async () => {
      const answer = await find(name, wanted);
      if (answer !== null) {
        look.wanted = answer.trim();
        look.page = 0;
        // The question has closed the flyout.
        this._toolbox.open(ask, name);
      }
    });
  }

  private pages(ask: Asked, name: string, look: ILook, names: string[]): object[] {
    const count = Math.ceil(names.length / pageSize);
    return Array.from({ length: count > 1 ? count : 0 }, (_, page) => {
      const first = names[page * pageSize] ?? '';
      const last = names[Math.min((page + 1) * pageSize, names.length) - 1] ?? '';
      const sign = this._options.text(page === look.page ? 'modulePageShown' : 'modulePage', { first, last });
      return this.button(sign, `${ask} ${name} page ${page}`, () => {
        look.page = page;
      });
    });
  }

  /** A module in a module gets a category of its own. */
  private submodule(name: string): object {
    return this.button(`${name} …`, `open ${name}`, () => this._options.add(name));
  }

  private removal(name: string): object[] {
    const { added, remove, text } = this._options;
    return added().includes(name)
      ? [this.button(text('moduleRemove', { name }), `remove ${name}`, () => remove(name))]
      : [];
  }

  private button(sign: string, key: string, action: () => unknown): object {
    this._workspace.registerButtonCallback(key, () => {
      void Promise.resolve(action()).then(() => this._toolbox.redraw());
    });
    return { kind: 'button', text: sign, callbackkey: key };
  }

  private look(ask: Asked, name: string): ILook {
    const key = `${ask} ${name}`;
    const look = this._looks.get(key) ?? { wanted: '', page: 0 };
    this._looks.set(key, look);
    return look;
  }

  private readonly _workspace: WorkspaceSvg;
  private readonly _options: IContentsOptions;
  private readonly _toolbox: IContentsToolbox;
  private readonly _looks = new Map<string, ILook>();
}

const label = (text: string): object => ({ kind: 'label', text });
