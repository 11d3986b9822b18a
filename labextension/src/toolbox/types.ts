import type { utils } from 'blockly/core';

import type { IBlockSpec } from '../blocks/spec.js';

/** An entry of a toolbox category. */
export type Item = utils.toolbox.FlyoutItemInfo;

/** A toolbox category. */
export type Category = utils.toolbox.ToolboxItemInfo;

/** A block in the toolbox, with shadow blocks in its inputs. */
export function block(type: string, shadows: Record<string, object> = {}, rest: object = {}): Item {
  const inputs = Object.fromEntries(Object.entries(shadows).map(([name, shadow]) => [name, { shadow }]));
  return { kind: 'block', type, ...(Object.keys(inputs).length ? { inputs } : {}), ...rest } as Item;
}

/** A shadow that holds a number. */
export const num = (value: number): object => ({ type: 'math_number', fields: { NUM: value } });

/** A shadow that holds a text. */
export const text = (value: string): object => ({ type: 'text', fields: { TEXT: value } });

/** A variable in an input, named as in the lessons. */
export const named = (name: string): object => ({ type: 'variables_get', fields: { VAR: { name } } });

/** A block with other blocks in its inputs, which the student can pull out. */
export function filled(type: string, blocks: Record<string, object>, rest: object = {}): Item {
  const inputs = Object.fromEntries(Object.entries(blocks).map(([name, child]) => [name, { block: child }]));
  return { kind: 'block', type, inputs, ...rest } as Item;
}

/** A category with a name from the translations. */
export function category(name: string, style: string, contents: (Item | Category)[]): Category & { name: string } {
  return { kind: 'category', name: `%{BKY_${name}}`, categorystyle: style, contents };
}

/** The toolbox's entries for a block that stands for a piece of Python: one, or one for each of its presets. */
export function entries(spec: IBlockSpec): Item[] {
  const inputs = Object.entries(spec.args ?? {}).flatMap(([name, { shadow, inside }]) => {
    const connected = { ...(shadow ? { shadow } : {}), ...(inside ? { block: inside } : {}) };
    return Object.keys(connected).length ? [[name, connected]] : [];
  });
  return (spec.presets ?? [{}]).map(fields => ({
    kind: 'block',
    type: spec.type,
    ...(inputs.length ? { inputs: Object.fromEntries(inputs) as object } : {}),
    ...(Object.keys(fields).length ? { fields } : {})
  })) as Item[];
}

/** The blocks of a toolbox, those in categories inside categories too. */
export function itemsOf(toolbox: unknown): (Item & { type: string })[] {
  if (typeof toolbox !== 'object' || toolbox === null) {
    return [];
  }
  if ('type' in toolbox && 'kind' in toolbox && toolbox.kind === 'block') {
    return [toolbox as Item & { type: string }];
  }
  return 'contents' in toolbox && Array.isArray(toolbox.contents) ? toolbox.contents.flatMap(itemsOf) : [];
}
