import { Widget } from '@lumino/widgets';

import type { Texts } from '../locale/ui.js';
import type { IExplanation } from './explain.js';

/** An error in plain words, above the traceback. */
export class ErrorCard extends Widget {
  constructor(text: Texts, showBlock: () => void) {
    super();
    this._text = text;
    this._showBlock = showBlock;
    this.addClass('br-ErrorCard');
    this.node.setAttribute('role', 'alert');
    this.hide();
  }

  /** Shows an explanation; the original message stays readable for whoever looks it up. */
  explain(explanation: IExplanation, hasBlock: boolean): void {
    const { what, why, todo, original } = explanation;
    const head = line('p', what, 'br-ErrorCard-what');
    if (hasBlock) {
      const button = document.createElement('button');
      button.type = 'button';
      button.className = 'br-Notice-button';
      button.textContent = this._text('errorHere');
      button.addEventListener('click', this._showBlock);
      head.append(' ', button);
    }
    this.node.replaceChildren(head, line('p', `${why} ${todo}`, 'br-ErrorCard-todo'), line('code', original, ''));
    this.show();
  }

  /** Takes the explanation away. */
  clear(): void {
    this.node.replaceChildren();
    this.hide();
  }

  private readonly _text: Texts;
  private readonly _showBlock: () => void;
}

function line(tag: 'p' | 'code', text: string, name: string): HTMLElement {
  const node = document.createElement(tag);
  node.textContent = text;
  node.className = name;
  return node;
}
