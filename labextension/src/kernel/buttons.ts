import { Widget } from '@lumino/widgets';

/** A large button with a sign and a word. */
export class BigButton extends Widget {
  constructor(options: { name: string; sign: string; label: string; tip: string; onClick: () => void }) {
    const node = document.createElement('button');
    node.type = 'button';
    node.title = options.tip;
    const sign = document.createElement('span');
    sign.className = 'br-Button-sign';
    sign.setAttribute('aria-hidden', 'true');
    sign.textContent = options.sign;
    const label = document.createElement('span');
    label.textContent = options.label;
    node.append(sign, label);
    node.addEventListener('click', options.onClick);
    super({ node });
    this.addClass('br-Button');
    this.addClass(`br-${options.name}`);
  }

  /** Whether it can be pressed. */
  set enabled(value: boolean) {
    (this.node as HTMLButtonElement).disabled = !value;
  }
}
