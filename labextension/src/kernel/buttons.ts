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

/** What the buttons act on. */
export interface IRunnable {
  runner: Runner;
  run(): Promise<void>;
  step(): Promise<void>;
}

/** Run, Step and Stop. */
export class RunButtons {
  constructor(text: Texts, run: () => void, step: () => void, stop: () => void) {
    this._text = text;
    this.run = new BigButton({ name: 'Run', sign: '▶', label: text('run'), tip: text('runTip'), onClick: run });
    this.step = new BigButton({ name: 'Step', sign: '▷', label: text('step'), tip: text('stepTip'), onClick: step });
    this.stop = new BigButton({ name: 'Stop', sign: '■', label: text('stop'), tip: text('stopTip'), onClick: stop });
    this.show('idle', false);
  }

  /** Starts the program, or lets a waiting one go on. */
  readonly run: BigButton;

  /** Runs one block. */
  readonly step: BigButton;

  /** Ends the program. */
  readonly stop: BigButton;

  /** Follows how the program stands. */
  show(state: RunState, canStep: boolean): void {
    this.run.enabled = state !== 'running';
    this.run.node.title = this._text(state === 'paused' ? 'goOn' : 'runTip');
    this.step.enabled = canStep && state !== 'running';
    this.step.node.title = this._text(canStep || state === 'idle' ? 'stepTip' : 'stepNone');
    this.stop.enabled = state === 'running' || state === 'paused';
  }

  private readonly _text: Texts;
}

/** The buttons for one panel. */
export function buttonsFor(panel: IRunnable, text: Texts): RunButtons {
  const { runner } = panel;
  const buttons = new RunButtons(
    text,
    () => void panel.run(),
    () => void panel.step(),
    () => void runner.stop()
  );
  buttons.show(runner.state, runner.canStep);
  runner.stateChanged.connect((_, state) => buttons.show(state, runner.canStep));
  return buttons;
}
