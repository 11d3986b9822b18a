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

/** A button with a word on it. */
export function wordButton(label: string, onClick: () => void, name = '', tip = ''): HTMLButtonElement {
  const button = element('button', { type: 'button', class: `br-Lesson-button ${name}`.trim() }, label);
  if (tip) {
    button.title = tip;
  }
  button.addEventListener('click', onClick);
  return button;
}
