import { isObject } from '../document/format.js';
import type { JSONObject, JSONValue } from '../document/format.js';
import { sameToken, sameTokens, textValue, tokenize, trimmed } from './tokens.js';
import type { IToken } from './tokens.js';
import { codeOf, fieldIn, shapeOf, withField, withInput } from './workbench.js';
import type { IBlockShape, IPlace } from './workbench.js';

/** A piece of a pattern: a token as it stands, or what a snippet may put in its place. */
export type Part =
  | { kind: 'token'; token: IToken }
  | { kind: 'field'; place: IPlace; value: (token: IToken, isNegative: boolean) => JSONValue | undefined }
  | { kind: 'value'; input: string }
  | { kind: 'body'; input: string };

/** What the Python of a block looks like. */
export interface IPattern {
  state: JSONObject;
  isValue: boolean;
  /** The tokens of such a block with anything in its fields and inputs. */
  write: (state: JSONObject) => readonly IToken[] | null;
  /** How many of its inputs may hold anything. */
  open: number;
  /** Names and signs that every snippet of this kind has. */
  fixed: string[];
  /** Found out when first asked for. */
  parts: () => Part[];
}

const hole = (i: number): string => `hole_${i}_`;
const body = (i: number): string => `body_${i}_`;
const mostVariants = 200;

/** Which inputs of a block may hold anything. */
interface IOpening {
  values: boolean;
  statements: boolean;
}

const openings: IOpening[] = [
  { values: false, statements: false },
  { values: false, statements: true },
  { values: true, statements: true }
];

/** The patterns of the blocks of a toolbox: as they lie there, and with anything in their inputs. */
export function patternsOf(presets: readonly JSONObject[]): IPattern[] {
  const shapes = presets.map(shapeOf).filter(shape => shape !== null);
  const containers = shapes.filter(shape => shape.statements.length);
  return shapes.flatMap(shape => {
    const place = shape.isValue ? undefined : placeFor(shape, containers);
    return variants(shape).flatMap(one => {
      const write = writerOf(one, place);
      return openings.map(open => patternOf(one, write, open)).filter(pattern => pattern !== null);
    });
  });
}

/** A block that says something only inside another one, such as a layer of a network. */
interface IContext {
  container: JSONObject;
  input: string;
  empty: readonly IToken[];
}

function placeFor(shape: IBlockShape, containers: IBlockShape[]): IContext | undefined {
  if (codeOf(shape.state)?.trim()) {
    return undefined;
  }
  for (const container of containers.filter(one => one.state['type'] !== shape.state['type'])) {
    for (const input of container.statements) {
      const empty = tokenize(codeOf(container.state) ?? '');
      const filled = codeOf(withInput(container.state, input, { block: shape.state }));
      if (filled && empty.length && !sameTokens(tokenize(filled), empty)) {
        return { container: container.state, input, empty };
      }
    }
  }
  return undefined;
}

/** How the tokens of one kind of block are found out. */
function writerOf(shape: IBlockShape, place: IContext | undefined): (state: JSONObject) => readonly IToken[] | null {
  return state => {
    const code = codeOf(place ? withInput(place.container, place.input, { block: state }) : state);
    if (code === null) {
      return null;
    }
    const tokens = tokenize(code);
    return shape.isValue ? trimmed(tokens) : place ? [...inside(tokens, place.empty), endOfLine] : tokens;
  };
}

const endOfLine: IToken = { kind: 'line', text: '' };

/** What tokens have in their middle that others have not. */
function inside(tokens: readonly IToken[], others: readonly IToken[]): readonly IToken[] {
  const start = tokens.findIndex((token, i) => !sameToken(token, others[i]));
  return tokens.slice(start, tokens.length - (others.length - start));
}

/** The block with every choice of its own, and with more or fewer parts where it can have them. */
function variants(shape: IBlockShape): IBlockShape[] {
  let states = extraStates(shape.state);
  for (const place of shape.fields.filter(field => field.path.length === 0)) {
    const options = optionsOf(place, fieldIn(shape.state, place));
    const more = states.flatMap(state => options.map(option => withField(state, place, option)));
    states = more.length <= mostVariants ? more : states;
  }
  return states.map(state => (state === shape.state ? shape : shapeOf(state))).filter(one => one !== null);
}

/** What is tried in a field of its own: every choice, and for an empty text that there is one, which adds words. */
function optionsOf(place: IPlace, now: JSONValue | undefined): JSONValue[] {
  const others = place.kind === 'choice' ? place.options : place.kind === 'text' && now === '' ? ['text'] : [];
  return [now, ...others.filter(option => option !== now)].filter(option => option !== undefined);
}

function extraStates(state: JSONObject): JSONObject[] {
  const extra = state['extraState'];
  const known = isObject(extra) ? extra : {};
  const counts = (key: string, most: number): JSONObject[] =>
    Array.from({ length: most + 1 }, (_, count) => ({ ...state, extraState: { ...known, [key]: count } }));
  if (typeof known['itemCount'] === 'number') {
    return [state, ...counts('itemCount', 10)];
  }
  if (state['type'] === 'controls_if') {
    return [
      state,
      ...[0, 1, 2, 3].flatMap(elseIfCount =>
        [false, true].map(hasElse => ({ ...state, extraState: { elseIfCount, hasElse } }))
      )
    ];
  }
  return [state];
}

function patternOf(shape: IBlockShape, write: IPattern['write'], open: IOpening): IPattern | null {
  const inputs = openInputs(shape, open);
  if ((open.values || open.statements) && inputs.parts.size === 0) {
    return null;
  }
  const tokens = write(inputs.state);
  if (!tokens?.length) {
    return null;
  }
  const variables = new Set(shape.fields.filter(field => field.kind === 'variable').map(f => nameIn(inputs.state, f)));
  const isFixed = (token: IToken): boolean =>
    (token.kind === 'name' && !variables.has(token.text) && !/^(hole|body)_\d+_$/.test(token.text)) ||
    (token.kind === 'op' && !/^[()[\]{},.=-]$/.test(token.text));
  const fixed = tokens.filter(isFixed).map(token => token.text);
  const isOpen = (name: string | undefined): boolean =>
    [...inputs.parts.values()].some(p => 'input' in p && p.input === name);
  const places = shape.fields.filter(field => !isOpen(field.path[0]));
  let parts: Part[] | null = null;
  return {
    state: inputs.state,
    isValue: shape.isValue,
    write,
    open: inputs.parts.size,
    fixed: fixed.filter(text => !isProbed(shape, text)),
    parts: () => (parts ??= partsOf(inputs.state, write, tokens, places, inputs.parts))
  };
}

/** A text field may hold a name of Python: then it is not fixed. */
function isProbed(shape: IBlockShape, text: string): boolean {
  return shape.fields.some(field => field.kind === 'text' && String(fieldIn(shape.state, field)).includes(text));
}

function nameIn(state: JSONObject, place: IPlace): string {
  const value = fieldIn(state, place);
  return isObject(value) && typeof value['name'] === 'string' ? value['name'] : '';
}

/** A block whose inputs hold names that nobody uses, so that they can be found in its Python. */
function openInputs(shape: IBlockShape, open: IOpening): { state: JSONObject; parts: Map<string, Part> } {
  let state = shape.state;
  const parts = new Map<string, Part>();
  (open.values ? shape.values : []).forEach((input, i) => {
    const block = { type: 'variables_get', fields: { VAR: { name: hole(i) } } };
    state = withInput(state, input, { ...shadowOf(state, input), block });
    parts.set(hole(i), { kind: 'value', input });
  });
  (open.statements ? shape.statements : []).forEach((input, i) => {
    const value = { shadow: { type: 'math_number', fields: { NUM: 0 } } };
    const block = { type: 'variables_set', fields: { VAR: { name: body(i) } }, inputs: { VALUE: value } };
    const filled = withInput(state, input, { block });
    if (codeOf(filled) !== null) {
      state = filled;
      parts.set(body(i), { kind: 'body', input });
    }
  });
  return { state, parts };
}

/** The shadow of an input, to be kept under what is put there. */
export function shadowOf(state: JSONObject, input: string): JSONObject {
  const inputs = isObject(state['inputs']) ? state['inputs'] : {};
  const connection = isObject(inputs[input]) ? inputs[input] : {};
  return isObject(connection['shadow']) ? { shadow: connection['shadow'] } : {};
}

/** Finds which field wrote which token by writing something else into it and looking what changes. */
function partsOf(
  state: JSONObject,
  write: IPattern['write'],
  tokens: readonly IToken[],
  places: IPlace[],
  inputs: Map<string, Part>
): Part[] {
  const parts: Part[] = tokens.map(token => ({ kind: 'token', token }));
  for (const place of places) {
    if (place.kind === 'choice' || fieldIn(state, place) === undefined) {
      continue;
    }
    const probe = probeOf(place, fieldIn(state, place));
    const changed = write(withField(state, place, probe.value)) ?? [];
    if (changed.length !== tokens.length) {
      continue;
    }
    tokens.forEach((token, i) => {
      const other = changed[i];
      if (other && !sameToken(token, other)) {
        const value = probe.reader(token, other);
        parts[i] = value ? { kind: 'field', place, value } : { kind: 'token', token };
      }
    });
  }
  return joinBodies(parts.map(part => (part.kind === 'token' && inputs.get(part.token.text)) || part));
}

type Reader = (token: IToken, isNegative: boolean) => JSONValue | undefined;

function probeOf(
  place: IPlace,
  now: JSONValue | undefined
): { value: JSONValue; reader: (a: IToken, b: IToken) => Reader | null } {
  if (place.kind === 'variable') {
    return {
      value: { name: 'probe_' },
      reader: () => token => (token.kind === 'name' ? { name: token.text } : undefined)
    };
  }
  if (place.kind === 'number') {
    const other = Number(now) + 1;
    return { value: other, reader: (a, b) => numberReader(Number(now), a, other, b) };
  }
  return { value: 'probe_', reader: (_, b) => textReader(b) };
}

/** The number of a field, where the Python has it times a factor or plus one. */
function numberReader(value: number, token: IToken, other: number, otherToken: IToken): Reader | null {
  const slope = (Number(otherToken.text) - Number(token.text)) / (other - value);
  if (token.kind !== 'number' || !Number.isFinite(slope) || slope === 0) {
    return null;
  }
  const start = Number(token.text) - slope * value;
  return (found, isNegative) => {
    const number = (isNegative ? -1 : 1) * Number(found.text);
    const result = (number - start) / slope;
    return found.kind === 'number' && Number.isFinite(result) ? Number(result.toPrecision(12)) : undefined;
  };
}

function textReader(probe: IToken): Reader | null {
  if (probe.kind === 'name' && probe.text === 'probe_') {
    return token => (token.kind === 'name' ? token.text : undefined);
  }
  return textValue(probe) === 'probe_' ? token => textValue(token) ?? undefined : null;
}

/** The statement that stood for a body of statements becomes one part. */
function joinBodies(parts: Part[]): Part[] {
  const joined: Part[] = [];
  for (let i = 0; i < parts.length; i++) {
    const part = parts[i];
    if (part) {
      joined.push(part);
    }
    // body_0_ = 0 and the end of its line
    i += part?.kind === 'body' ? 3 : 0;
  }
  return joined;
}
