import { useEffect, useState } from 'preact/hooks';
import type * as v from 'valibot';
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

/** As `useAsk`, for a list that the server gives in pages. */
export const usePages = <P extends Page>(path: string, schema: v.GenericSchema<unknown, P>): Pages<P> => {
  const { api } = useApp();
  const { asked, again } = useAsk(path, schema);
  const [later, setLater] = useState<readonly P[]>([]);
  useEffect(() => setLater([]), [asked]);
  if (asked.at !== 'answered') return { asked, again, more: undefined };
  const { next } = later.at(-1) ?? asked.value;
  const more = async (after: string): Promise<Failure | undefined> => {
    const answer = await api.ask({ path: `${path}?after=${encodeURIComponent(after)}` }, schema);
    if (!answer.ok) return answer.error;
    setLater((before) => [...before, answer.value]);
    return undefined;
  };
  return {
    asked: { at: 'answered', value: [asked.value, ...later] },
    again,
    more: next === undefined ? undefined : () => more(next),
  };
};
