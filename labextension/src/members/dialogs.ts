import { Dialog, InputDialog, showDialog } from '@jupyterlab/apputils';
import { Widget } from '@lumino/widgets';

import type { Texts } from '../locale/ui.js';
import { isDotted } from './state.js';

/** What a class asks for most often; these come first among the suggestions. */
const popular = [
  'math',
  'random',
  'time',
  'statistics',
  'numpy',
  'pandas',
  'matplotlib.pyplot',
  'sklearn.linear_model',
  'tensorflow.keras.layers',
  'sympy',
  'turtle'
];

/** A line to type a module's name in, with suggestions. */
class NameBody extends Widget implements Dialog.IBodyWidget {
  constructor(text: Texts, installed: Promise<string[]>) {
    super();
    this.addClass('br-ModuleDialog');
    const label = document.createElement('label');
    label.textContent = text('moduleAddAsk');
    const list = document.createElement('datalist');
    list.id = `br-modules-${crypto.randomUUID()}`;
    this._input.type = 'text';
    this._input.autocomplete = 'off';
    this._input.spellcheck = false;
    this._input.setAttribute('list', list.id);
    this._input.placeholder = 'numpy';
    label.append(this._input);
    this.node.append(label, list);
    const suggest = (names: string[]): void => list.replaceChildren(...[...new Set(names)].map(option));
    suggest(popular);
    // Without a kernel one can still type.
    void installed.then(names => suggest([...popular, ...names])).catch(() => undefined);
  }

  /** The name as typed. */
  getValue(): string {
    return this._input.value.trim();
  }

  private readonly _input = document.createElement('input');
}

function option(name: string): HTMLOptionElement {
  const node = document.createElement('option');
  node.value = name;
  return node;
}

/** Asks for the name of a module; null where there is none that could be one. */
export async function askForModule(text: Texts, installed: Promise<string[]>): Promise<string | null> {
  const { button, value } = await showDialog({
    title: text('moduleAdd'),
    body: new NameBody(text, installed),
    buttons: [Dialog.cancelButton(), Dialog.okButton({ label: text('moduleAddOk') })],
    focusNodeSelector: 'input'
  });
  if (!button.accept || !value) {
    return null;
  }
  if (!isDotted(value)) {
    await showDialog({ title: text('moduleAdd'), body: text('moduleBadName'), buttons: [Dialog.okButton()] });
    return null;
  }
  return value;
}

/** Asks what to look for among the members of a module; null where the student thought better of it. */
export async function askWhatToFind(text: Texts, name: string, before: string): Promise<string | null> {
  const { button, value } = await InputDialog.getText({
    title: text('moduleFind', { name }),
    label: text('moduleFindAsk'),
    text: before
  });
  return button.accept ? (value ?? '') : null;
}
