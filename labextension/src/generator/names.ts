import { Names } from 'blockly/core';

import { keywords } from './reserved.js';

/** Gives every variable and function a legal Python name that is as close to the student's own as can be. */
export class PythonNames extends Names {
  private readonly _reserved: ReadonlySet<string>;
  private _used = new Set<string>();
  private _left = new Set<string>();
  private _byKey = new Map<string, string>();

  constructor(reservedWords: string) {
    super(reservedWords);
    this._reserved = new Set(reservedWords.split(','));
  }

  /** Whether names that Python takes stay just as they are, those of its own functions too. */
  keepsNames = false;

  /** Forgets all names given so far. */
  override reset(): void {
    super.reset();
    this._used = new Set(this._left);
    this._byKey = new Map();
  }

  /** Leaves names to something else in the next program, such as what its imports bind. */
  leave(names: Iterable<string>): void {
    this._left = new Set(names);
  }

  /** Whether a variable or function has a name. */
  isGiven(name: string): boolean {
    return [...this._byKey.values()].includes(name);
  }

  /** The Python name of an entity; the same entity always gets the same one. Unlike Blockly's, `x` and `X` differ. */
  override getName(nameOrId: string, type: string): string {
    const key = `${type}\n${nameOrId}`;
    const known = this._byKey.get(key);
    if (known !== undefined) {
      return known;
    }
    const isVariable = type === (Names.NameType.VARIABLE as string);
    const name = isVariable ? this.variableName(nameOrId) : nameOrId;
    const given = this.keepsNames && isName(name) ? name : this.getDistinctName(name, type);
    this._used.add(given);
    this._byKey.set(key, given);
    return given;
  }

  /** A legal name that nothing else has yet. */
  override getDistinctName(name: string, _type: string): string {
    const safe = pythonName(name);
    // PEP 8: a name that Python has already ends with an underscore.
    const isPythons = !safe.startsWith('_') && (this._reserved.has(safe) || this._left.has(safe));
    const free = isPythons ? `${safe}_` : safe;
    let distinct = free;
    for (let n = 2; this._used.has(distinct) || this._reserved.has(distinct); n++) {
      distinct = `${free}${n}`;
    }
    this._used.add(distinct);
    return distinct;
  }

  /** Remembers where variable names come from. */
  override setVariableMap(map: Parameters<Names['setVariableMap']>[0]): void {
    super.setVariableMap(map);
    this._variables = map;
  }

  private variableName(id: string): string {
    return this._variables?.getVariableById(id)?.getName() ?? id;
  }

  private _variables?: Parameters<Names['setVariableMap']>[0];
}

/** What no name can have; the last ones are new in Unicode, and not every Python takes them. */
const notInNames = /[^\p{XID_Continue}]|[\u200C\u200D\u30FB]/gu;

/** A Python identifier made from any text: letters of every script stay as they are. */
export function pythonName(text: string): string {
  // Python compares identifiers after NFKC, so that ｘ and x would be one variable.
  const name = text.normalize('NFKC').replace(notInNames, '_');
  if (!name) {
    return 'unnamed';
  }
  return /^[\p{XID_Start}_]/u.test(name) ? name : `_${name}`;
}

/** Whether a text is a name that Python takes. */
function isName(text: string): boolean {
  return text !== '' && pythonName(text) === text.normalize('NFKC') && !keywords.has(text);
}
