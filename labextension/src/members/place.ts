import { getFocusManager } from 'blockly/core';
import type { IFocusableNode, IToolbox } from 'blockly/core';

/** What lies beside a toolbox and takes the focus, from top to bottom. */
function reachable(toolbox: IToolbox): IFocusableNode[] {
  const flyout = toolbox.getFlyout();
  const items = flyout?.isVisible() ? flyout.getContents() : [];
  return items.map(item => item.getElement()).filter(element => element.canBeFocused());
}

/** Which of the blocks beside the toolbox has the focus: 0 for the first, and for all else there; null if it is elsewhere. */
export function flyoutPlace(toolbox: IToolbox): number | null {
  if (!toolbox.getFlyout()?.getWorkspace().getParentSvg().contains(document.activeElement)) {
    return null;
  }
  const here = document.activeElement;
  return Math.max(
    reachable(toolbox).findIndex(node => node.getFocusableElement() === here),
    0
  );
}

/** Gives the focus back to what lies at that place now, or to the last. Returns whether there is any. */
export function focusFlyout(toolbox: IToolbox, place: number): boolean {
  const nodes = reachable(toolbox);
  const node = nodes[place] ?? nodes.at(-1);
  if (node) {
    getFocusManager().focusNode(node);
  }
  return node !== undefined;
}
