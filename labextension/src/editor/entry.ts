import type { Texts } from '../locale/ui.js';

let isNaming = false;

/** Gives the entry that opens on a field of a block a name; Blockly makes it without one. */
export function nameEntries(text: Texts): void {
  if (isNaming) {
    return;
  }
  isNaming = true;
  let field: Element | null = null;
  document.addEventListener('focusin', ({ target }) => {
    if (!(target instanceof Element)) {
      return;
    }
    if (target.matches('.blocklyHtmlInput:not([aria-label])')) {
      target.setAttribute('aria-label', field?.getAttribute('aria-label') ?? text('fieldEntry'));
    }
    // What surrounds the entry has the focus for a moment first.
    if (!target.closest('.blocklyWidgetDiv')) {
      field = target.closest('.blocklyField');
    }
  });
}
