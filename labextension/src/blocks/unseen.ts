import { Field } from 'blockly/core';

/**
 * Fields that are not on the page yet have nothing to say to a screen reader. Blockly finds that out with an error for
 * each of them, thrown and caught, whose stack takes more time than all the rest that it does for the field.
 */
export function spareUnseenFields(): void {
  const { recomputeAriaContext } = Field.prototype;
  Field.prototype.recomputeAriaContext = function (this: Field): boolean {
    return this.getSvgRoot() !== null && recomputeAriaContext.call(this);
  };
}
