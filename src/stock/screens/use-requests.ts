import { useMemo } from 'preact/hooks';
import { useLog, useView } from '#kit/log-context.tsx';
import { approveKind, fulfilKind, requestKind } from '../entries.ts';
import { requestsOf, type SupplyRequest } from '../requests.ts';
import { countsAsIn } from '../shipments.ts';
import { useShipments } from './use-shipments.ts';

const kinds = [requestKind.kind, approveKind.kind, fulfilKind.kind];

/** Requests for supplies, as far as this device knows; oldest first. */
export const useRequests = (): readonly SupplyRequest[] => {
  const shipments = useShipments();
  const { view } = useLog();
  const entries = useView((all) => all.effective({ kinds }));
  return useMemo(() => requestsOf(entries, shipments, countsAsIn(view)), [entries, shipments, view]);
};
