import { useMemo } from 'preact/hooks';
import { useEntries, useView } from '#kit/log-context.tsx';
import { readBody } from '#log/read-body.ts';
import { countKind, packKind, receiveKind } from '../entries.ts';
import { type PackSizes, packSizes } from '../packs.ts';

/** What a bag, box or case of each item holds, as far as the program says it or somebody typed it. */
export const usePackSizes = (): PackSizes => {
  const settings = useEntries(packKind);
  const entries = useView((view) => view.effective({ kinds: [receiveKind.kind, countKind.kind] }));
  return useMemo(
    () =>
      packSizes(
        settings,
        entries,
        (entry) => readBody(receiveKind, entry)?.lines ?? readBody(countKind, entry)?.lines,
      ),
    [settings, entries],
  );
};
