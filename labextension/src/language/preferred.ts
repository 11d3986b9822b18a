/**
 * The locale to ask the server for: what the student chose in the Lab's menu, else the first of the browser's
 * languages that we speak, else the server's own.
 */
export function preferredLocale(chosen: unknown, browser: readonly string[]): string {
  if (typeof chosen === 'string' && chosen !== '' && chosen !== 'default') {
    return chosen;
  }
  for (const language of browser) {
    const code = language.toLowerCase().split('-')[0];
    if (code === 'zh') {
      return 'zh_CN';
    }
    if (code === 'en') {
      return 'en';
    }
  }
  return 'default';
}
