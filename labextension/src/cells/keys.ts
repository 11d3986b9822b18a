/** What keys do in blocks that stand in a notebook. */
export interface IKeys {
  /** @param advance whether the next cell is the active one afterwards. */
  run: (advance: boolean) => void;
  save: () => void;
  flip?: () => void;
}

/** Keeps the notebook's single-letter commands from acting on keys that are meant for blocks. */
export function shield(node: HTMLElement, { run, save, flip }: IKeys): void {
  node.dataset['lmSuppressShortcuts'] = 'true';
  node.addEventListener('keydown', event => {
    const command = event.ctrlKey || event.metaKey;
    const key = event.key.toLowerCase();
    if (key === 'enter' && (event.shiftKey || command)) {
      run(event.shiftKey);
    } else if (command && key === 's') {
      save();
    } else if (command && event.altKey && key === 'b' && flip) {
      flip();
    } else {
      return;
    }
    event.preventDefault();
    event.stopPropagation();
  });
}
