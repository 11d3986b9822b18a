import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';

import { beforeAll, describe, expect, it } from 'vitest';

import './workspace.js';
import { parseDocument } from '../src/document/format.js';
import type { IBlocksDocument } from '../src/document/format.js';
import { questionOf } from '../src/lessons/checks.js';
import type { IAnswer, IFacts } from '../src/lessons/facts.js';
import { readLesson } from '../src/lessons/format.js';
import type { ICheck, ILesson } from '../src/lessons/format.js';
import { missingOf } from '../src/lessons/judge.js';
import { blockName, countUses } from '../src/lessons/blockside.js';
import { lessonToolbox, snippetResolver } from '../src/lessons/toolbox.js';
import { countBlocks } from '../src/lessons/uses.js';
import { workspaceToPython } from '../src/generator/index.js';
import { textsOf } from '../src/locale/ui.js';
import { workspaceOf } from './workspace.js';

// LESSON_PYTHON=COMMAND: a Python that has all libraries, such as that of the student's image. Without it, only
// programs that need no library are run.
const command = process.env['LESSON_PYTHON']?.split(' ');
const root = join(import.meta.dirname, '../..');
const lessonsFolder = join(root, 'singleuser/lessons');
const solutionsFolder = join(root, 'singleuser/solutions');
const libraries =
  /^(?:import|from) (?:numpy|pandas|matplotlib|sklearn|tensorflow|IPython|blockly_magic|joblib|turtle)/m;

interface IRun {
  lesson: string;
  step: number;
  isSolved: boolean;
  checks: ICheck[];
  document: IBlocksDocument;
  code: string;
}

interface IResult extends Pick<IFacts, 'printed' | 'error' | 'figures'> {
  answers: IAnswer[];
}

function open(path: string): IBlocksDocument {
  const { document, problem } = parseDocument(readFileSync(path, 'utf8'));
  expect(problem).toBeUndefined();
  return document;
}

function lessonOf(name: string): ILesson {
  const lesson = readLesson(open(join(lessonsFolder, name)));
  if (!lesson) {
    throw new Error(`${name} holds no lesson`);
  }
  return lesson;
}

function codeOf(document: IBlocksDocument): string {
  const workspace = workspaceOf(document.workspace);
  const code = workspaceToPython(workspace);
  workspace.dispose();
  return code;
}

/** Each step with its solution, and with what a student has before solving it. */
function runsOf(name: string): IRun[] {
  const lesson = lessonOf(name);
  const start = { ...open(join(lessonsFolder, name)), workspace: lesson.start };
  let before = start;
  return lesson.steps.flatMap(({ checks }, step) => {
    const path = join(solutionsFolder, name.replace('.blockly', ''), `${step + 1}.blockly`);
    const solution = existsSync(path) ? open(path) : before;
    const run = { lesson: name, step, checks };
    const solved = { ...run, isSolved: true, document: solution, code: codeOf(solution) };
    const unsolved = { ...run, isSolved: false, document: before, code: codeOf(before) };
    const runs = solution === before ? [solved] : [unsolved, solved];
    before = solution;
    return runs;
  });
}

function execute(runs: IRun[]): IResult[] {
  const [program, ...args] = command ?? ['python3'];
  const programs = runs.map(({ code, checks, document }) => ({
    code,
    input: document['input'] ?? ['9', '9', '9'],
    questions: checks.map(questionOf).filter(question => question !== null)
  }));
  const lesson = readFileSync(join(root, 'blockly_magic/src/blockly_magic/lesson.py'), 'utf8');
  const script = readFileSync(join(import.meta.dirname, 'run_programs.py'), 'utf8');
  const input = JSON.stringify({ lesson, programs });
  const done = spawnSync(program ?? '', [...args, '-c', script], { input, encoding: 'utf8', maxBuffer: 1e8 });
  if (done.status !== 0) {
    throw new Error(done.stderr || String(done.error));
  }
  return JSON.parse(done.stdout) as IResult[];
}

function missing({ checks, document }: IRun, result: IResult): string[] {
  const asked = checks.flatMap((check, i) => (questionOf(check) ? [i] : []));
  const facts: IFacts = {
    ...result,
    end: result.error ? 'failed' : 'done',
    blocks: countBlocks(document.workspace),
    uses: snippet => countUses(document.workspace, snippet),
    answers: new Map(asked.map((i, place) => [i, result.answers[place] ?? {}]))
  };
  return missingOf(checks, facts, textsOf('en'), 'en', blockName).filter(Boolean);
}

const names = readdirSync(lessonsFolder).filter(name => name.endsWith('.blockly'));
const runs = names.flatMap(runsOf).filter(run => command || !libraries.test(run.code));
const titles = runs.map(
  ({ lesson, step, isSolved }) => `${lesson} step ${step + 1} ${isSolved ? 'solved' : 'unsolved'}`
);

describe('the lessons', () => {
  it('are ten or more, in an order of their own', () => {
    const orders = names.map(name => lessonOf(name).order);
    expect(names.length).toBeGreaterThanOrEqual(10);
    expect(new Set(orders).size).toBe(names.length);
  });

  it.each(names)('%s says everything in both languages and has only blocks that exist', name => {
    const lesson = lessonOf(name);
    const texts = lesson.steps.flatMap(step => [step.text, ...step.hints]);
    for (const words of [lesson.title, ...lesson.goals, ...lesson.toolbox.map(category => category.name), ...texts]) {
      expect(words).toEqual({
        en: expect.stringMatching(/./) as string,
        zh: expect.stringMatching(/[\u4e00-\u9fff]/) as string
      });
    }
    expect(lessonToolbox(lesson.toolbox, 'en').unknown).toEqual([]);
    const used = lesson.steps.flatMap(step => step.checks.filter(check => check.kind === 'uses'));
    for (const check of used) {
      expect(snippetResolver().resolve(String(check['block']))).toHaveProperty('block');
    }
  });
});

describe('a step', () => {
  let results: IResult[];
  beforeAll(() => {
    results = execute(runs);
  }, 600_000);

  it.each(titles)('%s', title => {
    const i = titles.indexOf(title);
    const run = runs[i] as IRun;
    const result = results[i] as IResult;
    const found = missing(run, result);
    if (run.isSolved) {
      expect({ found, error: result.error }).toEqual({ found: [], error: '' });
    } else {
      expect(found).not.toEqual([]);
    }
  });
});
