import { Events } from 'blockly/core';
import type { BlockSvg, WorkspaceSvg, utils } from 'blockly/core';

/** Workspace units between a stack and the one that had to make room for it. */
const gap = 24;

/** The stacks that lie over each other: somebody put them there. */
type Overlaps = Set<string>;

/** Which stacks lie over each other now. */
export function overlaps(workspace: WorkspaceSvg): Overlaps {
  const stacks = workspace.getTopBlocks(false).map(boxed);
  return new Set(stacks.flatMap(a => stacks.filter(b => a !== b && a.box.intersects(b.box)).map(b => pair(a, b))));
}

/**
 * Moves stacks down that another has grown over, and with each all that stand lower: the order in which the stacks
 * stand is that of the program.
 * @param before those that lay over each other before, and may.
 */
export function keepApart(workspace: WorkspaceSvg, before: Overlaps): void {
  const placed: IBoxed[] = [];
  let down = 0;
  Events.disable();
  try {
    for (const block of workspace.getTopBlocks(true)) {
      block.moveBy(0, down);
      let stack = boxed(block);
      const over = placed.filter(other => other.box.intersects(stack.box) && !before.has(pair(other, stack)));
      if (over.length) {
        const more = Math.max(...over.map(({ box }) => box.bottom)) + gap - stack.box.top;
        block.moveBy(0, more);
        down += more;
        stack = boxed(block);
      }
      placed.push(stack);
    }
  } finally {
    Events.enable();
  }
}

interface IBoxed {
  id: string;
  box: utils.Rect;
}

function boxed(block: BlockSvg): IBoxed {
  return { id: block.id, box: block.getBoundingRectangle() };
}

function pair(a: IBoxed, b: IBoxed): string {
  return `${a.id} ${b.id}`;
}
