import type { Item } from '../toolbox/types.js';
import type { Asked } from './kernel.js';
import type { IDescription, IMember } from './answers.js';
import { isRequired, readState } from './state.js';
import type { ApiKind, IApiState, IParameter } from './state.js';

/** Functions of these modules are called for what they do, but for those that the pattern names. */
const doing: Record<string, RegExp> = {
  'matplotlib.pyplot': /^(get|gc|is|fignum|subplot|imread|figure$|axes$)/
};

/** Where nobody knows the parameters, a call takes any values. */
const anything: IParameter[] = [{ name: 'args', kind: 'args' }];

/** The block for a member, as it lies in the flyout; null where there is none. */
export function blockFor(description: IDescription, ask: Asked, member: IMember): Item | null {
  const state = stateFor(description, ask, member);
  if (!state) {
    return null;
  }
  const values = Object.hasOwn(doing, description.name) ? doing[description.name] : undefined;
  const isCall = state.kind === 'function' || state.kind === 'method';
  const gives = member.returns !== false && (values?.test(member.name) ?? true);
  return {
    kind: 'block',
    type: isCall && !gives ? 'py_api_do' : 'py_api',
    extraState: state,
    ...(ask === 'object' && description.kind !== 'class' ? { inputs: objectInput(description.name) } : {})
  } as unknown as Item;
}

/** The block that makes an object of a class; null for anything else. */
export function blockForClass(description: IDescription, ask: Asked): Item | null {
  if (description.kind !== 'class') {
    return null;
  }
  const { name, doc, parameters } = description;
  const whole = name.split('.');
  const own = whole.pop() ?? name;
  const from = { ...description, name: whole.join('.'), kind: 'module' };
  const member = { name: own, kind: 'class', doc, ...(parameters ? { parameters } : {}) } as const;
  return blockFor(from, whole.length ? ask : 'object', member);
}

/** The object whose method it is lies in the block already, and can be pulled out. */
function objectInput(name: string): object {
  return { OBJECT: { block: { type: 'variables_get', fields: { VAR: { name } } } } };
}

/** What the block for a member keeps; null where a name in it could not be written in a program. */
export function stateFor(description: IDescription, ask: Asked, member: IMember): IApiState | null {
  if (member.kind === 'module') {
    return null;
  }
  const { name } = description;
  const isClass = description.kind === 'class';
  const isObject = ask === 'object' && description.kind === 'constant';
  const kind = isObject ? kindInObject(member) : member.kind;
  const isOfObject = kind === 'method' || kind === 'property';
  const module = ask === 'object' ? '' : isClass ? name.slice(0, Math.max(name.lastIndexOf('.'), 0)) : name;
  const isCall = kind !== 'property' && kind !== 'constant';
  const parameters = isCall ? (member.parameters ?? anything) : [];
  try {
    return readState({
      callable: isOfObject || !name ? member.name : `${name}.${member.name}`,
      ...(isOfObject || !module ? {} : { module }),
      kind,
      parameters,
      // Where nothing else is asked for, one value is what most calls need.
      more: parameters.some(one => one.kind === 'args') && !parameters.some(isRequired) ? 1 : 0,
      ...(member.doc ? { doc: member.doc } : {})
    });
  } catch {
    return null;
  }
}

function kindInObject(member: IMember): ApiKind {
  return member.kind === 'method' || member.kind === 'function' ? 'method' : 'property';
}
