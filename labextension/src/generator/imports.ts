import { standardLibrary } from './library.js';

/** Imports as PEP 8 orders them: the standard library first, whole modules before names out of them. */
export function sortImports(lines: string[]): string {
  const module = (line: string): string => line.split(/\s+/)[1] ?? '';
  const sorted = [...new Set(lines)].sort((a, b) => {
    const kind = Number(a.startsWith('from')) - Number(b.startsWith('from'));
    return kind || (module(a) < module(b) ? -1 : 1);
  });
  const isStandard = (line: string): boolean => standardLibrary.has(module(line).split('.')[0] ?? '');
  const groups = [sorted.filter(isStandard), sorted.filter(line => !isStandard(line))];
  return groups
    .filter(group => group.length)
    .map(group => group.join(''))
    .join('\n');
}

/** The names that a line of imports binds. */
export function boundBy(line: string): string[] {
  const [, from, names] = /^(?:from\s+(\S+)\s+)?import\s+(.*)$/.exec(line.trim()) ?? [];
  return (names ?? '').split(',').flatMap(one => {
    const [name, , alias] = one.trim().split(/\s+/);
    const bound = alias ?? (from === undefined ? name?.split('.')[0] : name);
    return bound ? [bound] : [];
  });
}
