import type { IApiState } from './state.js';

/** The toolbox's category that modules are in, by its name; a toolbox without such a category offers none. */
export const MODULES = '%{BKY_CAT_MODULES}';

/** What stands in it whatever the program imports. */
export const moduleButton = { kind: 'button', text: '%{BKY_MODULE_ADD}', callbackkey: 'br-module-add' };

/** The names by which everybody calls these modules. */
const customary: Record<string, string> = {
  numpy: 'np',
  pandas: 'pd',
  'matplotlib.pyplot': 'plt',
  seaborn: 'sns',
  tensorflow: 'tf'
};

/** How a program reaches a name in a module: the import, what stands in the code, and the name that the import binds. */
export interface IReach {
  line: string;
  code: string;
  binds: string;
}

/** How a member of a module is written, as the module's own handbook writes it. */
export function reach(state: IApiState): IReach | null {
  const { module, callable } = state;
  if (module === undefined) {
    return null;
  }
  const rest = callable.slice(module.length + 1);
  for (const [name, alias] of Object.entries(customary)) {
    if (module === name || (module.startsWith(`${name}.`) && name !== 'tensorflow')) {
      return { line: `import ${name} as ${alias}`, code: alias + callable.slice(name.length), binds: alias };
    }
  }
  if (/^tensorflow\.keras(\.|$)/.test(module)) {
    const code = callable.slice('tensorflow.'.length);
    return { line: 'from tensorflow import keras', code, binds: 'keras' };
  }
  if (module.startsWith('tensorflow.')) {
    return { line: 'import tensorflow as tf', code: `tf.${callable.slice('tensorflow.'.length)}`, binds: 'tf' };
  }
  const dot = module.lastIndexOf('.');
  const top = module.split('.')[0] ?? module;
  if (dot < 0 || top === 'keras' || module === 'os.path') {
    return { line: `import ${top}`, code: callable, binds: top };
  }
  if (top === 'sklearn') {
    const first = rest.split('.')[0] ?? rest;
    return { line: `from ${module} import ${first}`, code: rest, binds: first };
  }
  const last = module.slice(dot + 1);
  return { line: `from ${module.slice(0, dot)} import ${last}`, code: `${last}.${rest}`, binds: last };
}

/** The modules that a program imports, each once, in its order. */
export function importedModules(code: string): string[] {
  const found: string[] = [];
  for (const [, from, names] of code.matchAll(/^(?:from ([\w.]+) )?import ([\w., ]+)$/gmu)) {
    for (const part of (names ?? '').split(',')) {
      const name = part.trim().split(' ')[0] ?? '';
      // A class from a module: its neighbours are what one may want next.
      const whole = from === undefined ? name : /^[a-z_0-9]+$/.test(name) ? `${from}.${name}` : from;
      found.push(/^sklearn\.\w+\.\w+$/.test(whole) ? whole.slice(0, whole.lastIndexOf('.')) : whole);
    }
  }
  return [...new Set(found.filter(Boolean))];
}
