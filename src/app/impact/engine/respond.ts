// The responder with the shipped figures, where nobody has to fetch them.
import { answerEvidence } from '#impact/evidence/answer-evidence.ts';
import type { Reply, Request } from './protocol.ts';
import { createResponderOn } from './responder.ts';

export const createResponder = (now: () => number): ((request: Request) => Reply) =>
  createResponderOn(answerEvidence, now);
