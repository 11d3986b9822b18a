import { LabIcon } from '@jupyterlab/ui-components';

import blocksSvg from '../style/icons/blocks.svg';

/** Two blocks that fit into each other. */
export const blocksIcon = new LabIcon({ name: 'blockroom:blocks', svgstr: blocksSvg });
