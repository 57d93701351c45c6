import { useEffect, useMemo, useState } from 'preact/hooks';
import { useLog, useView } from '#kit/log-context.tsx';
import type { Draft } from '#kit/recorder.ts';
import { useTold } from '#kit/use-told.ts';
import { useWords } from '#kit/words/context.tsx';
import type { Entry, LocalTime } from '#log/index.ts';
import { directoryKinds } from '../entries.ts';
import { type Directory, foldDirectory } from '../rules/listing.ts';
import { type Say, sayIn } from '../rules/say.ts';

const kinds = directoryKinds.map(({ kind }) => kind);
const versions = new Map(directoryKinds.map(({ kind, version }) => [kind as string, version]));
/** What is open must not stay on a screen after it closed. */
const againMs = 15_000;

export interface LiveDirectory {
  readonly directory: Directory;
  /** Local time at the program, anew four times a minute. */
  readonly now: LocalTime;
  readonly say: Say;
  readonly isOffice: boolean;
  /** Saves and says so; undefined when nothing could be saved, which was said. */
  readonly record: (
    drafts: readonly Omit<Draft, 'version'>[],
    said: string,
  ) => Promise<readonly Entry[] | undefined>;
}

/** The directory as this device has it, without a network. */
export const useDirectory = (): LiveDirectory => {
  const { t, locale } = useWords();
  const { place, recorder } = useLog();
  const tell = useTold();
  const [now, setNow] = useState(place.now);
  useEffect(() => {
    const timer = setInterval(() => setNow(place.now()), againMs);
    return () => clearInterval(timer);
  }, [place]);
  const directory = useView((view) => foldDirectory(view.effective({ kinds })));
  const say = useMemo(() => sayIn(locale, t), [locale, t]);
  return {
    directory,
    now,
    say,
    isOffice: place.role === 'coordinator' || place.role === 'admin',
    record: async (drafts, said) => {
      const saved = await recorder.record(
        drafts.map((draft) => ({ ...draft, version: versions.get(draft.kind) ?? 1 })),
        'none',
      );
      return tell(saved, said);
    },
  };
};
