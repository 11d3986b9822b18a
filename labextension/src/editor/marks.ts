import { ContextMenuRegistry, Events, icons, utils } from 'blockly/core';
import type { Block, BlockSvg, ContextMenuRegistry as Menu, Workspace, WorkspaceSvg } from 'blockly/core';
import type { IDisposable } from '@lumino/disposable';
import { Signal } from '@lumino/signaling';
import type { ISignal } from '@lumino/signaling';

import type { Texts } from '../locale/ui.js';

const warning = 'blockroom-error';
/** Letters in a line of a bubble: as many as the workspace is wide, between these. */
const shortest = 16;
const longest = 44;
/** The width of a letter in a bubble, in the workspace's own units. */
const letterWidth = 9;
// The trash can and the zoom buttons stand at the right edge, over the blocks.
const controlsWidth = 90;

/** What a block can be marked as. */
type Mark = 'step' | 'error' | 'caller' | 'line';

/** The marks on the blocks of one workspace: where the program waits, where it failed, which line is looked at. */
export class Marks implements IDisposable {
  constructor(workspace: WorkspaceSvg, text: Texts) {
    this._workspace = workspace;
    known.set(workspace, this);
    registerMenu(text);
    workspace.addChangeListener(this._onEvent);
  }

  /** Emitted when the student selects a block, or none. */
  get selected(): ISignal<this, string | null> {
    return this._selected;
  }

  /** Emitted with a block and those around it, innermost first, up to which the program is to run. */
  get runTo(): ISignal<this, string[]> {
    return this._runTo;
  }

  /** Whether "Run to here" is offered. */
  canRunTo = false;

  /** Whether the marks are gone. */
  get isDisposed(): boolean {
    return this._isDisposed;
  }

  /** Marks the block before which the program waits. */
  showStep(id: string | null): void {
    this.mark('step', id ? [id] : []);
    this.reveal(id);
  }

  /** Marks the block whose line is looked at. */
  showLine(id: string | null): void {
    this.mark('line', id ? [id] : []);
    this.reveal(id);
  }

  /** Marks the block that failed, with what there is to say about it, and those that called it. */
  showError(ids: readonly string[], message: string): void {
    this.clearError();
    const [first, ...callers] = ids;
    const block = first ? this.block(first) : null;
    if (!block || !first) {
      return;
    }
    this._failed = first;
    this.mark('error', [first]);
    this.mark(
      'caller',
      callers.filter(id => id !== first)
    );
    const { viewWidth } = this._workspace.getMetrics();
    const room = Math.floor(viewWidth / this._workspace.scale / letterWidth) - 4;
    block.setWarningText(wrap(message, Math.min(Math.max(room, shortest), longest)), warning);
    this.reveal(first);
    void block.getIcon<icons.WarningIcon>(icons.IconType.WARNING)?.setBubbleVisible(true);
  }

  /** Takes the marks of an error away. */
  clearError(): void {
    const block = this._failed ? this.block(this._failed) : null;
    this._failed = null;
    this.mark('error', []);
    this.mark('caller', []);
    block?.setWarningText(null, warning);
  }

  /** Scrolls so far that a block is seen. */
  reveal(id: string | null): void {
    const block = id ? this.block(id) : null;
    if (block) {
      const { top, bottom, left, right } = block.getBoundingRectangleWithoutChildren();
      const seen = new utils.Rect(top, bottom, left, right + controlsWidth / this._workspace.scale);
      this._workspace.scrollBoundsIntoView(seen, 30);
    }
  }

  /** Takes the marks away. */
  dispose(): void {
    if (this._isDisposed) {
      return;
    }
    this._isDisposed = true;
    this._workspace.removeChangeListener(this._onEvent);
    known.delete(this._workspace);
    Signal.clearData(this);
  }

  /** Asks to run up to a block. */
  requestRunTo(block: Block): void {
    const around: string[] = [];
    for (let at: Block | null = block; at; at = at.getSurroundParent()) {
      around.push(at.id);
    }
    this._runTo.emit(around);
  }

  private block(id: string): BlockSvg | null {
    return this._workspace.getBlockById(id);
  }

  private mark(kind: Mark, ids: string[]): void {
    for (const id of this._marked.get(kind) ?? []) {
      this.block(id)?.removeClass(`br-mod-${kind}`);
    }
    for (const id of ids) {
      this.block(id)?.addClass(`br-mod-${kind}`);
    }
    this._marked.set(kind, ids);
  }

  private readonly _onEvent = (event: Events.Abstract): void => {
    if (event instanceof Events.Selected) {
      const id = event.newElementId ?? null;
      // A block loses its selection when the cursor goes into the Python: what is shown there stays.
      if (id || !this._marked.get('line')?.length) {
        this.mark('line', []);
        this._selected.emit(id);
      }
    } else if (this._failed && !event.isUiEvent && touches(event, this._failed, this._workspace)) {
      this.clearError();
    }
  };

  private readonly _workspace: WorkspaceSvg;
  private readonly _marked = new Map<Mark, string[]>();
  private readonly _selected = new Signal<this, string | null>(this);
  private readonly _runTo = new Signal<this, string[]>(this);
  private _failed: string | null = null;
  private _isDisposed = false;
}

const known = new WeakMap<Workspace, Marks>();

/** Whether an event changes a block or something in it. */
function touches(event: Events.Abstract, id: string, workspace: WorkspaceSvg): boolean {
  const changed = [
    event instanceof Events.BlockBase ? event.blockId : undefined,
    ...(event instanceof Events.BlockMove ? [event.oldParentId, event.newParentId] : [])
  ];
  if (event instanceof Events.BlockMove && event.blockId === id && event.newParentId === event.oldParentId) {
    return false;
  }
  return changed.some(other => {
    for (let at = other ? workspace.getBlockById(other) : null; at; at = at.getSurroundParent()) {
      if (at.id === id) {
        return true;
      }
    }
    return other === id;
  });
}

/** Text in lines of about the same width, in letters; a Chinese character is as wide as two letters. */
export function wrap(text: string, length: number): string {
  return text
    .split('\n')
    .map(line => wrapLine(line, length))
    .join('\n');
}

function wrapLine(text: string, length: number): string {
  const lines: string[] = [];
  let line = '';
  // A Chinese text may be broken at any character, but not before a stop or a comma.
  for (const piece of text.match(/[\u2E80-\uFFEF][，。：；！？”）、]*|[^\s\u2E80-\uFFEF]+\s*|\s+/g) ?? []) {
    if (line && widthOf(line + piece.trimEnd()) > length) {
      lines.push(line.trimEnd());
      line = '';
    }
    line += piece;
  }
  return [...lines, line.trimEnd()].join('\n');
}

function widthOf(text: string): number {
  return text.length + (text.match(/[\u2E80-\uFFEF]/g)?.length ?? 0);
}

const menuItem = 'blockroomRunTo';

/** The entry in the menu of every block; menus belong to the page, not to one workspace. */
function registerMenu(text: Texts): void {
  const { registry, ScopeType } = ContextMenuRegistry;
  if (registry.getItem(menuItem)) {
    return;
  }
  const marksOf = (scope: Menu.Scope): Marks | undefined => scope.block && known.get(scope.block.workspace);
  registry.register({
    id: menuItem,
    scopeType: ScopeType.BLOCK,
    weight: -1,
    displayText: () => text('runToHere'),
    preconditionFn: scope => {
      const marks = marksOf(scope);
      if (!marks || !scope.block || scope.block.isInFlyout) {
        return 'hidden';
      }
      return marks.canRunTo ? 'enabled' : 'disabled';
    },
    callback: scope => {
      if (scope.block) {
        marksOf(scope)?.requestRunTo(scope.block);
      }
    }
  });
}
