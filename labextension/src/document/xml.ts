import type { JSONObject } from '@lumino/coreutils';

/** Where an XML text is wrong, counted from 1. */
export interface IXmlProblem {
  line: number;
  column: number;
}

/**
 * Reads Blockly's older format, XML, as the JSON that Blockly saves today. Nothing is interpreted: a block that no one
 * knows is read like any other.
 * @returns null for XML that holds no program, such as a toolbox.
 */
export function readXml(text: string): { workspace: JSONObject } | { problem: IXmlProblem } | null {
  const parsed = new DOMParser().parseFromString(text, 'text/xml');
  const error = parsed.querySelector('parsererror');
  if (error) {
    const place = /(\d+)\D+(\d+)/.exec(error.textContent);
    return { problem: { line: Number(place?.[1] ?? 1), column: Number(place?.[2] ?? 1) } };
  }
  const root = parsed.documentElement;
  const holds = (name: string): boolean => children(root, name).length > 0;
  const isEmpty = root.children.length === 0;
  if (root.localName.toLowerCase() !== 'xml' || !(isEmpty || ['block', 'variables', 'comment'].some(holds))) {
    return null;
  }
  const blocks = children(root, 'block').map(readBlock);
  const variables = children(root, 'variables')
    .flatMap(list => children(list, 'variable'))
    .map(one => {
      const type = one.getAttribute('type');
      const name = one.textContent;
      return { name, id: one.getAttribute('id') ?? name, ...(type ? { type } : {}) };
    });
  const notes = children(root, 'comment').map(readNote);
  return {
    workspace: {
      blocks: { languageVersion: 0, blocks },
      ...(variables.length ? { variables } : {}),
      ...(notes.length ? { workspaceComments: notes } : {})
    }
  };
}

/** How deep blocks are nested in a text, at most: found out without reading it, which takes long where they are very deep. */
export function xmlDepth(text: string): number {
  let [depth, deepest] = [0, 0];
  for (const [tag] of text.replace(/<!--[^]*?-->|<!\[CDATA\[[^]*?\]\]>/g, '').matchAll(/<\/?[A-Za-z][^>]*>/g)) {
    if (tag.startsWith('</')) {
      depth--;
    } else if (!tag.endsWith('/>')) {
      deepest = Math.max(deepest, ++depth);
    }
  }
  // Each block stands in an input or under another one.
  return Math.floor(deepest / 2);
}

/** Whether a text is XML rather than JSON. */
export const looksLikeXml = (text: string): boolean => text.trimStart().startsWith('<');

function readBlock(element: Element): JSONObject {
  const state: JSONObject = { type: element.getAttribute('type') ?? '?' };
  copy(element, 'id', value => (state['id'] = value));
  for (const name of ['x', 'y'] as const) {
    copy(element, name, value => (state[name] = Number(value)));
  }
  for (const name of ['deletable', 'movable', 'editable', 'collapsed', 'inline'] as const) {
    copy(element, name, value => (state[name] = value === 'true'));
  }
  copy(element, 'disabled', value => value === 'true' && (state['disabledReasons'] = ['MANUALLY_DISABLED']));
  copy(element, 'disabled-reasons', value => (state['disabledReasons'] = value.split(',').map(decoded)));
  const fields: JSONObject = {};
  const inputs: JSONObject = {};
  for (const child of element.children) {
    readChild(child, state, fields, inputs);
  }
  return {
    ...state,
    ...(Object.keys(fields).length ? { fields } : {}),
    ...(Object.keys(inputs).length ? { inputs } : {})
  };
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    // No one has encoded it.
    return text;
  }
}

function readChild(child: Element, state: JSONObject, fields: JSONObject, inputs: JSONObject): void {
  const name = child.getAttribute('name') ?? '';
  switch (child.localName) {
    case 'field':
    case 'title':
      put(fields, name, readField(child, name));
      break;
    case 'value':
    case 'statement':
      put(inputs, name, readConnection(child));
      break;
    case 'next':
      state['next'] = readConnection(child);
      break;
    case 'mutation':
      state['extraState'] = child.outerHTML;
      break;
    case 'comment':
      state['icons'] = { comment: readComment(child) };
      break;
    case 'data':
      state['data'] = child.textContent;
      break;
  }
}

/** A field's state: a variable is named by its id, and by its name where the file is older than ids. */
function readField(field: Element, name: string): JSONObject | string {
  const id = field.getAttribute('id');
  const type = field.getAttribute('variabletype');
  const text = field.textContent;
  if (id !== null) {
    return { id, name: text, ...(type ? { type } : {}) };
  }
  return name === 'VAR' ? { name: text } : text;
}

function readConnection(element: Element): JSONObject {
  const [block] = children(element, 'block');
  const [shadow] = children(element, 'shadow');
  return { ...(shadow ? { shadow: readBlock(shadow) } : {}), ...(block ? { block: readBlock(block) } : {}) };
}

function readComment(comment: Element): JSONObject {
  return { text: comment.textContent, pinned: comment.getAttribute('pinned') === 'true', ...size(comment, 'w', 'h') };
}

function readNote(note: Element): JSONObject {
  const [x, y] = [Number(note.getAttribute('x') ?? 0), Number(note.getAttribute('y') ?? 0)];
  const id = note.getAttribute('id');
  return { ...(id ? { id } : {}), x, y, text: note.textContent, ...size(note, 'w', 'h') };
}

function size(element: Element, width: string, height: string): JSONObject {
  const [w, h] = [Number(element.getAttribute(width)), Number(element.getAttribute(height))];
  return w > 0 && h > 0 ? { width: w, height: h } : {};
}

function children(element: Element, name: string): Element[] {
  return [...element.children].filter(child => child.localName === name);
}

function copy(element: Element, name: string, use: (value: string) => unknown): void {
  const value = element.getAttribute(name);
  if (value !== null) {
    use(value);
  }
}

/** Sets a key that a file chose: it stays a key, whatever it is. */
function put(object: JSONObject, key: string, value: JSONObject | string): void {
  Object.defineProperty(object, key, { value, enumerable: true, configurable: true, writable: true });
}
