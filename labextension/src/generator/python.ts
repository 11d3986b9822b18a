import { Variables } from 'blockly/core';
import type { Block, Workspace } from 'blockly/core';
import { Order, PythonGenerator, pythonGenerator } from 'blockly/python';

import { PythonNames } from './names.js';
import { presets } from './presets.js';

/** What a block becomes: an expression with its precedence, a statement, or nothing. */
export type Code = [string, Order] | string | null;

/** Writes the code of one type of block. */
export type Rule = (block: Block, python: PythonWriter) => Code;

/** The rules of one topic, by block type. */
export type Rules = Record<string, Rule>;

const standardLibrary = new Set(['math', 'random', 'numbers', 'datetime', 'time']);

/** Writes Python the way a teacher would, from any workspace that holds our blocks. */
export class PythonWriter extends PythonGenerator {
  constructor(rules: Rules) {
    super('Python');
    this.INDENT = '    ';
    this.addReservedWords('math,random,Number,np,plt,keras,sklearn');
    // Blocks whose stock code is good enough keep it.
    Object.assign(this.forBlock, pythonGenerator.forBlock);
    for (const [type, rule] of Object.entries(rules)) {
      this.forBlock[type] = block => rule(block, this);
    }
  }

  /** Asks for an import at the top of the program. */
  addImport(line: string): void {
    this.definitions_[`import ${line}`] = line;
  }

  /** Puts a function definition before the program. */
  addFunction(name: string, code: string): void {
    this.definitions_[`%${name}`] = code;
  }

  /** The code of a value input, or what stands in for an empty one. */
  value(block: Block, input: string, order: Order, empty: string): string {
    return this.valueToCode(block, input, order) || empty;
  }

  /** The code of a statement input, `pass` where it is empty. */
  body(block: Block, input: string): string {
    return this.addLoopTrap(this.statementToCode(block, input), block) || this.PASS;
  }

  /** The Python name of the variable that a field holds. */
  variable(block: Block, field: string): string {
    return this.getVariableName(String(block.getFieldValue(field)));
  }

  /** Starts a program: names are given anew. */
  override init(workspace: Workspace): void {
    this.nameDB_ ??= new PythonNames(this.RESERVED_WORDS_);
    super.init(workspace);
    delete this.definitions_['variables'];
    const lines = Variables.allUsedVarModels(workspace).flatMap(variable => {
      const preset = presets(workspace, variable.getId());
      return preset === null ? [] : [`${this.getVariableName(variable.getId())} = ${preset}`];
    });
    this._presets = lines.length ? lines.join('\n') + '\n' : '';
  }

  /** Puts imports, functions and the program together. */
  override finish(code: string): string {
    const imports: string[] = [];
    const functions: string[] = [];
    for (const definition of Object.values(this.definitions_)) {
      (/^(from\s+\S+\s+)?import\s/.test(definition) ? imports : functions).push(definition.trim());
    }
    this.isInitialized = false;
    this.definitions_ = Object.create(null) as Record<string, string>;
    this.functionNames_ = Object.create(null) as Record<string, string>;
    this.nameDB_?.reset();
    // One blank line between stacks; a line break inside a text is written \n, so that none is touched.
    const program = (this._presets + code).trim().replace(/\n{3,}/g, '\n\n');
    const head = sortImports(imports);
    if (functions.length === 0) {
      return [head, program].filter(Boolean).join('\n\n') + (head || program ? '\n' : '');
    }
    return [head, ...functions, program].filter(Boolean).join('\n\n\n') + '\n';
  }

  /** A text as it stands between the double quotes of an f-string. */
  quoteInside(text: string): string {
    return escape(text).replace(/[{}]/g, brace => brace + brace);
  }

  /** A Python string, with double quotes wherever they need no escape. */
  override quote_(text: string): string {
    const inner = escape(text);
    return text.includes('"') && !text.includes("'") ? `'${inner.replace(/\\"/g, '"')}'` : `"${inner}"`;
  }

  /** A Python string that may span lines. */
  override multiline_quote_(text: string): string {
    return this.quote_(text);
  }

  private _presets = '';
}

const escapes: Record<string, string> = { '\\': '\\\\', '\n': '\\n', '\r': '\\r', '\t': '\\t', '"': '\\"' };

function escape(text: string): string {
  return text.replace(/[\\\n\r\t"]/g, character => escapes[character] ?? character);
}

/** Imports as PEP 8 orders them: the standard library first, whole modules before names out of them. */
function sortImports(lines: string[]): string {
  const module = (line: string): string => line.split(/\s+/)[1] ?? '';
  const sorted = [...new Set(lines)].sort((a, b) => {
    const kind = Number(a.startsWith('from')) - Number(b.startsWith('from'));
    return kind || (module(a) < module(b) ? -1 : 1);
  });
  const isStandard = (line: string): boolean => standardLibrary.has(module(line).split('.')[0] ?? '');
  const groups = [sorted.filter(isStandard), sorted.filter(line => !isStandard(line))];
  return groups
    .filter(group => group.length)
    .map(group => group.join('\n'))
    .join('\n\n');
}

export { Order };
