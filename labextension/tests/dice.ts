/** Numbers below a bound that look like chance and are the same for the same seed. */
export function dice(seed: number): (sides: number) => number {
  let state = seed * 2654435761 + 1;
  return sides => {
    state = (Math.imul(state ^ (state >>> 15), 2246822519) + 374761393) | 0;
    return (state >>> 8) % sides;
  };
}
