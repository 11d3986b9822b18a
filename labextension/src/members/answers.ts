import { isObject } from '../document/format.js';
import { limits } from './state.js';
import type { IParameter } from './state.js';

/** One name in a module, a class or an object, as the kernel tells it. */
export interface IMember {
  name: string;
  kind: 'module' | 'class' | 'function' | 'method' | 'property' | 'constant';
  doc?: string;
  parameters?: IParameter[];
  /** False where the call gives nothing. */
  returns?: boolean;
  deprecated?: boolean;
}

/** A module, class or object with its members. */
export interface IDescription {
  name: string;
  kind: string;
  doc: string;
  /** What making an object of a class takes. */
  parameters?: IParameter[];
  live: boolean;
  members: IMember[];
  /** How many members there are besides. */
  left: number;
}

/** What the program has made so far. */
export interface IHeld {
  modules: string[];
  classes: string[];
  objects: { name: string; type: string }[];
}

/** The most members, names and objects that are taken from a kernel. */
const most = { members: 600, names: 2000, held: 60 };

/** Reads a description; null where the kernel knows nothing of that name. */
export function readDescription(data: unknown): IDescription | null {
  if (!isObject(data) || !Array.isArray(data['members'])) {
    return null;
  }
  const members = data['members'].slice(0, most.members).filter(isMember) as unknown as IMember[];
  const { name, kind, doc, parameters, live, left_out: left } = data;
  return {
    name: String(name),
    kind: String(kind),
    doc: String(doc ?? '').slice(0, limits.doc),
    ...(Array.isArray(parameters) ? { parameters: parameters as unknown as IParameter[] } : {}),
    live: live === true,
    members,
    left: Number(left) || 0
  };
}

function isMember(data: unknown): boolean {
  return (
    isObject(data) &&
    typeof data['name'] === 'string' &&
    typeof data['kind'] === 'string' &&
    (data['doc'] === undefined || (typeof data['doc'] === 'string' && data['doc'].length <= limits.doc)) &&
    (data['parameters'] === undefined || Array.isArray(data['parameters']))
  );
}

/** Reads what the program has made. */
export function readHeld(data: unknown): IHeld {
  const held = isObject(data) ? data : {};
  const pairs = (value: unknown): [string, string][] =>
    (Array.isArray(value) ? value : [])
      .slice(0, most.held)
      .filter((pair): pair is unknown[] => Array.isArray(pair))
      .map(pair => [String(pair[0]), String(pair[1])]);
  return {
    modules: pairs(held['modules']).map(([, name]) => name),
    classes: readNames(held['classes']).slice(0, most.held),
    objects: pairs(held['objects']).map(([name, type]) => ({ name, type }))
  };
}

/** Reads a list of names. */
export function readNames(data: unknown): string[] {
  const names: unknown[] = Array.isArray(data) ? data.slice(0, most.names) : [];
  return names.filter(name => typeof name === 'string');
}
