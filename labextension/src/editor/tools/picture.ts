import type { BlockSvg, WorkspaceSvg } from 'blockly/core';

import { dataUrlOf } from '../../document/dataUrl.js';

const margin = 16;
const namespace = 'http://www.w3.org/2000/svg';

/** What decides how an element of a picture looks. */
const properties = [
  'fill',
  'fill-opacity',
  'stroke',
  'stroke-width',
  'stroke-opacity',
  'stroke-dasharray',
  'stroke-linecap',
  'stroke-linejoin',
  'opacity',
  'font-family',
  'font-size',
  'font-weight',
  'font-style',
  'text-anchor',
  'dominant-baseline'
];

/** Marks of a moment, which a picture does not show. */
const passing = /^(blocklySelected|blocklyActiveFocus|blocklyPassiveFocus|blocklyHighlighted|br-)/;

/** A picture as the text of an SVG file, with its size. */
export interface IPicture {
  svg: string;
  width: number;
  height: number;
}

/** All blocks of a workspace as a picture that needs nothing else: no style sheet, no other file. */
export async function drawWorkspace(workspace: WorkspaceSvg): Promise<IPicture> {
  const box = workspace.getBlocksBoundingBox();
  const canvas = workspace.getCanvas().cloneNode(true) as SVGElement;
  canvas.removeAttribute('style');
  const size = { x: box.left, y: box.top, width: box.right - box.left, height: box.bottom - box.top };
  return draw(workspace, canvas, () => size, backgroundOf(workspace));
}

/** A block and those inside it as a picture, without those below it. */
export async function drawBlock(block: BlockSvg): Promise<IPicture> {
  const canvas = block.getSvgRoot().cloneNode(true) as SVGGElement;
  const next = block.getNextBlock()?.id;
  if (next !== undefined) {
    canvas.querySelector(`[data-id="${CSS.escape(next)}"]`)?.remove();
  }
  canvas.removeAttribute('transform');
  // Places where blocks can be put are drawn only while one is.
  canvas.querySelectorAll('.blocklyHighlightedConnectionPath').forEach(path => path.remove());
  return draw(block.workspace, canvas, () => canvas.getBBox());
}

async function draw(
  workspace: WorkspaceSvg,
  canvas: SVGElement,
  measure: () => { x: number; y: number; width: number; height: number },
  background?: string
): Promise<IPicture> {
  const picture = document.createElementNS(namespace, 'svg');
  picture.setAttribute('xmlns', namespace);
  picture.setAttribute('class', 'blocklySvg');
  picture.append(canvas);
  const elements = [canvas, ...canvas.querySelectorAll<SVGElement>('*')];
  elements.forEach(calm);
  // Styles depend on where an element is: they are read in place, and unseen.
  picture.style.cssText = 'position: absolute; visibility: hidden; width: 0; height: 0';
  workspace.getInjectionDiv().append(picture);
  let box;
  try {
    box = measure();
    const styles = elements.map(styleOf);
    elements.forEach((element, at) => strip(element, styles[at] ?? null));
  } finally {
    picture.remove();
  }
  const width = Math.ceil(box.width + 2 * margin);
  const height = Math.ceil(box.height + 2 * margin);
  canvas.setAttribute('transform', `translate(${margin - box.x}, ${margin - box.y})`);
  await Promise.all([...canvas.querySelectorAll('image')].map(embed));
  if (background) {
    const ground = document.createElementNS(namespace, 'rect');
    ground.setAttribute('width', '100%');
    ground.setAttribute('height', '100%');
    ground.setAttribute('fill', background);
    picture.prepend(ground);
  }
  strip(picture, {});
  picture.setAttribute('viewBox', `0 0 ${width} ${height}`);
  picture.setAttribute('width', String(width));
  picture.setAttribute('height', String(height));
  return { svg: new XMLSerializer().serializeToString(picture).replace(forbidden, ''), width, height };
}

// What XML does not allow in a text, wherever it came from.
const forbidden = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g;

/** How many pixels a picture may have on its longer side: more than that, and browsers give up. */
const longest = 8192;

/** A picture in pixels, twice as fine as on the screen where that is possible; null where the browser cannot. */
export async function paint({ svg, width, height }: IPicture): Promise<Blob | null> {
  const image = new Image();
  image.src = `data:image/svg+xml;charset=utf-8,${encodeURIComponent(svg)}`;
  await image.decode();
  const scale = Math.min(2, longest / width, longest / height);
  const canvas = document.createElement('canvas');
  canvas.width = Math.round(width * scale);
  canvas.height = Math.round(height * scale);
  canvas.getContext('2d')?.drawImage(image, 0, 0, canvas.width, canvas.height);
  return new Promise(resolve => canvas.toBlob(resolve, 'image/png'));
}

function calm(element: SVGElement): void {
  element.classList.remove(...[...element.classList].filter(name => passing.test(name)));
}

type Style = Record<string, string>;

/** How an element looks, or null where it is not seen. */
function styleOf(element: SVGElement): Style | null {
  const computed = getComputedStyle(element);
  if (computed.display === 'none') {
    return null;
  }
  const above = element.parentElement ? getComputedStyle(element.parentElement) : null;
  const style: Style = {};
  for (const name of properties) {
    const value = computed.getPropertyValue(name);
    const inherits = name !== 'opacity' && name !== 'dominant-baseline';
    if (value && !(inherits && above?.getPropertyValue(name) === value)) {
      // A pattern of the page, such as that of disabled blocks, is not in the picture.
      style[name] = value.startsWith('url(') ? '#b0b0b0' : value;
    }
  }
  return style;
}

/** What makes the shape of an element; everything else is the page's business. */
const shape =
  /^(d|x|y|x1|y1|x2|y2|cx|cy|r|rx|ry|width|height|points|transform|viewBox|href|xlink:href|xmlns|xml:space)$/;

function strip(element: SVGElement, style: Style | null): void {
  if (style === null || /^(title|desc|foreignObject|script)$/i.test(element.localName)) {
    element.remove();
    return;
  }
  for (const { name } of [...element.attributes]) {
    if (!shape.test(name)) {
      element.removeAttribute(name);
    }
  }
  for (const [name, value] of Object.entries(style)) {
    element.setAttribute(name, value);
  }
}

/** Puts an image into the picture itself; one that cannot be had is left out. */
async function embed(image: SVGImageElement): Promise<void> {
  const address = image.href.baseVal;
  image.removeAttribute('xlink:href');
  try {
    const url = new URL(address, document.baseURI);
    if (url.protocol !== 'data:' && url.origin !== location.origin) {
      throw new Error(`foreign: ${url.origin}`);
    }
    const answer = url.protocol === 'data:' ? null : await fetch(url);
    image.setAttribute('href', answer ? await dataUrlOf(await answer.blob()) : address);
  } catch {
    image.remove();
  }
}

function backgroundOf(workspace: WorkspaceSvg): string {
  const background = workspace.getParentSvg().querySelector('.blocklyMainBackground');
  const fill = background ? getComputedStyle(background).fill : '';
  const colour = workspace.getTheme().getComponentStyle('workspaceBackgroundColour');
  return colour ?? (fill.startsWith('rgb') ? fill : '#ffffff');
}
