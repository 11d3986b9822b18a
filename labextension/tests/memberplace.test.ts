import { Signal } from '@lumino/signaling';
import { getFocusManager } from 'blockly/core';
import type { IFocusableNode } from 'blockly/core';
import { expect, it } from 'vitest';

import { textsOf } from '../src/locale/ui.js';
import type { IHeld } from '../src/members/answers.js';
import { ModuleCategories } from '../src/members/category.js';
import type { KernelMembers } from '../src/members/kernel.js';
import { editorOf } from './panel.js';

/** An editor whose toolbox has the categories of modules, and the kernel that knows them. */
function classroom() {
  const held: IHeld = { modules: [], classes: [], objects: [] };
  const members = { changed: new Signal<object, void>({}), held: () => Promise.resolve(held), known: () => null };
  const editor = editorOf();
  const added: string[] = [];
  const categories = new ModuleCategories({
    editor,
    members: members as unknown as KernelMembers,
    text: textsOf('en'),
    added: () => added,
    add: () => undefined,
    remove: () => undefined,
    find: () => Promise.resolve(null),
    choose: () => undefined
  });
  const toolbox = editor.workspace.getToolbox();
  if (!toolbox) {
    throw new Error('There is no toolbox.');
  }
  const nodes = (): IFocusableNode[] =>
    (toolbox.getFlyout()?.getContents() ?? []).map(item => item.getElement()).filter(node => node.canBeFocused());
  const open = (name: string): void => {
    const item = toolbox.getToolboxItems().find(one => (one as { getName?: () => string }).getName?.() === name);
    toolbox.setSelectedItem(item as never);
  };
  const answer = async (): Promise<void> => {
    members.changed.emit();
    await new Promise(resolve => setTimeout(resolve, 0));
  };
  const focused = (): number => nodes().findIndex(node => node.getFocusableElement() === document.activeElement);
  return { added, answer, categories, focused, held, nodes, open };
}

it('leaves the focus on a block of another category when the kernel answers', async () => {
  const { answer, focused, nodes, open } = classroom();
  open('Logic');
  const node = nodes()[1];
  getFocusManager().focusNode(node as IFocusableNode);
  await answer();
  expect(node?.getFocusableElement()).toBe(document.activeElement);
  expect(focused()).toBe(1);
});

it('puts the focus back on the block when the kernel has brought new categories', async () => {
  const { answer, focused, held, nodes, open } = classroom();
  open('Logic');
  getFocusManager().focusNode(nodes()[1] as IFocusableNode);
  held.classes.push('Robot');
  await answer();
  expect(focused()).toBe(1);
});

it('keeps the focus among what is drawn anew for a module', async () => {
  const { added, answer, categories, focused, nodes } = classroom();
  added.push('math');
  categories.update();
  categories.open('module', 'math');
  const node = nodes()[0];
  getFocusManager().focusNode(node as IFocusableNode);
  await answer();
  expect(node?.getFocusableElement().isConnected).toBe(false);
  expect(focused()).toBe(0);
});
