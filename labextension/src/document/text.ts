/** The part of a shared text that `replaceText` needs. */
export interface ITextTarget {
  getSource(): string;
  updateSource(start: number, end: number, value?: string): void;
}

/** Makes a shared text equal to another one by one change in the middle, which splits no character in two. */
export function replaceText(target: ITextTarget, text: string): void {
  const old = target.getSource();
  if (old === text) {
    return;
  }
  const shorter = Math.min(old.length, text.length);
  let start = 0;
  while (start < shorter && old[start] === text[start]) {
    start++;
  }
  if (isFirstHalf(old, start - 1)) {
    start--;
  }
  let tail = 0;
  while (tail < shorter - start && old[old.length - 1 - tail] === text[text.length - 1 - tail]) {
    tail++;
  }
  if (isFirstHalf(old, old.length - tail - 1) || isFirstHalf(text, text.length - tail - 1)) {
    tail--;
  }
  target.updateSource(start, old.length - tail, text.slice(start, text.length - tail));
}

/** Whether the unit at a place is the first of the two that make one character, such as an emoji. */
function isFirstHalf(text: string, place: number): boolean {
  const unit = text.charCodeAt(place);
  return unit >= 0xd800 && unit <= 0xdbff;
}
