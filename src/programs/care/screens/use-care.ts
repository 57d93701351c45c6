import { useMemo } from 'preact/hooks';
import { useEntries, useLog, useView } from '#kit/log-context.tsx';
import type { Draft } from '#kit/recorder.ts';
import { useTold } from '#kit/use-told.ts';
import { type Entry, type JsonObject, type Kind, timeToDate, timeToMs } from '#log/index.ts';
import { readBody } from '#log/read-body.ts';
import { careKinds, referralKinds, type SetUpBody, setUpKind, usualSetUp } from '../entries.ts';
import type { Recorded } from '../rules/recorded.ts';
import { foldReferrals, type Referral } from '../rules/referral.ts';

/** Entries of these kinds as the folds need them; nothing of one that cannot be read. */
export const recordedBy = (of: readonly Pick<Kind, 'kind'>[]): ((entry: Entry) => readonly Recorded[]) => {
  const kinds = new Map(of.map((kind) => [kind.kind, kind as unknown as Kind]));
  return (entry) => {
    const kind = kinds.get(entry.kind);
    const body = kind && readBody(kind, entry);
    if (body === undefined) return [];
    const { id, hlc, site, author, occurredAt } = entry;
    return [
      {
        id,
        kind: entry.kind,
        hlc,
        ms: timeToMs(occurredAt),
        day: timeToDate(occurredAt),
        site,
        author,
        body: body as unknown as JsonObject,
      },
    ];
  };
};

const toRecorded = recordedBy(careKinds);

/** The referrals of this device, newest first, as its entries tell of them. */
export const useReferrals = (): readonly Referral[] => {
  const entries = useView((view) => view.effective({ kinds: referralKinds }));
  return useMemo(() => foldReferrals(entries.flatMap(toRecorded)), [entries]);
};

/** How the organization refers: its latest word, or what holds before it said any. */
export const useSetUp = (): SetUpBody => {
  const said = useEntries(setUpKind).toSorted((a, b) => (a.hlc < b.hlc ? -1 : 1));
  return said.at(-1)?.body ?? usualSetUp;
};

export type Deed = Omit<Draft, 'kind' | 'version'> & { readonly of: Pick<Kind, 'kind' | 'version'> };

/** Whether what is sealed could be kept: a device that the organization's keys were not given to keeps none of it. */
export type Kept = 'all' | 'without-words';

/**
 * Saves, says so, and offers to take it back; undefined when nothing could be saved, which was said. Words are never kept in clear:
 * without keys the rest is saved and the words are not.
 */
export const useRecord = (): ((deeds: readonly Deed[], said: string) => Promise<Kept | undefined>) => {
  const { recorder } = useLog();
  const tell = useTold();
  return async (deeds, said) => {
    const drafts = deeds.map(({ of, ...deed }) => ({ ...deed, kind: of.kind, version: of.version }));
    const whole = await recorder.record(drafts, 'none');
    const isWithout = !whole.ok && whole.error.code === 'cannot-seal';
    const saved = isWithout
      ? await recorder.record(
          drafts.map(({ sealed: _sealed, ...rest }) => rest),
          'none',
        )
      : whole;
    if (tell(saved, said) === undefined) return undefined;
    return isWithout ? 'without-words' : 'all';
  };
};
