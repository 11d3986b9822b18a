import { describe, expect, it } from 'vitest';

import { weave } from '../src/python/weave.js';
import type { IStretch, ITyped } from '../src/python/weave.js';
import { dice } from './dice.js';

/** A statement: the number that it sets, or a choice with what is in it. */
interface IStatement {
  value: number;
  then?: IStatement[];
  otherwise?: IStatement[];
  /** How it was typed. */
  style: number;
  comment: boolean;
}

type Roll = (sides: number) => number;

function statement(roll: Roll, depth: number): IStatement {
  const one: IStatement = { value: roll(5), style: roll(4), comment: roll(6) === 0 };
  if (depth > 0 && roll(3) === 0) {
    one.then = suite(roll, depth - 1);
    one.otherwise = roll(2) ? suite(roll, depth - 1) : [];
  }
  return one;
}

function suite(roll: Roll, depth: number): IStatement[] {
  return Array.from({ length: 1 + roll(3) }, () => statement(roll, depth));
}

/** Writes a program as blocks give it and as it was typed, side by side. */
class Pair {
  readonly made: string[] = [];
  readonly typed: string[] = [];
  readonly stretches: IStretch[] = [];

  constructor(program: IStatement[], step: number) {
    this._step = step;
    this.suite(program, 0);
  }

  get is(): ITyped {
    return { code: `${this.typed.join('\n')}\n`, made: `${this.made.join('\n')}\n`, stretches: this.stretches };
  }

  private suite(statements: IStatement[], level: number): void {
    for (const one of statements) {
      this.statement(one, level);
    }
  }

  private statement({ value, style, comment, then, otherwise = [] }: IStatement, level: number): void {
    const [margin, own] = [' '.repeat(4 * level), ' '.repeat(this._step * level)];
    if (comment) {
      this.made.push(`${margin}# note`);
      this.typed.push(`${own}# note`);
    }
    const [made, typed] = [this.made.length + 1, this.typed.length + 1];
    if (!then) {
      this.made.push(`${margin}x = ${value}`);
      const styles = [[`x=${value}`], [`x = (${value}`, `${own})`], [`x = ${value}`], ['x = \\', `  ${value}`]];
      this.typed.push(...(styles[style] ?? []).map((line, i) => (i ? line : own + line)));
      this.end(made, typed, level, false);
      return;
    }
    const [only] = then;
    this.made.push(`${margin}if ${value}:`);
    if (style === 0 && then.length === 1 && only && !only.then && !only.comment && !otherwise.length) {
      this.made.push(`${margin}    x = ${only.value}`);
      this.typed.push(`${own}if ${value}: x=${only.value}`);
      this.end(made, typed, level, true);
      return;
    }
    this.typed.push(`${own}if ${value} :`);
    this.end(made, typed, level, false);
    this.suite(then, level + 1);
    if (otherwise.length) {
      this.made.push(`${margin}else:`);
      this.typed.push(`${own}else :`);
      this.suite(otherwise, level + 1);
    }
  }

  private end(made: number, typed: number, level: number, isClosed: boolean): void {
    const above = this.stretches.at(-1);
    this.stretches.push({
      typed: [(above?.typed[2] ?? 0) + 1, typed, this.typed.length],
      made: [(above?.made[2] ?? 0) + 1, made, this.made.length],
      level,
      is_solid: false,
      is_closed: isClosed
    });
  }

  private readonly _step: number;
}

/** What was typed as blocks would give it. Lines inside brackets and behind a backslash may stand anywhere. */
function normal(code: string): string[] {
  return code
    .replace(/\(\s*(\d)\s*\)/g, '$1')
    .replace(/\\\n\s*/g, '')
    .replace(/ :/g, ':')
    .replace(/^( *)(if \d): (x.*)$/gm, '$1$2:\n$1    $3')
    .replace(/=(?=\S)/g, '= ')
    .replace(/(?<=\S)=/g, ' =')
    .split('\n')
    .filter(line => line.trim())
    .map(inward());
}

/** Four spaces for each level, whatever was typed. */
function inward(): (line: string) => string {
  const levels = [0];
  return line => {
    const margin = line.length - line.trimStart().length;
    while ((levels.at(-1) ?? 0) > margin) {
      levels.pop();
    }
    if ((levels.at(-1) ?? 0) < margin) {
      levels.push(margin);
    }
    return ' '.repeat(4 * (levels.length - 1)) + line.trimStart();
  };
}

/** A program in which a person has changed something. */
function changed(program: IStatement[], roll: Roll): IStatement[] {
  const copy = structuredClone(program);
  const places = [copy];
  for (const one of copy) {
    places.push(...[one.then, one.otherwise].flatMap(inner => (inner?.length ? [inner] : [])));
  }
  const list = places[roll(places.length)] as IStatement[];
  const at = roll(list.length);
  const picked = list[at] as IStatement;
  const changes = [
    () => void list.splice(at, 0, statement(roll, 1)),
    () => list.length > 1 && void list.splice(at, 1),
    () => (picked.value = 9),
    () => void list.push(statement(roll, 1)),
    () => void list.splice(at, 1, { value: 7, style: 1, comment: false, then: [picked], otherwise: [] })
  ];
  changes[roll(changes.length)]?.();
  return copy;
}

const seeds = Array.from({ length: 400 }, (_, i) => i + 1);
const plain = (code: string): { code: string; places: [] } => ({ code, places: [] });

describe('a program that was typed', () => {
  it.each([2, 4])('stays as it is while no block changes (%i spaces)', step => {
    for (const seed of seeds) {
      const typed = new Pair(suite(dice(seed), 3), step).is;
      expect(weave(typed, plain(typed.made)).code).toBe(typed.code);
    }
  });

  it.each([2, 4])('means what the blocks mean after one of them was changed (%i spaces)', step => {
    for (const seed of seeds) {
      const program = suite(dice(seed), 3);
      const now = new Pair(changed(program, dice(seed + 9)), 4).is.made;
      expect(normal(weave(new Pair(program, step).is, plain(now)).code)).toEqual(normal(now));
    }
  });

  const made = 'x = 1\ny = 2\nfor i in x:\n    print(i)\n    print(y)\n# end\n';
  const code = 'x=1\n\n\ny = ( 2\n  )\nfor i in(x):\n    print( i )\n    print( y )\n\n# end\n';
  const stretch = (typed: IStretch['typed'], lines: IStretch['made'], level = 0): IStretch => ({
    typed,
    made: lines,
    level,
    is_solid: false,
    is_closed: false
  });
  const stretches = [
    stretch([1, 1, 1], [1, 1, 1]),
    stretch([2, 4, 5], [2, 2, 2]),
    stretch([6, 6, 6], [3, 3, 3]),
    stretch([7, 7, 7], [4, 4, 4], 1),
    stretch([8, 8, 8], [5, 5, 5], 1)
  ];
  const typed: ITyped = { code, made, stretches };

  it.each([
    [
      'a changed statement',
      'x = 3\ny = 2\nfor i in x:\n    print(i)\n    print(y)\n# end\n',
      code.replace('x=1', 'x = 3')
    ],
    [
      'one in a suite',
      'x = 1\ny = 2\nfor i in x:\n    print(i + 1)\n    print(y)\n# end\n',
      code.replace('print( i )', 'print(i + 1)')
    ],
    [
      'a new one',
      'x = 1\ny = 2\nfor i in x:\n    print(i)\n    print(y)\n    z()\n# end\n',
      code.replace('( y )\n', '( y )\n    z()\n')
    ],
    ['all that goes', 'y = 2\n', 'y = ( 2\n  )\n'],
    [
      'a loop put around',
      'x = 1\nwhile x:\n    y = 2\nfor i in x:\n    print(i)\n    print(y)\n# end\n',
      code.replace('\n\n\ny = ( 2\n  )', '\nwhile x:\n    y = ( 2\n      )')
    ]
  ])('is written anew only where blocks changed: %s', (_name, now, expected) => {
    expect(weave(typed, plain(now)).code).toBe(expected);
  });

  it('keeps the places of its statements', () => {
    const at = (text: string, block: string): { block: string; start: number; end: number } => ({
      block,
      start: made.indexOf(text),
      end: made.indexOf(text) + text.length
    });
    const places = [
      at('x = 1', 'x'),
      at('y = 2', 'y'),
      at('for i in x:\n    print(i)\n    print(y)', 'for'),
      at('i', 'i')
    ];
    const shown = weave(typed, { code: made, places: [...places, at('print(i)', 'print')] });
    expect(shown.places.map(({ block, start, end }) => [block, shown.code.slice(start, end)])).toEqual([
      ['x', 'x=1'],
      ['y', 'y = ( 2\n  )'],
      ['for', 'for i in(x):\n    print( i )\n    print( y )'],
      ['print', 'print( i )']
    ]);
  });
});
