import type { Texts } from '../locale/ui.js';

/** What the server knew when it started: the sizes in bytes, without them it is the whole disk that is full. */
export interface FullHome {
  used?: number;
  quota?: number;
  /** When it started, in seconds since 1970. */
  at: number;
}

/** The sentence for a full folder, or for a full disk. */
export function sentence(home: FullHome, text: Texts): string {
  if (home.used === undefined || home.quota === undefined) {
    return text('fullDisk');
  }
  return text('fullHome', { used: shown(home.used), quota: shown(home.quota) });
}

/** Bytes as people read them, as the page before the Lab writes them. */
function shown(size: number): string {
  const [unit, name, digits] = size >= 2 ** 30 ? [2 ** 30, 'GB', 1] : [2 ** 20, 'MB', 0];
  return `${(size / unit).toFixed(digits)} ${name}`;
}
