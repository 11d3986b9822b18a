import { Widget } from '@lumino/widgets';

import type { Texts } from '../locale/ui.js';
import type { RunState, Runner } from './runner.js';

/** A button that is only a sign, with a label for those who do not see it. */
export class SmallButton extends Widget {
  constructor(sign: string, label: string, onClick: () => void) {
    const node = document.createElement('button');
    node.type = 'button';
    node.textContent = sign;
    node.title = label;
    node.setAttribute('aria-label', label);
    node.addEventListener('click', onClick);
    super({ node });
    this.addClass('br-SmallButton');
  }
}

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

/** Run and Stop: one of them can be pressed at any time. */
export class RunButtons {
  constructor(text: Texts, run: () => void, stop: () => void) {
    this.run = new BigButton({ name: 'Run', sign: '▶', label: text('run'), tip: text('runTip'), onClick: run });
    this.stop = new BigButton({ name: 'Stop', sign: '■', label: text('stop'), tip: text('stopTip'), onClick: stop });
    this.state = 'idle';
  }

  /** Starts the program. */
  readonly run: BigButton;

  /** Ends it. */
  readonly stop: BigButton;

  /** Follows how the program stands. */
  set state(state: RunState) {
    this.run.enabled = state !== 'running';
    this.stop.enabled = state === 'running';
  }
}

/** Both buttons for one panel. */
export function buttonsFor(panel: { runner: Runner; run(): Promise<void> }, text: Texts): RunButtons {
  const { runner } = panel;
  const buttons = new RunButtons(
    text,
    () => void panel.run(),
    () => void runner.stop()
  );
  buttons.state = runner.state;
  runner.stateChanged.connect((_, state) => {
    buttons.state = state;
  });
  return buttons;
}
