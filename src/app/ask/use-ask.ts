import { useEffect, useState } from 'preact/hooks';
import type * as v from 'valibot';
import type { Failure } from '#log/index.ts';
import { useApp } from '../app-context.tsx';

export type Asked<T> =
  | { readonly at: 'asking' }
  | { readonly at: 'answered'; readonly value: T }
  | { readonly at: 'failed'; readonly failure: Failure };

/** Asks the server when the screen opens and whenever the path changes; `again` asks once more. */
export const useAsk = <T>(
  path: string,
  schema: v.GenericSchema<unknown, T>,
): { readonly asked: Asked<T>; readonly again: () => void } => {
  const { api } = useApp();
  const [asked, setAsked] = useState<Asked<T>>({ at: 'asking' });
  const [round, setRound] = useState(0);
  useEffect(() => {
    let isCurrent = true;
    setAsked({ at: 'asking' });
    void api.ask({ path }, schema).then((answer) => {
      if (isCurrent)
        setAsked(
          answer.ok ? { at: 'answered', value: answer.value } : { at: 'failed', failure: answer.error },
        );
    });
    return () => {
      isCurrent = false;
    };
  }, [path, round]);
  return { asked, again: () => setRound((now) => now + 1) };
};
