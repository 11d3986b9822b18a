import { PathExt } from '@jupyterlab/coreutils';

/** The name of a file with another ending. */
export function withEnding(path: string, ending: string): string {
  return path.slice(0, path.length - PathExt.extname(path).length) + ending;
}

/** A path like the given one that no file in its folder has. */
export function freePath(path: string, taken: ReadonlySet<string>): string {
  const ending = PathExt.extname(path);
  let free = path;
  for (let number = 1; taken.has(free); number++) {
    free = `${withEnding(path, '')}-${number}${ending}`;
  }
  return free;
}
