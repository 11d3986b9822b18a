/** Two places, one in each of two lists, that belong together. */
export type Pair = readonly [number, number];

/** How much two things are alike; 0 where they cannot be the same. */
export type Likeness = (a: number, b: number) => number;

/** More than this many comparisons would keep a person waiting. */
const mostCells = 250_000;

/** The longest common part of two lists, in order. */
export function common<T>(before: readonly T[], after: readonly T[]): Pair[] {
  let start = 0;
  while (start < before.length && start < after.length && before[start] === after[start]) {
    start++;
  }
  let [endBefore, endAfter] = [before.length, after.length];
  while (endBefore > start && endAfter > start && before[endBefore - 1] === after[endAfter - 1]) {
    endBefore--;
    endAfter--;
  }
  const head = Array.from({ length: start }, (_, i): Pair => [i, i]);
  const tail = Array.from({ length: before.length - endBefore }, (_, i): Pair => [endBefore + i, endAfter + i]);
  const middle = best(endBefore - start, endAfter - start, (a, b) =>
    before[start + a] === after[start + b] ? 1 : 0
  ).map(([a, b]): Pair => [start + a, start + b]);
  return [...head, ...middle, ...tail];
}

/** The pairs, in order in both lists, that are most alike all together. */
export function best(before: number, after: number, likeness: Likeness): Pair[] {
  if (before * after > mostCells) {
    return greedy(before, after, likeness);
  }
  const width = after + 1;
  const scores = new Float64Array((before + 1) * width);
  const at = (a: number, b: number): number => scores[a * width + b] ?? 0;
  for (let a = before - 1; a >= 0; a--) {
    for (let b = after - 1; b >= 0; b--) {
      const alike = likeness(a, b);
      const paired = alike > 0 ? alike + at(a + 1, b + 1) : 0;
      scores[a * width + b] = Math.max(paired, at(a + 1, b), at(a, b + 1));
    }
  }
  const pairs: Pair[] = [];
  for (let a = 0, b = 0; a < before && b < after;) {
    const alike = likeness(a, b);
    if (alike > 0 && at(a, b) === alike + at(a + 1, b + 1)) {
      pairs.push([a++, b++]);
    } else if (at(a, b) === at(a + 1, b)) {
      a++;
    } else {
      b++;
    }
  }
  return pairs;
}

/** The same for long lists, found without going back. */
function greedy(before: number, after: number, likeness: Likeness): Pair[] {
  const pairs: Pair[] = [];
  const reach = Math.max(1, Math.floor(mostCells / Math.max(before, 1)));
  for (let a = 0, b = 0; a < before && b < after; a++) {
    const end = Math.min(after, b + reach);
    const found = Array.from({ length: end - b }, (_, i) => b + i).find(place => likeness(a, place) > 0);
    if (found !== undefined) {
      pairs.push([a, found]);
      b = found + 1;
    }
  }
  return pairs;
}
