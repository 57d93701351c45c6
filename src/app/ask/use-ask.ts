import { useEffect, useState } from 'preact/hooks';
import { addressOf } from '#contract/address.ts';
import type { Answered, Asking, JsonRoute } from '#contract/route.ts';
import type { Failure } from '#log/index.ts';
import { useApp } from '../app-context.tsx';

export type Asked<T> =
  | { readonly at: 'asking' }
  | { readonly at: 'answered'; readonly value: T }
  | { readonly at: 'failed'; readonly failure: Failure };

/** Asks the server when the screen opens and whenever what is asked changes; `again` asks once more. */
export const useAsk = <R extends JsonRoute>(
  route: R,
  asking: Asking<R>,
): { readonly asked: Asked<Answered<R>>; readonly again: () => void } => {
  const { api } = useApp();
  const [asked, setAsked] = useState<Asked<Answered<R>>>({ at: 'asking' });
  const [round, setRound] = useState(0);
  useEffect(() => {
    let isCurrent = true;
    setAsked({ at: 'asking' });
    void api.ask(route, asking).then((answer) => {
      if (isCurrent)
        setAsked(
          answer.ok ? { at: 'answered', value: answer.value } : { at: 'failed', failure: answer.error },
        );
    });
    return () => {
      isCurrent = false;
    };
  }, [addressOf(route, asking), round]);
  return { asked, again: () => setRound((now) => now + 1) };
};
