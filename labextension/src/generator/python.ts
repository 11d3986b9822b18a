import { CodeGenerator, Names } from 'blockly/core';
import type { Block, Workspace } from 'blockly/core';

import { boundNames } from '../members/bound.js';
import { asComment, withComments, withoutEncoding } from './comments.js';
import { textOf } from './exact.js';
import type { IText } from './exact.js';
import { boundBy, sortImports } from './imports.js';
import { Kinds } from './infer.js';
import type { Kind } from './infer.js';
import { firstLine, joinStacks, joinStatements } from './layout.js';
import type { IStatement } from './layout.js';
import { mark, markBehind, moveBehind, unmark } from './marks.js';
import { PythonNames } from './names.js';
import { Order, freePairs } from './order.js';
import { isLoosePart } from './places.js';
import { presets } from './presets.js';
import type { IProgram } from './program.js';
import { bestQuote, escape } from './quotes.js';
import { reservedNames } from './reserved.js';
import { triviaOf } from './trivia.js';

/** What a block becomes: an expression with its precedence, a statement, or nothing. */
export type Code = [string, Order] | string | null;

/** Writes the code of one type of block. */
export type Rule = (block: Block, python: PythonWriter) => Code;

/** The rules of one topic, by block type. */
export type Rules = Record<string, Rule>;

/** A literal raises no error: it needs no place of its own, and rules can read it as it is. */
const literals = new Set(['math_number', 'text', 'logic_boolean', 'logic_null', 'py_literal']);

/** Writes Python the way a teacher would, from any workspace that holds our blocks. */
export class PythonWriter extends CodeGenerator {
  constructor(rules: Rules) {
    super('Python');
    this.INDENT = '    ';
    this.ORDER_OVERRIDES = freePairs;
    this.addReservedWords(reservedNames.join(','));
    this.addRules(rules);
  }

  /** Takes on the rules of more blocks. */
  addRules(rules: Rules): void {
    for (const [type, rule] of Object.entries(rules)) {
      this.forBlock[type] = block => rule(block, this);
    }
  }

  /** Statements as Python wants them below a head: where there are only comments, or nothing, `pass` is one. */
  suite(statements: string): string {
    return firstLine(statements) ? statements : `${statements}${this.INDENT}pass\n`;
  }

  /** The number that stands for the first item of a list or text in this document's blocks: 0, or 1. */
  get base(): 0 | 1 {
    return this._base;
  }

  /** The program of a workspace, and where each block stands in it. */
  program(workspace: Workspace): IProgram {
    return unmark(this.workspaceToCode(workspace));
  }

  /** Asks for an import at the top of the program. */
  addImport(line: string): void {
    if (!this._text?.imports.has(line)) {
      this.definitions_[`import ${line}`] = line;
    }
  }

  /** Whether the program is that of a text, which blocks write again as it was. */
  get isExact(): boolean {
    return this._text !== null;
  }

  /** Puts a function definition before the program. */
  addFunction(name: string, code: string): void {
    this.definitions_[`%${name}`] = code;
  }

  /** A function that Python lacks and blocks need: defined once before the program. Its code names it `NAME`. */
  helper(name: string, code: string): string {
    // Blockly takes two spaces as one step to the right, whatever the language's own step is.
    const halved = code.replace(/^ +/gm, indent => indent.slice(indent.length / 2));
    return this.provideFunction_(name, halved.replace(/\bNAME\b/g, this.FUNCTION_NAME_PLACEHOLDER_));
  }

  /** A name that nothing in the program has yet. */
  newName(wish: string): string {
    return this.nameDB_?.getDistinctName(wish, Names.NameType.VARIABLE) ?? wish;
  }

  /** The code of a value input, or what stands in for an empty one. */
  value(block: Block, input: string, order: Order, empty: string): string {
    const code = this.valueToCode(block, input, order);
    // A point behind the digits of a number would be its decimal point.
    return (
      (order === Order.MEMBER && /^\d/.test(code) ? `(${code})` : code) || (empty === '""' ? this.quote_('') : empty)
    );
  }

  /** The code of a statement input, `pass` where there is no statement in it. */
  body(block: Block, input: string): string {
    const code = this.suite(this.statementToCode(block, input));
    const [comment] = asComment(triviaOf(block).behind?.[input] ?? '');
    return comment === undefined ? code : markBehind(comment) + code;
  }

  /** A clause of a statement below its first one: its head and its suite, with the blank lines above it. */
  clause(block: Block, input: string, head: string): string {
    return `${'\n'.repeat(triviaOf(block).gaps?.[input] ?? 0)}${head}:\n${this.body(block, input)}`;
  }

  /** The Python name of the variable that a field holds. */
  variable(block: Block, field: string): string {
    return this.getVariableName(String(block.getFieldValue(field)));
  }

  /** What is known of the value in an input. */
  kind(block: Block, input: string): Kind {
    return this.kinds(block).of(block.getInputTargetBlock(input));
  }

  /** What is known of the variable that a field holds. */
  variableKind(block: Block, field: string): Kind {
    return this.kinds(block).variable(String(block.getFieldValue(field)));
  }

  /** The code of a whole number in an input: Python counts, and finds items, with no other. */
  whole(block: Block, input: string, order: Order, empty: string): string {
    const isFloat = !this.isExact && this.kinds(block).mayBeFloat(block.getInputTargetBlock(input));
    return isFloat ? `int(${this.value(block, input, Order.NONE, empty)})` : this.value(block, input, order, empty);
  }

  /** A number that the whole number in an input is never below; null where none is known. */
  least(block: Block, input: string): number | null {
    return this.kinds(block).least(block.getInputTargetBlock(input));
  }

  /** Whether the list in an input is known to hold numbers only. */
  holdsNumbers(block: Block, input: string): boolean {
    return this.kinds(block).holdsNumbers(block.getInputTargetBlock(input));
  }

  /** What is known of the values in a workspace: found out when it is first asked for. */
  private kinds(block: Block): Kinds {
    return (this._kinds ??= new Kinds(block.workspace));
  }

  /** Starts a program: names are given anew. */
  override init(workspace: Workspace): void {
    this._text = textOf(workspace);
    const names = this.names;
    names.leave([...boundNames(workspace), ...this._taken]);
    names.keepsNames = this.isExact;
    super.init(workspace);
    names.reset();
    names.setVariableMap(workspace.getVariableMap());
    names.populateVariables(workspace);
    names.populateProcedures(workspace);
    this.isInitialized = true;
    this._base = workspace.options.oneBasedIndex ? 1 : 0;
    this._kinds = null;
    this._presets = this.isExact
      ? []
      : [...presets(workspace)].map(([id, preset]) => ({ code: `${this.getVariableName(id)} = ${preset}\n` }));
  }

  /** The program of a workspace, with marks. */
  override workspaceToCode(workspace: Workspace): string {
    this._taken = [];
    const code = this.write(workspace);
    // What a program imports is known when it is written: only now can its variables leave those names alone.
    return this._taken.length && !this.isExact ? this.write(workspace) : code;
  }

  private write(workspace: Workspace): string {
    this.init(workspace);
    const stacks = workspace.getTopBlocks(true).map(block => this.statements(block));
    const first = stacks.findIndex(stack => stack.some(({ code }) => code));
    return this.assemble(stacks.map((stack, i) => (i === first ? [...this._presets, ...stack] : stack)));
  }

  /** The code of a block and its comment, marked as its own; what follows it is not our business here. */
  override scrub_(block: Block, code: string, thisOnly?: boolean): string {
    const own = literals.has(block.type) || !code ? code : endInside(code, line => mark(line, block.id));
    if (!thisOnly && block.nextConnection?.isConnected()) {
      return (
        own +
        this.statements(block.getNextBlock())
          .map(({ code: next }) => next)
          .join('')
      );
    }
    return block.outputConnection?.isConnected() ? own : withComments(block, own);
  }

  /** The code of the statements in an input, indented. */
  override statementToCode(block: Block, name: string): string {
    const code = joinStatements(this.statements(block.getInputTargetBlock(name)), false);
    return this.prefixLines(code, this.INDENT);
  }

  /** Indents lines; empty ones stay empty. */
  override prefixLines(text: string, prefix: string): string {
    // A string may hold other line breaks, which end no line of a program.
    return text.replace(/(^|\n)(?=[^\n])/g, `$1${prefix}`);
  }

  /** A Python string in the quotes that need fewer escapes, double ones where it makes no difference. */
  quote_(text: string, quote: string = this._quote || bestQuote(text)): string {
    return `${quote}${escape(text).replaceAll(quote, `\\${quote}`)}${quote}`;
  }

  /**
   * An f-string. The strings in its values take the other quotes, as Python before 3.12 wants it.
   * @param words the texts in it, which tell what quotes it takes itself.
   * @param write gives its pieces: texts as they are, and code in braces.
   */
  fString(words: readonly string[], write: (piece: (text: string) => string) => string[]): string {
    const quote = bestQuote(words.join(''));
    return this.inQuotes(quote, () => {
      const piece = (text: string): string =>
        escape(text)
          .replaceAll(quote, `\\${quote}`)
          .replace(/[{}]/g, brace => brace + brace);
      return `f${quote}${write(piece).join('')}${quote}`;
    });
  }

  /** Writes what stands inside quotes: strings in it take the others; three quotes in a row leave them the choice. */
  inQuotes<T>(quote: string, write: () => T): T {
    const outer = this._quote;
    if (quote.length === 1) {
      this._quote = quote === '"' ? "'" : '"';
    }
    try {
      return write();
    } finally {
      this._quote = outer;
    }
  }

  /** Whether the code being written stands inside an f-string already. */
  get isInsideText(): boolean {
    return this._quote !== '';
  }

  /** Puts imports, functions and the stacks of the program together. */
  private assemble(stacks: IStatement[][]): string {
    const imports: string[] = [];
    const functions: string[] = [];
    for (const definition of Object.values(this.definitions_)) {
      const found = /^(from\s+\S+\s+)?import\s/.test(definition) ? imports : functions;
      found.push(definition.trim() + '\n');
    }
    this._taken = imports.flatMap(boundBy).filter(name => this.names.isGiven(name));
    this.isInitialized = false;
    this._kinds = null;
    this.definitions_ = Object.create(null) as Record<string, string>;
    this.functionNames_ = Object.create(null) as Record<string, string>;
    this.nameDB_?.reset();
    const code = joinStacks([[{ code: sortImports(imports) }], ...functions.map(code => [{ code }]), ...stacks]);
    return moveBehind(this.isExact ? code : withoutEncoding(code));
  }

  /** The statements of a stack, one by one: a recursion would not survive ten thousand. */
  private statements(first: Block | null): IStatement[] {
    const codes: IStatement[] = [];
    for (let block = first; block; block = block.getNextBlock()) {
      const code = isLoosePart(block) ? '' : this.blockToCode(block, true);
      codes.push({ code: Array.isArray(code) ? code[0] + '\n' : code, gap: triviaOf(block).gap });
    }
    return codes;
  }

  private get names(): PythonNames {
    return (this.nameDB_ ??= new PythonNames(this.RESERVED_WORDS_)) as PythonNames;
  }

  private _base: 0 | 1 = 0;
  private _kinds: Kinds | null = null;
  private _presets: IStatement[] = [];
  /** Names of the program's variables that its imports bind. */
  private _taken: string[] = [];
  private _text: IText | null = null;
  /** The quotes that strings must take inside an f-string. */
  private _quote = '';
}

/** Changes code without its last line break, so that a place ends where the statement does. */
function endInside(code: string, change: (code: string) => string): string {
  return code.endsWith('\n') ? change(code.slice(0, -1)) + '\n' : change(code);
}

export { Order };
