import type { BlockSvg, WorkspaceSvg } from 'blockly/core';

const found = 'br-Found';
const current = 'br-Found-current';

/** The blocks of a workspace that a search has found. */
export interface IFindings {
  /** What stands on each of them, from the top of the program on. */
  readonly texts: readonly string[];
  /** Brings one into sight and marks it among the others. */
  show(index: number): void;
  /** Takes the marks away. */
  clear(): void;
}

/** Finds and marks the blocks on which a text stands. */
export function findBlocks(workspace: WorkspaceSvg, query: RegExp): IFindings {
  // A global expression remembers where it stopped.
  const once = new RegExp(query.source, query.flags.replace('g', ''));
  const blocks = workspace.getAllBlocks(true).filter(block => once.test(ownText(block)));
  // Unfolding would change the document: a block that is folded away is shown by the one that hides it.
  const seen = blocks.map(inSight);
  seen.forEach(block => block.addClass(found));
  return {
    texts: blocks.map(ownText),
    show: index => {
      seen.forEach(block => block.removeClass(current));
      const block = seen[index];
      if (block && !block.isDeadOrDying()) {
        block.addClass(current);
        workspace.centerOnBlock(block.id, true);
      }
    },
    clear: () =>
      seen.forEach(block => {
        block.removeClass(found);
        block.removeClass(current);
      })
  };
}

/** What stands on a block itself, without the blocks in it. */
function ownText(block: BlockSvg): string {
  const fields = block.inputList.flatMap(input => input.fieldRow);
  return fields
    .map(field => field.getText())
    .filter(Boolean)
    .join(' ');
}

/** The block, or the outermost one in which it is folded away. */
function inSight(block: BlockSvg): BlockSvg {
  let seen = block;
  for (let above = block.getParent(); above; above = above.getParent()) {
    seen = above.isCollapsed() ? above : seen;
  }
  return seen;
}
