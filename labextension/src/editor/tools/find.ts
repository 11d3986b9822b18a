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
  blocks.forEach(block => block.addClass(found));
  return {
    texts: blocks.map(ownText),
    show: index => {
      blocks.forEach(block => block.removeClass(current));
      const block = blocks[index];
      if (block && !block.isDeadOrDying()) {
        block.addClass(current);
        unfold(block);
        workspace.centerOnBlock(block.id, true);
      }
    },
    clear: () =>
      blocks.forEach(block => {
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

/** A block that is folded away cannot be seen. */
function unfold(block: BlockSvg): void {
  for (let above = block.getParent(); above; above = above.getParent()) {
    if (above.isCollapsed()) {
      above.setCollapsed(false);
    }
  }
}
