import { Blocks, Msg } from 'blockly/core';
import { afterEach, describe, expect, it, vi } from 'vitest';

import { applyContributions } from '../src/extension/apply.js';
import { blockRegistry } from '../src/extension/registry.js';
import type { Contribute } from '../src/extension/registry.js';
import { workspaceToProgram } from '../src/generator/index.js';
import { toolbox } from '../src/toolbox/default.js';
import { python, workspaceOf } from './workspace.js';

const category = { kind: 'category', name: '%{BKY_ROBOT}', contents: [{ kind: 'block', type: 'robot_move' }] };

describe('an extension of another author', () => {
  afterEach(() => vi.restoreAllMocks());

  it('adds blocks, texts, Python, toolboxes and languages, each once', () => {
    const contribute = vi.fn<Contribute>(({ Order }) => ({
      definitions: [
        {
          type: 'robot_move',
          message0: '%{BKY_ROBOT_MOVE}',
          args0: [{ type: 'input_value', name: 'STEPS' }],
          previousStatement: null,
          nextStatement: null
        }
      ],
      texts: { ROBOT: ['Robot', '机器人'], ROBOT_MOVE: ['go %1 steps', '走 %1 步'] },
      python: {
        robot_move: (block, writer) => {
          writer.addImport('import robot');
          return `robot.move(${writer.value(block, 'STEPS', Order.NONE, '1')})\n`;
        }
      },
      categories: [category],
      toolboxes: { robot: { kind: 'categoryToolbox', contents: [category] } },
      generators: { robo: workspace => `${workspace.getAllBlocks(false).length} blocks` }
    }));
    blockRegistry.add(contribute);
    applyContributions('zh-hans');
    applyContributions('en');
    applyContributions('zh-hans');
    expect(contribute).toHaveBeenCalledTimes(1);
    expect([Msg['ROBOT'], Msg['ROBOT_MOVE']]).toEqual(['机器人', '走 %1 步']);
    expect(python({ type: 'robot_move' })).toBe('import robot\n\nrobot.move(1)\n');
    expect(JSON.stringify(toolbox())).toContain('robot_move');
    expect(toolbox('robot')).toEqual({ kind: 'categoryToolbox', contents: [category] });
    const workspace = workspaceOf({ blocks: { languageVersion: 0, blocks: [{ type: 'robot_move' }] } });
    expect(workspaceToProgram(workspace, 'robo').code).toBe('1 blocks');
    expect(workspaceToProgram(workspace, 'unheard of').code).toContain('robot.move(1)');
  });

  it('that fails leaves the others alone', () => {
    const report = vi.spyOn(console, 'error').mockImplementation(() => undefined);
    blockRegistry.add(() => {
      throw new Error('broken');
    });
    blockRegistry.add(() => ({ definitions: [{ type: 'fine', message0: 'fine' }] }));
    applyContributions('en');
    expect(report).toHaveBeenCalledOnce();
    expect(Object.hasOwn(Blocks, 'fine')).toBe(true);
  });
});
