import { keywords } from '../generator/reserved.js';

/** What a member of a module, class or object is. */
export type ApiKind = 'function' | 'class' | 'method' | 'property' | 'constant';

/** How a parameter is given: by its place, by place or name, one of many, by name only, any name. */
export type ParameterKind = 'positional' | 'any' | 'args' | 'keyword' | 'kwargs';

/** One parameter of a function. */
export interface IParameter {
  name: string;
  kind: ParameterKind;
  optional?: boolean;
  /** The default as Python text, where it is a simple literal. */
  default?: string;
}

/** What a block for a member keeps in the file, so that it opens without a kernel. */
export interface IApiState {
  /** `numpy.linspace`, the program's own `Robot`, or a method's bare name. */
  callable: string;
  /** The module at the beginning of `callable`; without it, the name is the program's own. */
  module?: string;
  kind: ApiKind;
  parameters: IParameter[];
  /** The optional parameters that the block shows; names that are no parameter go to `**kwargs`. */
  used: string[];
  /** How many values the block shows for `*args`. */
  more: number;
  doc?: string;
}

const kinds: ReadonlySet<unknown> = new Set<ApiKind>(['function', 'class', 'method', 'property', 'constant']);
const parameterKinds: ReadonlySet<unknown> = new Set<ParameterKind>(['positional', 'any', 'args', 'keyword', 'kwargs']);

/** The most values for `*args`, parameters and characters of a help text that a block can have. */
export const limits = { more: 20, parameters: 40, name: 200, doc: 400, default: 40, modules: 40 } as const;

/** Whether a text can be a name in Python. */
export function isIdentifier(text: unknown): text is string {
  return (
    typeof text === 'string' &&
    text.length <= limits.name &&
    /^[\p{XID_Start}_][\p{XID_Continue}]*$/u.test(text) &&
    !keywords.has(text)
  );
}

/** Whether a text is names joined by points. */
export function isDotted(text: unknown): text is string {
  return typeof text === 'string' && text.length <= limits.name && text.split('.').every(isIdentifier);
}

/**
 * Reads what a block keeps in the file. The file may be anybody's: whatever becomes Python is a name, everything is
 * bounded. Throws where it is not, so that the block is kept as an unknown one.
 */
export function readState(data: unknown): IApiState {
  const { callable, module, kind, parameters = [], used = [], more = 0, doc } = object(data);
  check(isDotted(callable), 'callable');
  check(module === undefined || (isDotted(module) && callable.startsWith(`${module}.`)), 'module');
  check(kinds.has(kind), 'kind');
  const isMember = kind === 'method' || kind === 'property';
  check(!isMember || (isIdentifier(callable) && module === undefined), 'callable');
  check(Array.isArray(parameters) && parameters.length <= limits.parameters, 'parameters');
  const read = parameters.map(readParameter);
  check(new Set(read.map(parameter => parameter.name)).size === read.length, 'parameters');
  check(Array.isArray(used) && used.length <= limits.parameters && used.every(isIdentifier), 'used');
  check(Number.isInteger(more) && Number(more) >= 0 && Number(more) <= limits.more, 'more');
  check(doc === undefined || (typeof doc === 'string' && doc.length <= limits.doc), 'doc');
  return {
    callable,
    ...(typeof module === 'string' ? { module } : {}),
    kind: kind as ApiKind,
    parameters: read,
    used: [...new Set(used)],
    more: Number(more),
    ...(typeof doc === 'string' && doc ? { doc } : {})
  };
}

function readParameter(data: unknown): IParameter {
  const { name, kind, optional, default: preset } = object(data);
  check(isIdentifier(name), 'name');
  check(parameterKinds.has(kind), 'kind');
  check(preset === undefined || (typeof preset === 'string' && preset.length <= limits.default), 'default');
  return {
    name,
    kind: kind as ParameterKind,
    ...(optional === true ? { optional } : {}),
    ...(typeof preset === 'string' ? { default: preset } : {})
  };
}

function object(data: unknown): Record<string, unknown> {
  check(typeof data === 'object' && data !== null && !Array.isArray(data), 'extraState');
  return data as Record<string, unknown>;
}

function check(condition: boolean, what: string): asserts condition {
  if (!condition) {
    throw new Error(`The block does not say rightly what it stands for: ${what}`);
  }
}

/** The modules in a document; the file may be anybody's. */
export function readModules(data: unknown): string[] {
  const names: unknown[] = Array.isArray(data) ? data.slice(0, limits.modules) : [];
  return names.filter(isDotted);
}

/** Whether a call without the parameter is an error. */
export function isRequired(parameter: IParameter): boolean {
  return !parameter.optional && parameter.kind !== 'args' && parameter.kind !== 'kwargs';
}

/** The parameters that a block shows, in the order in which they are written. */
export function shown(state: IApiState): IParameter[] {
  const named = state.parameters.filter(
    parameter => isRequired(parameter) || (parameter.optional && state.used.includes(parameter.name))
  );
  const known = new Set(state.parameters.map(parameter => parameter.name));
  const free = takesAnyName(state) ? state.used.filter(name => !known.has(name)) : [];
  return [...named, ...free.map((name): IParameter => ({ name, kind: 'keyword', optional: true }))];
}

/** Whether a call takes parameters of any name. */
export function takesAnyName(state: IApiState): boolean {
  return state.parameters.some(parameter => parameter.kind === 'kwargs');
}

/** Whether a call takes any number of values. */
export function takesMore(state: IApiState): boolean {
  return state.parameters.some(parameter => parameter.kind === 'args');
}
