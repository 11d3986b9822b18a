import { Widget } from '@lumino/widgets';

import type { TextKey, Texts } from '../locale/ui.js';
import type { IVariable, IVariables } from './report.js';

const columns: readonly [keyof IVariable, TextKey][] = [
  ['name', 'variableName'],
  ['value', 'variableValue'],
  ['type', 'variableType'],
  ['shape', 'variableShape']
];

/** The table of variables beside the blocks. */
export class VariablesView extends Widget {
  constructor(text: Texts) {
    super();
    this._text = text;
    this.addClass('br-Variables');
    this.title.label = text('variables');
    this.node.tabIndex = 0;
    this.node.setAttribute('role', 'region');
    this.node.setAttribute('aria-label', text('variables'));
    this.show_(null);
  }

  /** Shows variables; what has changed since the last time is marked. */
  show_(state: IVariables | null): void {
    if (!state || (state.variables.length === 0 && !state.function)) {
      this._last.clear();
      this.node.replaceChildren(paragraph(this._text('noVariables')));
      return;
    }
    const before = new Map(this._last);
    this._last.clear();
    const parts: HTMLElement[] = [];
    if (state.function) {
      const caption = this._text('variablesOf', { name: state.function });
      parts.push(this.table(caption, state.locals, `${state.function}()`, before));
    }
    if (state.variables.length) {
      parts.push(this.table(this._text('variablesProgram'), state.variables, '', before));
    }
    if (state.more) {
      parts.push(paragraph(this._text('variablesMore', { count: state.more })));
    }
    this.node.replaceChildren(...parts);
  }

  private table(
    captionText: string,
    rows: readonly IVariable[],
    scope: string,
    before: ReadonlyMap<string, string>
  ): HTMLTableElement {
    const table = document.createElement('table');
    const caption = table.createCaption();
    caption.textContent = captionText;
    const head = table.createTHead().insertRow();
    for (const [, key] of columns) {
      const cell = document.createElement('th');
      cell.scope = 'col';
      cell.textContent = this._text(key);
      head.append(cell);
    }
    const body = table.createTBody();
    for (const variable of rows) {
      const row = body.insertRow();
      const name = `${scope}${variable.name}`;
      this._last.set(name, variable.value);
      row.classList.toggle('br-mod-changed', before.size > 0 && before.get(name) !== variable.value);
      for (const [field] of columns) {
        const cell = row.insertCell();
        cell.textContent = variable[field];
        cell.className = `br-Variables-${field}`;
        cell.title = field === 'value' ? variable.value : '';
      }
    }
    return table;
  }

  private readonly _text: Texts;
  private readonly _last = new Map<string, string>();
}

function paragraph(text: string): HTMLElement {
  const node = document.createElement('p');
  node.textContent = text;
  return node;
}
