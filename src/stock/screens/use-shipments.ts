import { useMemo } from 'preact/hooks';
import { useLog, useView } from '#kit/log-context.tsx';
import { useWords } from '#kit/words/context.tsx';
import type { Uuid } from '#log/index.ts';
import { arriveKind, transferKind } from '../entries.ts';
import { countsAsIn, type Shipment, shipmentsOf } from '../shipments.ts';

/** Boxes that were sent to arrive later, as far as this device knows; oldest first. */
export const useShipments = (): readonly Shipment[] => {
  const { view } = useLog();
  const entries = useView((all) => all.effective({ kinds: [transferKind.kind, arriveKind.kind] }));
  return useMemo(() => shipmentsOf(entries, countsAsIn(view)), [entries, view]);
};

/** Names of sites, those that were closed too. */
export const useSiteNames = (): ((site: Uuid) => string) => {
  const { t } = useWords();
  const { place } = useLog();
  return (site) =>
    [...place.sites, ...place.closed].find(({ id }) => id === site)?.name ?? t('stock.lots.other-site');
};
