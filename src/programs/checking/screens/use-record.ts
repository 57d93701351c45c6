import { useLog } from '#kit/log-context.tsx';
import type { Draft } from '#kit/recorder.ts';
import { useTold } from '#kit/use-told.ts';
import type { Entry, Kind } from '#log/index.ts';

export type Deed = Omit<Draft, 'kind' | 'version'> & { readonly of: Pick<Kind, 'kind' | 'version'> };

/** Saves, says so, and offers to take it back; undefined when nothing could be saved, which was said. */
export const useRecord = (): ((
  deeds: readonly Deed[],
  said: string,
) => Promise<readonly Entry[] | undefined>) => {
  const { recorder } = useLog();
  const tell = useTold();
  return async (deeds, said) => {
    const drafts = deeds.map(({ of, ...deed }) => ({ ...deed, kind: of.kind, version: of.version }));
    return tell(await recorder.record(drafts, 'none'), said);
  };
};
