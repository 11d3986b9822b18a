import { Clipboard } from '@jupyterlab/apputils';
import { Widget } from '@lumino/widgets';

import type { Texts } from '../locale/ui.js';
import type { IHelp } from './types.js';

/** What a person can do with an example. */
export interface IHelpActions {
  run?: (code: string) => void;
}

/** Help on one block: its picture, words, Python and example. */
export class HelpView extends Widget {
  constructor(text: Texts, actions: IHelpActions = {}) {
    super();
    this._text = text;
    this._actions = actions;
    this.addClass('br-Help');
    this.node.setAttribute('role', 'region');
    this.node.setAttribute('aria-label', text('help'));
    this.node.tabIndex = -1;
    this.node.addEventListener('keydown', event => {
      if (event.key === 'Escape') {
        event.stopPropagation();
        this._help?.goBack();
      }
    });
  }

  /** Shows help. */
  show_(help: IHelp): void {
    this._help = help;
    const { name, text, python, example } = help;
    const parts = [this.picture(help), element('h3', name)];
    parts.push(...text.split('\n').map(line => element('p', line)));
    if (python) {
      parts.push(element('h4', this._text('helpPython')), code(python));
    }
    if (example) {
      parts.push(element('h4', this._text('helpExample')), code(example), this.buttons(example));
    }
    if (!text && !example) {
      parts.push(element('p', this._text('helpNone')));
    }
    this.node.replaceChildren(...parts);
    this.node.scrollTop = 0;
  }

  protected override onActivateRequest(): void {
    this.node.focus();
  }

  private picture(help: IHelp): HTMLElement {
    const frame = element('div', '');
    frame.className = 'br-Help-picture';
    help.picture.then(
      ({ svg, width }) => {
        const image = document.createElement('img');
        image.src = `data:image/svg+xml;charset=utf-8,${encodeURIComponent(svg)}`;
        image.alt = '';
        image.style.width = `${width}px`;
        frame.append(image);
      },
      // The name below says what is on the block.
      () => frame.remove()
    );
    return frame;
  }

  private buttons(example: string): HTMLElement {
    const bar = element('div', '');
    bar.className = 'br-Help-buttons';
    const status = element('span', '');
    status.setAttribute('role', 'status');
    const { run } = this._actions;
    if (run) {
      bar.append(button(`▶ ${this._text('helpRun')}`, () => run(example)));
    }
    const copy = (): void => {
      Clipboard.copyToSystem(example);
      status.textContent = this._text('helpCopied');
    };
    bar.append(button(this._text('helpCopy'), copy), status);
    return bar;
  }

  private readonly _text: Texts;
  private readonly _actions: IHelpActions;
  private _help: IHelp | null = null;
}

function element(tag: keyof HTMLElementTagNameMap, text: string): HTMLElement {
  const node = document.createElement(tag);
  node.textContent = text;
  return node;
}

function code(text: string): HTMLElement {
  const node = element('pre', text);
  node.tabIndex = 0;
  return node;
}

function button(label: string, onClick: () => void): HTMLElement {
  const node = element('button', label);
  node.setAttribute('type', 'button');
  node.className = 'br-Help-button';
  node.addEventListener('click', onClick);
  return node;
}
