import { Theme, Themes } from 'blockly/core';

/** The font of every text on a block; Blockly measures in it, so the page must draw in it too. */
export const font = {
  family: '"Noto Sans", "Noto Sans CJK SC", "Microsoft YaHei", "PingFang SC", "Segoe UI", system-ui, sans-serif',
  weight: '400',
  size: 11
};

const hues: Record<string, string> = {
  numpy_blocks: '#00796b',
  plot_blocks: '#b3541e',
  learn_blocks: '#2c6fbb',
  keras_blocks: '#7b3fa0',
  layer_blocks: '#9c5bbd',
  unknown_blocks: '#757575'
};

const blockStyles = Object.fromEntries(Object.entries(hues).map(([name, colour]) => [name, { colourPrimary: colour }]));

const categoryStyles = Object.fromEntries(
  Object.entries(hues).map(([name, colour]) => [name.replace('_blocks', '_category'), { colour }])
);

/** The block colours in the Lab's light and dark theme; everything around the blocks is coloured by CSS. */
export const themes = {
  light: Theme.defineTheme('blockroom-light', {
    name: 'blockroom-light',
    base: Themes.Classic,
    fontStyle: font,
    blockStyles,
    categoryStyles
  }),
  dark: Theme.defineTheme('blockroom-dark', {
    name: 'blockroom-dark',
    base: Themes.Classic,
    fontStyle: font,
    blockStyles,
    categoryStyles,
    componentStyles: {
      workspaceBackgroundColour: '#1e1e1e',
      toolboxBackgroundColour: '#2a2a2a',
      toolboxForegroundColour: '#f0f0f0',
      flyoutBackgroundColour: '#303030',
      flyoutForegroundColour: '#e0e0e0',
      flyoutOpacity: 1,
      scrollbarColour: '#7a7a7a',
      insertionMarkerColour: '#ffffff',
      insertionMarkerOpacity: 0.35
    }
  })
};
