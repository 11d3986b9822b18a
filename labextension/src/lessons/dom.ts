/** Makes an element with attributes and children; texts are never read as HTML. */
export function element<Tag extends keyof HTMLElementTagNameMap>(
  tag: Tag,
  attributes: Record<string, string> = {},
  ...children: (Node | string)[]
): HTMLElementTagNameMap[Tag] {
  const node = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    node.setAttribute(name, value);
  }
  node.append(...children);
  return node;
}

/** A button that is known again by its key when it is made anew. */
export function keyed(key: string, button: HTMLButtonElement): HTMLButtonElement {
  button.dataset['key'] = key;
  return button;
}

/** The key of the button in a node that has the focus. */
export function focusedKey(node: HTMLElement): string | undefined {
  const focused = document.activeElement;
  return focused instanceof HTMLElement && node.contains(focused) ? focused.dataset['key'] : undefined;
}

/** The button of a key in a node, where it can be pressed. */
export function buttonOf(node: HTMLElement, key: string): HTMLElement | null {
  return node.querySelector(`button[data-key="${key}"]:not(:disabled)`);
}

/** A button with a word on it. */
export function wordButton(label: string, onClick: () => void, name = '', tip = ''): HTMLButtonElement {
  const button = element('button', { type: 'button', class: `br-Lesson-button ${name}`.trim() }, label);
  if (tip) {
    button.title = tip;
  }
  button.addEventListener('click', onClick);
  return button;
}
