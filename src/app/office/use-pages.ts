import { useEffect, useState } from 'preact/hooks';
import type { Answered, Asking, JsonRoute } from '#contract/route.ts';
import type { Failure } from '#log/index.ts';
import { useApp } from '../app-context.tsx';
import { type Asked, useAsk } from '../ask/use-ask.ts';

interface Page {
  /** Where the page after this one begins; absent on the last. */
  readonly next?: string | undefined;
}

export interface Pages<P> {
  /** Every page fetched so far, in order. */
  readonly asked: Asked<readonly P[]>;
  readonly again: () => void;
  /** Fetches the page that follows and answers what went wrong; absent when there is none. */
  readonly more: (() => Promise<Failure | undefined>) | undefined;
}

/** As `useAsk`, for a list that the server gives in pages: where one begins is the only thing that it is asked. */
export const usePages = <R extends JsonRoute & { readonly params?: never }>(
  route: R,
): Pages<Answered<R> & Page> => {
  const { api } = useApp();
  const asking = (after?: string) => ({ query: { after } }) as Asking<R>;
  const { asked, again } = useAsk(route, asking());
  const [later, setLater] = useState<readonly (Answered<R> & Page)[]>([]);
  useEffect(() => setLater([]), [asked]);
  if (asked.at !== 'answered') return { asked, again, more: undefined };
  const first = asked.value as Answered<R> & Page;
  const { next } = later.at(-1) ?? first;
  const more = async (after: string): Promise<Failure | undefined> => {
    const answer = await api.ask(route, asking(after));
    if (!answer.ok) return answer.error;
    setLater((before) => [...before, answer.value as Answered<R> & Page]);
    return undefined;
  };
  return {
    asked: { at: 'answered', value: [first, ...later] },
    again,
    more: next === undefined ? undefined : () => more(next),
  };
};
