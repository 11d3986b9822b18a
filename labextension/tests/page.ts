/** What the Lab and Blockly ask of a page and jsdom does not have; imported before them. */
const box = { x: 0, y: 0, width: 10, height: 10 };

Object.assign(globalThis, { DragEvent: MouseEvent });
Object.assign(window, {
  matchMedia: () => Object.assign(new EventTarget(), { matches: false, addListener: () => undefined })
});
Object.assign(HTMLCanvasElement.prototype, { getContext: () => null });
Object.assign(Element.prototype, { checkVisibility: () => true });
Object.assign(SVGElement.prototype, { getBBox: () => box, getComputedTextLength: () => 10 });
