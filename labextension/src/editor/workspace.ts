import { inject } from 'blockly/core';
import type { WorkspaceSvg } from 'blockly/core';

import { toolbox } from '../toolbox/default.js';
import type { ILookOptions } from './look.js';
import { themeOf } from './theme.js';
import { withTools } from './tools/index.js';

const gridSpacing = 20;

/** What a workspace needs to know when it is made. */
export interface IWorkspaceOptions extends ILookOptions {
  host: HTMLElement;
  label: string;
}

/** Puts a workspace into the page, with the toolbox that is there before a document asks for another one. */
export function makeWorkspace(options: IWorkspaceOptions): WorkspaceSvg {
  const workspace = inject(options.host, {
    toolbox: withTools(toolbox(), options.text),
    theme: themeOf(options.theme, options.preferences.fontSize),
    renderer: 'thrasos',
    media: options.media,
    oneBasedIndex: false,
    // Forty students in one room: sounds are for those who want them.
    sounds: false,
    grid: { spacing: gridSpacing, length: 0, colour: '#808080' },
    trashcan: true,
    zoom: { controls: true, wheel: false, pinch: true, startScale: 1, minScale: 0.4, maxScale: 2.5 },
    move: { scrollbars: true, drag: true, wheel: true }
  });
  workspace.getInjectionDiv().setAttribute('aria-label', options.label);
  return workspace;
}
