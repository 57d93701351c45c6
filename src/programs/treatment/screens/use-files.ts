import { useMemo } from 'preact/hooks';
import { useLog, useView } from '#kit/log-context.tsx';
import type { Draft } from '#kit/recorder.ts';
import { useSealing } from '#kit/use-sealing.ts';
import { useTold } from '#kit/use-told.ts';
import { type Entry, type JsonObject, type Kind, timeToDate, timeToMs } from '#log/index.ts';
import { readBody } from '#log/read-body.ts';
import { openPart } from '#log/sealed.ts';
import { fileKind, ofFile, treatmentKinds } from '../entries.ts';
import { type File, foldFiles } from '../rules/file.ts';
import type { Recorded } from '../rules/recorded.ts';

const kinds = new Map(treatmentKinds.map((kind) => [kind.kind as string, kind as unknown as Kind]));

/** An entry as the fold needs it; nothing of one that cannot be read. */
const toRecorded = (entry: Entry): readonly Recorded[] => {
  const kind = kinds.get(entry.kind);
  const body = kind && readBody(kind, entry);
  if (body === undefined) return [];
  const { id, hlc, site, occurredAt, subject } = entry;
  return [
    {
      ...{ id, kind: entry.kind, hlc, site, subject },
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
  said: string,
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

/** Whose file it is goes with everything that is saved of it. */
export const ofWhom = ({ subject }: Pick<File, 'subject'>): { readonly subject?: string } =>
  subject === undefined ? {} : { subject };
