/** Resolves when what has been done until now is on the screen: a good moment for what can come after it. */
export function painted(): Promise<void> {
  return new Promise(resolve => requestAnimationFrame(() => requestAnimationFrame(() => resolve())));
}
