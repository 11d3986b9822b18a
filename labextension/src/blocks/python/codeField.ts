import { FieldTextInput, fieldRegistry } from 'blockly/core';
import type { FieldTextInputFromJsonConfig } from 'blockly/core';

/** The longest piece of Python that a field holds. */
const mostCode = 10_000_000;
const mostShown = 60;

/** The sign that stands for a line break, where the code does not hold it itself. */
const signFor = (code: string): string => (code.includes('⏎') ? '␤' : '⏎');

/** A field for Python as it is: a line break in it is shown, and edited, as `⏎`. */
export class CodeField extends FieldTextInput {
  constructor(value = '') {
    super(value, undefined, { spellcheck: false });
    this.maxDisplayLength = mostShown;
  }

  /** Makes the field from a block's definition in JSON. */
  static override fromJson(options: FieldTextInputFromJsonConfig): CodeField {
    return new CodeField(options.text);
  }

  protected override doClassValidation_(value?: unknown): string | null {
    const code = String(value ?? '').replace(/\r\n?/g, '\n');
    return code.length > mostCode ? null : code;
  }

  protected override getText_(): string | null {
    // While somebody types, Blockly shows what is in the editor.
    return super.getText_() ?? this.getEditorText_(this.getValue());
  }

  protected override getEditorText_(value: unknown): string {
    const code = String(value ?? '');
    return code.replace(/\n/g, signFor(code));
  }

  protected override getValueFromEditorText_(text: string): string {
    return text.replaceAll(signFor(this.getValue() ?? ''), '\n');
  }
}

/** A field for a list of names as Python writes it, in one line. */
export class NamesField extends FieldTextInput {
  /** Makes the field from a block's definition in JSON. */
  static override fromJson(options: FieldTextInputFromJsonConfig): NamesField {
    return new NamesField(options.text ?? '', undefined, { spellcheck: false });
  }

  protected override doClassValidation_(value?: unknown): string | null {
    const names = String(value ?? '').replace(/\s*[\r\n]+\s*/g, ' ');
    return names.length > mostCode ? null : names;
  }
}

fieldRegistry.register('field_code', CodeField);
fieldRegistry.register('field_names', NamesField);
