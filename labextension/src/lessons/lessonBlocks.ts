import type { ILesson, ILessonCategory } from './format.js';
import type { ILessonHost, ILessonOptions } from './host.js';

/** What of a lesson is known once there is an editor: its toolbox, and what stands on its blocks. */
export class LessonBlocks {
  constructor(host: ILessonHost, options: ILessonOptions) {
    this._host = host;
    this._options = options;
  }

  /** Shows a lesson's blocks, or all where it names none; returns the snippets that no block says. */
  async show(categories: ILessonCategory[]): Promise<string[]> {
    const key = JSON.stringify(categories);
    if (key === this._shown || (this._shown === '' && categories.length === 0)) {
      return [];
    }
    this._shown = key;
    try {
      const editor = await this._host.view.ready;
      const { showToolbox } = await import('./blockside.js');
      return this._shown === key ? showToolbox(editor, categories, this._options.language) : [];
    } catch (error) {
      if (this._shown === key) {
        this._shown = null;
      }
      throw error;
    }
  }

  /** What stands on the block of a snippet, as far as it is known. */
  nameOf(snippet: string): string {
    return this._names.get(snippet) ?? snippet;
  }

  /** Learns the names of a step's blocks: blocks are named as they look. Returns whether there are new ones. */
  async learn(lesson: ILesson): Promise<boolean> {
    const checks = lesson.steps[lesson.progress.at]?.checks ?? [];
    const snippets = checks.filter(check => check.kind === 'uses').map(check => String(check['block']));
    const unnamed = snippets.filter(snippet => !this._names.has(snippet));
    if (unnamed.length === 0) {
      return false;
    }
    await this._host.view.ready;
    const { blockName } = await import('./blockside.js');
    unnamed.forEach(snippet => this._names.set(snippet, blockName(snippet)));
    return true;
  }

  /** What is on its way is no longer wanted. */
  dispose(): void {
    this._shown = null;
  }

  private readonly _host: ILessonHost;
  private readonly _options: ILessonOptions;
  private readonly _names = new Map<string, string>();
  /** What is shown or on its way; nothing before the first time, null where that failed. */
  private _shown: string | null = '';
}
