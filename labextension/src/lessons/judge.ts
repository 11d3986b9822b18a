import type { Language, Texts } from '../locale/ui.js';
import { missingFor, questionOf, teachersWord } from './checks.js';
import type { BlockNames } from './checks.js';
import { factsOfOutputs } from './facts.js';
import type { IAnswer, IFacts } from './facts.js';
import type { ICheck } from './format.js';
import type { ILessonHost, ILessonOptions } from './host.js';
import { askKernel } from './kernel.js';
import { countBlocks } from './uses.js';

const ends: Partial<Record<string, IFacts['end']>> = { done: 'done', failed: 'failed', stopped: 'stopped' };

/** What is missing for each check of a step after a run; null where the kernel gives no answer. */
export async function judge(
  checks: ICheck[],
  host: ILessonHost,
  { context, text, language }: ILessonOptions
): Promise<string[] | null> {
  const editor = await host.view.ready;
  const { blockName, countUses } = await import('./blockside.js');
  const workspace = editor.save();
  const answers = await answersFor(checks, context.sessionContext);
  const facts: IFacts = {
    ...factsOfOutputs(host.output.area.model.toJSON()),
    end: ends[host.runner.state] ?? 'none',
    blocks: countBlocks(workspace),
    uses: snippet => countUses(workspace, snippet),
    answers: answers ?? new Map<number, IAnswer>()
  };
  return answers || facts.end !== 'done' ? missingOf(checks, facts, text, language, blockName) : null;
}

/** What is missing for each check; an empty text is a check that holds. */
export function missingOf(
  checks: ICheck[],
  facts: IFacts,
  text: Texts,
  language: Language,
  names: BlockNames
): string[] {
  return checks.map((check, i) => {
    const missing = missingFor(check, facts, facts.answers.get(i) ?? {}, text, names);
    return missing && (teachersWord(check, language) || missing);
  });
}

async function answersFor(
  checks: ICheck[],
  session: ILessonOptions['context']['sessionContext']
): Promise<Map<number, IAnswer> | null> {
  const asked = checks.map((check, i) => ({ i, question: questionOf(check) }));
  const questions = asked.flatMap(({ i, question }) => (question ? [{ i, question }] : []));
  if (questions.length === 0) {
    return new Map();
  }
  const answers = await askKernel(
    session,
    questions.map(one => one.question)
  );
  return answers && new Map(questions.map(({ i }, place) => [i, answers[place] ?? {}]));
}
