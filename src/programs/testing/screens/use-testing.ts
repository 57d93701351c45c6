import { useMemo } from 'preact/hooks';
import { useLog, useView } from '#kit/log-context.tsx';
import type { Draft } from '#kit/recorder.ts';
import { useSealing } from '#kit/use-sealing.ts';
import { useTold } from '#kit/use-told.ts';
import type { Fields, Kind } from '#log/index.ts';
import { openPart } from '#log/sealed.ts';
import { readingKind, testKind } from '../entries.ts';
import { foldTests, type Test } from '../rules/tests.ts';

const kinds = [testKind.kind, readingKind.kind];

/** The tests of this device, newest first. */
export const useTests = (): readonly Test[] => {
  const entries = useView((view) => view.effective({ kinds }));
  return useMemo(() => foldTests(entries), [entries]);
};

/** What an entry holds sealed, on a device that can read it; undefined elsewhere, and once it has faded. */
export const useOpened = <F extends Fields>(kind: Kind<F>, id: string | undefined) => {
  const sealing = useSealing();
  const entry = useView(
    (view) => view.effective({ kinds: [kind.kind] }).find((each) => each.id === id),
    [kind, id],
  );
  return entry === undefined ? undefined : openPart(sealing?.cipher, kind, entry);
};

export type Deed = Omit<Draft, 'kind' | 'version'> & { readonly of: Pick<Kind, 'kind' | 'version'> };

/** Saves in one, says so, and offers to take it back (without `said`, what shows by itself and is not taken back); false when nothing was saved, which was said. Nothing sealed is ever kept in clear. */
export const useRecord = (): ((deeds: readonly Deed[], said?: string) => Promise<boolean>) => {
  const { recorder } = useLog();
  const tell = useTold();
  return async (deeds, said) =>
    tell(
      await recorder.record(
        deeds.map(({ of, ...deed }) => ({ ...deed, kind: of.kind, version: of.version })),
        'none',
      ),
      said,
    ) !== undefined;
};
