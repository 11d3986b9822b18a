import { describe, expect, it } from 'vitest';

import { ownBlocks } from '../src/blocks/index.js';
import { colours, themes } from '../src/editor/theme.js';
import { toolbox } from '../src/toolbox/default.js';

/** The relative luminance of WCAG. */
function luminance(colour: string): number {
  const [r = 0, g = 0, b = 0] = [1, 3, 5]
    .map(at => parseInt(colour.slice(at, at + 2), 16) / 255)
    .map(part => (part <= 0.03928 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4));
  return 0.2126 * r + 0.7152 * g + 0.0722 * b;
}

function contrast(one: string, other: string): number {
  const [dark = 0, light = 0] = [luminance(one), luminance(other)].sort((a, b) => a - b);
  return (light + 0.05) / (dark + 0.05);
}

/** What a field looks like: white at 60 % over the colour of the block (Blockly's FIELD_RECT). */
function fieldOn(colour: string): string {
  const parts = [1, 3, 5].map(at => Math.round(parseInt(colour.slice(at, at + 2), 16) * 0.4 + 255 * 0.6));
  return `#${parts.map(part => part.toString(16).padStart(2, '0')).join('')}`;
}

describe.each(Object.entries(themes))('the theme for %s', (kind, theme) => {
  const styles = Object.entries(theme.blockStyles).filter(([name]) => name.replace('_blocks', '') in colours);

  it('has a style for every kind of block', () => {
    expect(styles.map(([name]) => name.replace('_blocks', '')).sort()).toEqual(Object.keys(colours).sort());
  });

  it.each(styles)('makes texts on %s readable', (_, style) => {
    const least = kind === 'contrast' ? 6.5 : 4.5;
    expect(contrast(style.colourPrimary, '#ffffff')).toBeGreaterThanOrEqual(least);
    expect(contrast(style.colourSecondary, '#000000')).toBeGreaterThanOrEqual(least);
    expect(contrast(fieldOn(style.colourPrimary), '#000000')).toBeGreaterThanOrEqual(4.5);
    expect(contrast(fieldOn(style.colourSecondary), '#000000')).toBeGreaterThanOrEqual(4.5);
  });

  it('makes categories readable', () => {
    const background = theme.getComponentStyle('toolboxBackgroundColour') ?? '#dddddd';
    const foreground = theme.getComponentStyle('toolboxForegroundColour') ?? '#000000';
    expect(contrast(background, foreground)).toBeGreaterThanOrEqual(kind === 'contrast' ? 7 : 4.5);
  });
});

describe('colours', () => {
  it('are there for every block and category in use', () => {
    const used = [
      ...ownBlocks.map(block => block.style.replace('_blocks', '')),
      ...[...JSON.stringify(toolbox()).matchAll(/"categorystyle":"(\w+)_category"/g)].map(match => match[1] ?? '')
    ];
    expect([...new Set(used)].filter(name => !(name in colours))).toEqual([]);
  });
});
