import { Signal } from '@lumino/signaling';
import type { ISignal } from '@lumino/signaling';
import { Widget } from '@lumino/widgets';

/** A message above the blocks that stays until its cause is gone. */
export class Notice extends Widget {
  constructor() {
    super();
    this.addClass('br-Notice');
    this.node.setAttribute('role', 'alert');
    this.hide();
  }

  /** Emitted when the message, and so its height, changes. */
  get changed(): ISignal<this, void> {
    return this._changed;
  }

  /** Shows a message with what can be done about it. */
  show_(kind: 'error' | 'warning', text: string, actions: { label: string; action: () => void }[]): void {
    this.node.dataset['kind'] = kind;
    const sentence = document.createElement('span');
    sentence.textContent = text;
    const buttons = actions.map(({ label, action }) => {
      const button = document.createElement('button');
      button.type = 'button';
      button.className = 'br-Notice-button';
      button.textContent = label;
      button.addEventListener('click', action);
      return button;
    });
    this.node.replaceChildren(sentence, ...buttons);
    this.show();
    this._changed.emit();
  }

  /** Takes the message away. */
  clear(): void {
    if (this.isHidden) {
      return;
    }
    this.node.replaceChildren();
    this.hide();
    this._changed.emit();
  }

  private readonly _changed = new Signal<this, void>(this);
}
