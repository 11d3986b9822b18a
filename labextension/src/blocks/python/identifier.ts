import { FieldTextInput, fieldRegistry } from 'blockly/core';
import type { FieldTextInputFromJsonConfig } from 'blockly/core';

import { pythonName } from '../../generator/names.js';

/** A field for a name that Python takes, such as that of a method. What cannot be part of one becomes `_`. */
export class Identifier extends FieldTextInput {
  constructor(value = 'name') {
    super(value);
  }

  /** Makes the field from a block's definition in JSON. */
  static override fromJson(options: FieldTextInputFromJsonConfig): Identifier {
    return new Identifier(options.text);
  }

  protected override doClassValidation_(value?: unknown): string | null {
    const text = String(value ?? '').trim();
    return text ? pythonName(text) : null;
  }
}

/** A field for names with points between them, such as that of a module. */
export class DottedName extends FieldTextInput {
  /** Makes the field from a block's definition in JSON. */
  static override fromJson(options: FieldTextInputFromJsonConfig): DottedName {
    return new DottedName(options.text ?? 'math');
  }

  protected override doClassValidation_(value?: unknown): string | null {
    const parts = String(value ?? '')
      .split('.')
      .map(part => part.trim());
    return parts.every(Boolean) ? parts.map(pythonName).join('.') : null;
  }
}

fieldRegistry.register('field_identifier', Identifier);
fieldRegistry.register('field_dotted_name', DottedName);
