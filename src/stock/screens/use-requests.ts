import { useMemo } from 'preact/hooks';
import { useView } from '#kit/log-context.tsx';
import { approveKind, fulfilKind, requestKind } from '../entries.ts';
import { requestsOf, type SupplyRequest } from '../requests.ts';
import { useShipments } from './use-shipments.ts';

const kinds = [requestKind.kind, approveKind.kind, fulfilKind.kind];

/** Requests for supplies, as far as this device knows; oldest first. */
export const useRequests = (): readonly SupplyRequest[] => {
  const shipments = useShipments();
  const entries = useView((view) => view.effective({ kinds }));
  return useMemo(() => requestsOf(entries, shipments), [entries, shipments]);
};
