import { useMemo } from 'preact/hooks';
import { useLog, useView } from '#kit/log-context.tsx';
import type { Draft } from '#kit/recorder.ts';
import { useSealing } from '#kit/use-sealing.ts';
import { useTold } from '#kit/use-told.ts';
import { useWords } from '#kit/words/context.tsx';
import { addDays } from '#log/calendar.ts';
import { type Entry, type JsonObject, type Kind, timeToDate, timeToMs, type Uuid } from '#log/index.ts';
import { readBody } from '#log/read-body.ts';
import { openPart } from '#log/sealed.ts';
import { idsOf } from '#people/cards/rules/join.ts';
import { useJoins } from '#people/cards/screens/use-joins.ts';
import { fileKind, holderKind, ofFile, treatmentKinds } from '../entries.ts';
import { type File, foldFiles } from '../rules/file.ts';
import type { Recorded } from '../rules/recorded.ts';

const kinds = new Map(treatmentKinds.map((kind) => [kind.kind as string, kind as unknown as Kind]));

/** An entry as the fold needs it; nothing of one that cannot be read, or of somebody who wanted none of it kept. */
const toRecorded = (entry: Entry): readonly Recorded[] => {
  const kind = kinds.get(entry.kind);
  const body = kind && readBody(kind, entry);
  if (body === undefined || entry.erased === true) return [];
  const { id, hlc, site, occurredAt } = entry;
  return [
    {
      ...{ id, kind: entry.kind, hlc, site },
      ms: timeToMs(occurredAt),
      day: timeToDate(occurredAt),
      body: body as unknown as JsonObject,
    },
  ];
};

/** The files that this device knows of, whoever was seen last first. */
export const useFiles = (): readonly File[] => {
  const entries = useView((view) => view.effective({ kinds: ofFile }));
  return useMemo(() => foldFiles(entries.flatMap(toRecorded)), [entries]);
};

export interface FileSaid {
  readonly called?: string | undefined;
  readonly words?: string | undefined;
}

/** What files say, by the entry that says it: on a device that can read it, until it has faded. */
export const useSaid = (): ((file: File) => FileSaid | undefined) => {
  const cipher = useSealing()?.cipher;
  const entries = useView((view) => view.effective({ kinds: [fileKind.kind] }));
  return useMemo(() => {
    const byId = new Map(entries.map((entry) => [entry.id as string, entry]));
    return ({ words }: File): FileSaid | undefined => {
      const entry = words && byId.get(words.entry);
      return entry === undefined ? undefined : openPart(cipher, fileKind, entry);
    };
  }, [entries, cipher]);
};

export type Deed = Omit<Draft, 'kind' | 'version'> & { readonly of: Pick<Kind, 'kind' | 'version'> };

const toDraft = ({ of, ...deed }: Deed): Draft => ({ ...deed, kind: of.kind, version: of.version });

/**
 * Saves in one, says so, and offers to take it back; false when nothing was saved, which was said. Words are never kept in clear: without
 * keys the rest is saved and the words are not, as the screen says before anything is typed.
 */
export const useRecord = (): ((
  deeds: readonly Deed[],
  said?: string,
  others?: readonly Draft[],
) => Promise<boolean>) => {
  const { recorder } = useLog();
  const tell = useTold();
  return async (deeds, said, others = []) => {
    const drafts = [...others, ...deeds.map(toDraft)];
    const whole = await recorder.record(drafts, 'none');
    const isWithout = !whole.ok && whole.error.code === 'cannot-seal';
    const saved = isWithout
      ? await recorder.record(
          drafts.map(({ sealed: _sealed, ...rest }) => rest),
          'none',
        )
      : whole;
    return tell(saved, said) !== undefined;
  };
};

/** Whose files are, as far as this device can open it: the id that a card finds, by the number of the file. */
export const useHolders = (): ReadonlyMap<string, string> => {
  const cipher = useSealing()?.cipher;
  const files = useFiles();
  const entries = useView((view) => view.effective({ kinds: [holderKind.kind] }));
  return useMemo(() => {
    const byId = new Map(entries.map((entry) => [entry.id as string, entry]));
    return new Map(
      files.flatMap(({ id, holder }) => {
        const entry = holder && byId.get(holder.entry);
        const person = entry && openPart(cipher, holderKind, entry)?.person;
        return person === undefined ? [] : [[id, person] as const];
      }),
    );
  }, [files, entries, cipher]);
};

/** The file of whoever showed a card that was seen last: also by another card that was joined to it. */
export const useFileOf = (): ((person: Uuid) => File | undefined) => {
  const files = useFiles();
  const holders = useHolders();
  const joins = useJoins();
  return (person) => {
    const ids = idsOf(joins, person);
    return files.find(({ id }) => ids.some((own) => own === holders.get(id)));
  };
};

/** After so many days it is said anew whose a file is, with the next save of it. */
const renewDays = 30;

/** What is saved of a file beside what happened: whose it is, where that was said some time ago. */
export const useRenewed = (): ((file: File) => readonly Deed[]) => {
  const { place } = useLog();
  const holders = useHolders();
  const before = addDays(timeToDate(place.now()), -renewDays);
  return ({ id: file, holder }) => {
    const person = holders.get(file);
    if (person === undefined || holder === undefined || holder.day > before) return [];
    return [{ of: holderKind, subject: file, body: { file }, sealed: { person } }];
  };
};

/** Saves what happened in a file: all of it is erased with the file. */
export const useFileRecord = (file: File) => {
  const record = useRecord();
  const renewed = useRenewed();
  const { t } = useWords();
  return (deeds: readonly Deed[], others?: readonly Draft[]): Promise<boolean> =>
    record(
      [
        ...deeds.map(({ body, ...deed }) => ({
          ...deed,
          subject: file.id,
          body: { file: file.id, ...body },
        })),
        ...renewed(file),
      ],
      t('treatment.saved'),
      others,
    );
};
