import { useMemo, useRef } from 'preact/hooks';
import { useLog, useView } from '#kit/log-context.tsx';
import { useSealing } from '#kit/use-sealing.ts';
import { addDays } from '#log/calendar.ts';
import { type Cipher, type Entry, timeToDate } from '#log/index.ts';
import { readBody } from '#log/read-body.ts';
import { openPart } from '#log/sealed.ts';
import { type AfterSaid, afterKind, type SetUpBody, setUpKind, usualSetUp } from '../after-entries.ts';
import { type Chain, foldChains, type Page } from '../rules/chain.ts';
import { pageOf } from '../rules/page.ts';
import { newId } from './adapters/chance.ts';
import type { Deed } from './use-testing.ts';

/** An entry about a test, or a blank one: each under a subject that no other has. */
export const afterDeed = (said: Omit<AfterSaid, 'fill'>): Deed => ({
  of: afterKind,
  body: {},
  sealed: pageOf(said),
  subject: newId(),
});

export interface After {
  readonly chains: readonly Chain[];
  readonly pages: readonly Page[];
  /** Entries that this device cannot open. */
  readonly unopened: number;
}

/** What came of tests, as far as this device holds and opens it. What has outlived its time is looked at no more. */
export const useAfter = (): After => {
  const cipher = useSealing()?.cipher;
  const { place } = useLog();
  const entries = useView((view) => view.effective({ kinds: [afterKind.kind] }));
  const opened = useRef(createOpener());
  const since = addDays(timeToDate(place.now()), -(afterKind.keepDays ?? 0));
  return useMemo(() => {
    const own = entries.filter(
      (entry) => entry.sealed !== undefined && timeToDate(entry.occurredAt) >= since,
    );
    const pages = own.flatMap((entry) => opened.current(cipher, entry) ?? []);
    return { chains: foldChains(pages), pages, unopened: own.length - pages.length };
  }, [entries, cipher, since]);
};

/** Opens each entry once: the next one makes no other slower. */
const createOpener = () => {
  let known = new Map<string, Page>();
  let by: Cipher | undefined;
  return (cipher: Cipher | undefined, entry: Entry): Page | undefined => {
    if (cipher !== by) known = new Map();
    by = cipher;
    const page = known.get(entry.id);
    if (page !== undefined) return page;
    const said = openPart(cipher, afterKind, entry);
    if (said === undefined) return undefined;
    const { id, hlc, subject } = entry;
    const made = { id, hlc, subject, said, day: timeToDate(entry.occurredAt) };
    known.set(id, made);
    return made;
  };
};

export interface TestingSetUp extends SetUpBody {
  readonly script?: string | undefined;
  readonly task?: string | undefined;
  /** False until it is known what this device can open of it. */
  readonly isKnown: boolean;
}

/** How the organization goes on from a result: the latest word, and the words that this device can open. */
export const useTestingSetUp = (): TestingSetUp => {
  const sealing = useSealing();
  const latest = useView((view) => view.effective({ kinds: [setUpKind.kind] }).at(-1));
  const body = latest && readBody(setUpKind, latest);
  const words = latest && openPart(sealing?.cipher, setUpKind, latest);
  return { ...usualSetUp, ...body, ...words, isKnown: sealing !== undefined };
};
