// A question answered from an eighth of the draws: what follows a thumb on a slow phone. They are the first of each block, so
// the rough answer is drawn with the same random numbers as the whole one, and is the same every time.
import { versions } from '#impact/version.ts';
import type { PageAnswer, Question, RunSettings } from './protocol.ts';

/** The engine's own settings, where the question names none. */
const ownRun: RunSettings = { seed: 1, blocks: 10, perBlock: 1024, made: versions };

const roughPerBlock = 128;

export const roughly = (question: Question): Question => {
  const { run = ownRun } = question;
  return { ...question, run: { ...run, perBlock: Math.min(run.perBlock, roughPerBlock) } };
};

/** True for an answer with fewer draws than the question asks for. */
export const isRough = ({ run }: PageAnswer, { run: asked = ownRun }: Question): boolean =>
  run.draws < asked.blocks * asked.perBlock;
