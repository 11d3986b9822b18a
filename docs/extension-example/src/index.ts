import { IBlockRegistry } from '@blockroom/labextension';
import type { IBlocksContribution, IBlocksKit } from '@blockroom/labextension';
import type { JupyterFrontEnd, JupyterFrontEndPlugin } from '@jupyterlab/application';

/** A block that throws dice, in a category of its own, for Python and for kernels that speak JavaScript. */
function dice({ Blockly, Order }: IBlocksKit): IBlocksContribution {
  const javascript = new Blockly.CodeGenerator('JavaScript');
  javascript.forBlock['dice_roll'] = block => [`1 + Math.floor(${Number(block.getFieldValue('SIDES'))} * Math.random())`, 6];
  javascript.forBlock['text_print'] = (block, generator) =>
    `console.log(${generator.valueToCode(block, 'TEXT', 99) || '""'});\n`;

  return {
    definitions: [
      {
        type: 'dice_roll',
        message0: '%{BKY_DICE_ROLL}',
        args0: [{ type: 'field_number', name: 'SIDES', value: 6, min: 2, precision: 1 }],
        output: 'Number',
        style: 'math_blocks',
        tooltip: '%{BKY_DICE_ROLL_TIP}'
      }
    ],
    texts: {
      DICE: ['Dice', '骰子'],
      DICE_ROLL: ['throw a die with %1 sides', '掷一个 %1 面的骰子'],
      DICE_ROLL_TIP: ['A number from 1 to the number of sides.', '从 1 到面数之间的一个数。']
    },
    python: {
      dice_roll: (block, python) => {
        python.addImport('import random');
        return [`random.randint(1, ${Number(block.getFieldValue('SIDES'))})`, Order.FUNCTION_CALL];
      }
    },
    categories: [
      {
        kind: 'category',
        name: '%{BKY_DICE}',
        categorystyle: 'math_category',
        contents: [{ kind: 'block', type: 'dice_roll' }]
      }
    ],
    generators: { javascript: workspace => javascript.workspaceToCode(workspace) }
  };
}

const plugin: JupyterFrontEndPlugin<void> = {
  id: 'blockroom-dice:plugin',
  description: 'Dice for programs made of blocks.',
  autoStart: true,
  requires: [IBlockRegistry],
  activate: (_app: JupyterFrontEnd, blocks: IBlockRegistry) => blocks.add(dice)
};

export default plugin;
