import type { IBlockArgument, IBlockDefinition } from './types.js';

const colour = { output: 'Colour', style: 'colour_blocks' };

const inputs = (check: string, ...names: string[]): IBlockArgument[] =>
  names.map(name => ({ type: 'input_value', name, check, align: 'RIGHT' }));

/**
 * Blocks that were Blockly's own until it gave them away. Documents from elsewhere are full of them; no toolbox of ours
 * has them.
 */
export const formerBlocks: IBlockDefinition[] = [
  {
    ...colour,
    type: 'colour_picker',
    message0: '%1',
    args0: [{ type: 'field_input', name: 'COLOUR', text: '#ff0000' }],
    tooltip: '%{BKY_COLOUR_PICKER_TOOLTIP}'
  },
  {
    ...colour,
    type: 'colour_random',
    message0: '%{BKY_COLOUR_RANDOM_TITLE}',
    args0: [],
    tooltip: '%{BKY_COLOUR_RANDOM_TOOLTIP}'
  },
  {
    ...colour,
    type: 'colour_rgb',
    message0: '%{BKY_COLOUR_RGB_TITLE} %{BKY_COLOUR_RGB_RED} %1 %{BKY_COLOUR_RGB_GREEN} %2 %{BKY_COLOUR_RGB_BLUE} %3',
    args0: inputs('Number', 'RED', 'GREEN', 'BLUE'),
    tooltip: '%{BKY_COLOUR_RGB_TOOLTIP}'
  },
  {
    ...colour,
    type: 'colour_blend',
    message0:
      '%{BKY_COLOUR_BLEND_TITLE} %{BKY_COLOUR_BLEND_COLOUR1} %1 %{BKY_COLOUR_BLEND_COLOUR2} %2 %{BKY_COLOUR_BLEND_RATIO} %3',
    args0: [...inputs('Colour', 'COLOUR1', 'COLOUR2'), ...inputs('Number', 'RATIO')],
    tooltip: '%{BKY_COLOUR_BLEND_TOOLTIP}'
  },
  {
    type: 'text_multiline',
    message0: '%1',
    args0: [{ type: 'field_code', name: 'TEXT', text: '' }],
    output: 'String',
    style: 'text_blocks',
    tooltip: '%{BKY_TEXT_TEXT_TOOLTIP}'
  }
];
