import { useMemo } from 'preact/hooks';
import { type Substance, substances as shipped } from '#catalog/checked-substances.ts';
import { useEntries, useLog, useView } from '#kit/log-context.tsx';
import type { Place } from '#kit/recorder.ts';
import { useWords } from '#kit/words/context.tsx';
import { type Entry, type JsonObject, type Kind, timeToDate, timeToMs } from '#log/index.ts';
import { readBody } from '#log/read-body.ts';
import { checkingKinds, type SetUpBody, setUpKind, substanceKind } from '../entries.ts';
import { foldSamples, type Recorded, type Sample } from '../rules/sample.ts';
import { substanceName, withOwn } from '../rules/substances.ts';

const kinds = new Map(checkingKinds.map((kind) => [kind.kind as string, kind as unknown as Kind]));

/** What stands on a sample's screen. */
const sampleKinds: readonly string[] = checkingKinds
  .filter(({ fields }) => 'sample' in fields)
  .map(({ kind }) => kind);

const toRecorded = (entry: Entry): Recorded | undefined => {
  const kind = kinds.get(entry.kind);
  const body = kind && readBody(kind, entry);
  return (
    body && {
      id: entry.id,
      kind: entry.kind,
      body: body as unknown as JsonObject,
      day: timeToDate(entry.occurredAt),
      ms: timeToMs(entry.occurredAt),
      site: entry.site,
      author: entry.author,
      isCorrection: (entry.supersedes?.length ?? 0) > 0,
    }
  );
};

/** The samples of this device, newest first, as its entries tell of them. */
export const useSamples = (): readonly Sample[] => {
  const entries = useView((view) => view.effective({ kinds: sampleKinds }));
  const { secondReader } = useSetUp();
  return useMemo(
    () =>
      foldSamples(
        entries.flatMap((entry) => toRecorded(entry) ?? []),
        secondReader,
      ),
    [entries, secondReader],
  );
};

/** How the organization checks: its latest word, or what holds before it said any. */
export const useSetUp = (): SetUpBody => {
  const said = useEntries(setUpKind).toSorted((a, b) => (a.hlc < b.hlc ? -1 : 1));
  return said.at(-1)?.body ?? { secondReader: false, labs: [] };
};

export interface Substances {
  readonly list: readonly Substance[];
  readonly name: (code: string) => string;
}

/** Substances as the organization knows them, those it added at once. */
export const useSubstances = (): Substances => {
  const words = useWords();
  const added = useEntries(substanceKind);
  return useMemo(() => {
    const list =
      added.length === 0
        ? shipped
        : withOwn(added.toSorted((a, b) => (a.hlc < b.hlc ? -1 : 1)).map(({ body }) => body));
    return { list, name: (code) => substanceName(list, code, words) };
  }, [added, words]);
};

/** Today where the shift is. */
export const useToday = (): string => useLog().place.now().slice(0, 10);

/** Where a person looks a sample up: the page of the organization, as far as this device knows its address. */
export const lookUpAddress = ({ code }: Pick<Place, 'code'>): string =>
  `${location.origin}/p/${code === undefined ? '' : `${code}/`}sample`;
