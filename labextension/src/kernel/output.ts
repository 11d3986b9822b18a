import { OutputArea, OutputAreaModel } from '@jupyterlab/outputarea';
import type { IRenderMimeRegistry } from '@jupyterlab/rendermime';
import type { ITranslator } from '@jupyterlab/translation';
import { Panel, Widget } from '@lumino/widgets';

import type { TextKey, Texts } from '../locale/ui.js';
import { SmallButton } from './buttons.js';
import type { RunState } from './runner.js';

const words: Partial<Record<RunState, TextKey>> = {
  running: 'running',
  paused: 'paused',
  done: 'done',
  failed: 'failed',
  stopped: 'stopped',
  'no-kernel': 'noKernel',
  died: 'kernelDied'
};

const mostSaid = 300;

/** What a program printed and drew, under a title bar. */
export class OutputPanel extends Panel {
  constructor(options: {
    rendermime: IRenderMimeRegistry;
    translator: ITranslator;
    text: Texts;
    onClose?: () => void;
  }) {
    super();
    const { rendermime, translator, text } = options;
    this._text = text;
    this.addClass('br-Output');
    this.node.setAttribute('role', 'region');
    this.node.setAttribute('aria-label', text('output'));
    this._model = new OutputAreaModel({ trusted: true });
    this.area = new OutputArea({
      model: this._model,
      rendermime,
      translator,
      contentFactory: OutputArea.defaultContentFactory,
      promptOverlay: false
    });
    this._scroller = new Panel();
    this._scroller.addClass('br-Output-scroller');
    // Keys scroll what has the focus.
    this._scroller.node.tabIndex = 0;
    this._scroller.node.setAttribute('role', 'group');
    this._scroller.node.setAttribute('aria-label', text('output'));
    this._scroller.addWidget(this.area);
    this.addWidget(this.bar(text, options.onClose));
    this.addWidget(this._scroller);
    const node = this._scroller.node;
    node.addEventListener('scroll', () => {
      this._atEnd = node.scrollHeight - node.scrollTop - node.clientHeight < 40;
    });
    this._observer = new ResizeObserver(() => this.follow());
    this._observer.observe(this.area.node);
  }

  /** Where outputs are shown. */
  readonly area: OutputArea;

  /** Shows how the run stands, for eyes and for screen readers. */
  show_(state: RunState, name = ''): void {
    const key = state === 'paused' && name ? 'pausedIn' : words[state];
    this._status.textContent = key ? this._text(key, { name }) : '';
    if (state === 'done' || state === 'failed' || state === 'stopped') {
      this._status.append(this.said());
    }
  }

  /** Removes all outputs. */
  clear(): void {
    this._model.clear();
  }

  /** Removes the panel and its outputs. */
  override dispose(): void {
    this._observer.disconnect();
    super.dispose();
    this._model.dispose();
  }

  private bar(text: Texts, onClose?: () => void): Widget {
    const bar = new Panel();
    bar.addClass('br-Output-bar');
    const title = document.createElement('span');
    title.className = 'br-Output-title';
    title.textContent = text('output');
    this._status.className = 'br-Output-status';
    this._status.setAttribute('role', 'status');
    bar.addWidget(new Widget({ node: title }));
    bar.addWidget(new Widget({ node: this._status }));
    bar.addWidget(new SmallButton('⌫', text('clearOutput'), () => this.clear()));
    if (onClose) {
      bar.addWidget(new SmallButton('✕', text('closeOutput'), onClose));
    }
    return bar;
  }

  /** What the program printed, for those who hear it; its last lines, where it is long. */
  private said(): HTMLElement {
    const node = document.createElement('span');
    node.className = 'br-Said';
    const printed = this.area.node.textContent.trim();
    node.textContent = printed && ` ${printed.slice(-mostSaid)}`;
    return node;
  }

  /** New output comes into sight, unless the reader has scrolled up. */
  private follow(): void {
    for (const picture of this.area.node.querySelectorAll('img:not([alt])')) {
      picture.setAttribute('alt', this._text('picture'));
    }
    if (this._atEnd) {
      this._scroller.node.scrollTop = this._scroller.node.scrollHeight;
    }
  }

  private readonly _text: Texts;
  private readonly _model: OutputAreaModel;
  private readonly _scroller: Panel;
  private readonly _observer: ResizeObserver;
  private _atEnd = true;
  private readonly _status = document.createElement('span');
}
