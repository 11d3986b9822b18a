import { Theme, Themes, registry } from 'blockly/core';
import '@blockly/theme-highcontrast';

import type { ThemeKind } from './preferences.js';

/** The font of every text on a block; Blockly measures in it, so the page must draw in it too. */
export const font = {
  family: '"Noto Sans", "Noto Sans CJK SC", "Microsoft YaHei", "PingFang SC", "Segoe UI", system-ui, sans-serif',
  weight: '400',
  size: 11
};

/** The colour of each kind of block: dark enough for white text (at least 4.5 : 1; a test computes it). */
export const colours: Record<string, string> = {
  logic: '#3a6ea5',
  loop: '#2e7d32',
  math: '#4a55a8',
  text: '#00796b',
  list: '#6d4bb0',
  colour: '#a4503a',
  variable: '#a63d6f',
  variable_dynamic: '#a63d6f',
  procedure: '#8e3a9d',
  hat: '#a63d6f',
  dictionary: '#7a4a1f',
  class: '#a0395b',
  file: '#4f6228',
  error: '#b3261e',
  time: '#3f5f8a',
  turtle: '#2b7a4b',
  module: '#55606e',
  numpy: '#00707c',
  pandas: '#8a5a00',
  plot: '#b3541e',
  learn: '#2c6fbb',
  keras: '#7b3fa0',
  layer: '#9350b8',
  unknown: '#6b6b6b'
};

const HighContrast = registry.getObject(registry.Type.THEME, 'highcontrast', true) as Theme;

/** In high contrast, what Blockly's own theme gives; our kinds of blocks take a darker tone. */
function strong(name: string, colour: string): string {
  const style = HighContrast.blockStyles[`${name}_blocks`];
  return style ? style.colourPrimary : mix(colour, '#000000', 0.35);
}

/** Mixes two colours; `share` is that of the second. */
function mix(one: string, other: string, share: number): string {
  const parts = [1, 3, 5].map(at => {
    const [a, b] = [one, other].map(colour => parseInt(colour.slice(at, at + 2), 16)) as [number, number];
    return Math.round(a * (1 - share) + b * share)
      .toString(16)
      .padStart(2, '0');
  });
  return `#${parts.join('')}`;
}

function define(kind: ThemeKind, base: Theme, componentStyles: Theme.ComponentStyle): Theme {
  const entries = Object.entries(colours).map(([name, colour]): [string, string] => [
    name,
    kind === 'contrast' ? strong(name, colour) : colour
  ]);
  // Shadow blocks are light, and the text on them is black (see blockly.css).
  const blockStyles = entries.map(([name, colour]) => [
    `${name}_blocks`,
    {
      colourPrimary: colour,
      colourSecondary: mix(colour, '#ffffff', 0.7),
      colourTertiary: mix(colour, '#ffffff', kind === 'contrast' ? 0.8 : 0.3)
    }
  ]);
  return Theme.defineTheme(`blockroom-${kind}`, {
    name: `blockroom-${kind}`,
    base,
    fontStyle: font,
    blockStyles: Object.fromEntries(blockStyles) as Record<string, Partial<Theme.BlockStyle>>,
    categoryStyles: Object.fromEntries(entries.map(([name, colour]) => [`${name}_category`, { colour }])),
    componentStyles
  });
}

/** The block colours in the Lab's themes. */
export const themes: Record<ThemeKind, Theme> = {
  light: define('light', Themes.Classic, { flyoutOpacity: 1 }),
  dark: define('dark', Themes.Classic, {
    workspaceBackgroundColour: '#1e1e1e',
    toolboxBackgroundColour: '#2a2a2a',
    toolboxForegroundColour: '#f0f0f0',
    flyoutBackgroundColour: '#303030',
    flyoutForegroundColour: '#e0e0e0',
    flyoutOpacity: 1,
    scrollbarColour: '#7a7a7a',
    insertionMarkerColour: '#ffffff',
    insertionMarkerOpacity: 0.35
  }),
  contrast: define('contrast', HighContrast, {
    workspaceBackgroundColour: '#000000',
    toolboxBackgroundColour: '#000000',
    toolboxForegroundColour: '#ffffff',
    flyoutBackgroundColour: '#1a1a1a',
    flyoutForegroundColour: '#ffffff',
    flyoutOpacity: 1,
    scrollbarColour: '#ffffff',
    insertionMarkerColour: '#ffffff',
    insertionMarkerOpacity: 0.6,
    selectedGlowColour: '#ffff00'
  })
};

/** A theme with its texts in a size, in points. All editors of the page have the same size. */
export function themeOf(kind: ThemeKind, fontSize: number): Theme {
  themes[kind].setFontStyle({ ...font, size: fontSize });
  return themes[kind];
}
