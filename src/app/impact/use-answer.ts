import { useEffect, useLayoutEffect, useRef, useState } from 'preact/hooks';
import type { CurvePoint } from '#impact/answer/answer.ts';
import type { Problem } from '#impact/problem.ts';
import type { Engine } from './engine/client.ts';
import type { PageAnswer, Question } from './engine/protocol.ts';

export type Answered =
  | { readonly at: 'waiting' }
  | { readonly at: 'answered'; readonly answer: PageAnswer; readonly ms: number; readonly round: number }
  | { readonly at: 'refused'; readonly problems: readonly Problem[] };

/**
 * The answer to the newest question. While the engine works, newer questions replace each other, so a slider that is
 * dragged is never behind by more than one answer. The last answer stays until the next one is there.
 */
export const useAnswer = (engine: Engine | undefined, question: Question | undefined): Answered => {
  const [answered, setAnswered] = useState<Answered>({ at: 'waiting' });
  const next = useRef<Question>();
  const isBusy = useRef(false);
  // Before the next frame is drawn, not after it: a frame of waiting is a third of what a slider may take.
  useLayoutEffect(() => {
    if (engine === undefined || question === undefined) return;
    next.current = question;
    const work = async (): Promise<void> => {
      if (isBusy.current) return;
      isBusy.current = true;
      for (let now = next.current; now !== undefined; now = next.current) {
        next.current = undefined;
        const reply = await engine.ask({ what: 'answer', ...now });
        if (reply.what === 'answer')
          setAnswered({ at: 'answered', answer: reply.answer, ms: reply.ms, round: reply.id });
        if (reply.what === 'refused') setAnswered({ at: 'refused', problems: reply.problems });
      }
      isBusy.current = false;
    };
    void work();
  }, [engine, question]);
  return question === undefined ? { at: 'waiting' } : answered;
};

const moveMs = 200;

/** True from a move until nothing has moved for a while: what an answer need not be drawn in full for. */
export const useMoving = (): { readonly isMoving: boolean; readonly move: () => void } => {
  const [moves, setMoves] = useState(0);
  useEffect(() => {
    if (moves === 0) return;
    const timer = setTimeout(() => setMoves(0), moveMs);
    return () => clearTimeout(timer);
  }, [moves]);
  return { isMoving: moves > 0, move: () => setMoves((count) => count + 1) };
};

const restMs = 250;

/** Further deaths averted for several numbers of kits, once the sliders rest. */
export const useCurve = (
  engine: Engine | undefined,
  question: Question | undefined,
  kits: readonly number[],
): readonly CurvePoint[] | undefined => {
  const [curve, setCurve] = useState<readonly CurvePoint[]>();
  useEffect(() => {
    if (engine === undefined || question === undefined) return;
    let isCurrent = true;
    const timer = setTimeout(() => {
      void engine.ask({ what: 'curve', ...question, kits }).then((reply) => {
        if (isCurrent) setCurve(reply.what === 'curve' ? reply.curve : undefined);
      });
    }, restMs);
    return () => {
      isCurrent = false;
      clearTimeout(timer);
    };
  }, [engine, question, kits.join(' ')]);
  return curve;
};
