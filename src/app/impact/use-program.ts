import { useEffect, useState } from 'preact/hooks';
import { impactProgram } from '#contract/impact.ts';
import type { Failure } from '#log/index.ts';
import { useApp } from '../app-context.tsx';
import type { FromLog, Kept } from './adapters/kept.ts';
import { type MonthPeriod, periodKey } from './periods.ts';

export type AskedProgram =
  | { readonly at: 'asking' }
  /** `isKept`: there is no signal, and this is what the device kept. */
  | { readonly at: 'answered'; readonly value: FromLog; readonly isKept: boolean }
  | { readonly at: 'failed'; readonly failure: Failure };

/** The program's counts of a period: from the server, else what this device kept of it. */
export const useProgram = (
  period: MonthPeriod,
  kept: Kept,
  keep: (change: (kept: Kept) => Kept) => void,
): { readonly asked: AskedProgram; readonly again: () => void } => {
  const { api } = useApp();
  const [asked, setAsked] = useState<AskedProgram>({ at: 'asking' });
  const [round, setRound] = useState(0);
  const key = periodKey(period);
  useEffect(() => {
    let isCurrent = true;
    setAsked({ at: 'asking' });
    void api.ask(impactProgram, { query: { from: period.from, to: period.to } }).then((answer) => {
      if (!isCurrent) return;
      const before = kept.programs[key];
      if (answer.ok) {
        setAsked({ at: 'answered', value: answer.value, isKept: false });
        keep((now) => ({ ...now, programs: { ...now.programs, [key]: answer.value } }));
      } else if (before !== undefined && answer.error.code === 'unreachable')
        setAsked({ at: 'answered', value: before, isKept: true });
      else setAsked({ at: 'failed', failure: answer.error });
    });
    return () => {
      isCurrent = false;
    };
  }, [key, round]);
  return { asked, again: () => setRound((now) => now + 1) };
};
