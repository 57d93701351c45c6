import { useView } from '#kit/log-context.tsx';
import { useSealing } from '#kit/use-sealing.ts';
import type { Fields, Kind } from '#log/index.ts';
import { openPart } from '#log/sealed.ts';

/** What an entry holds sealed, on a device that can read it; undefined elsewhere, and once it has faded. */
export const useOpened = <F extends Fields>(kind: Kind<F>, id: string | undefined) => {
  const sealing = useSealing();
  const entry = useView(
    (view) => view.effective({ kinds: [kind.kind] }).find((each) => each.id === id),
    [kind, id],
  );
  return entry === undefined ? undefined : openPart(sealing?.cipher, kind, entry);
};
