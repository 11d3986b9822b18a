/** Resolves when what has been done until now is on the screen: a good moment for what can come after it. */
export function painted(): Promise<void> {
  return new Promise(resolve =>
    requestAnimationFrame(() => {
      // Safari has no idle callbacks.
      if ('requestIdleCallback' in window) {
        window.requestIdleCallback(() => resolve(), { timeout: 100 });
      } else {
        setTimeout(resolve);
      }
    })
  );
}
