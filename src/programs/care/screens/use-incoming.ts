import { useMemo } from 'preact/hooks';
import { useEntries, useView } from '#kit/log-context.tsx';
import { incomingKinds, type SenderBody, senderKind, shownIncomingKinds } from '../incoming-entries.ts';
import { foldIncoming, foldSenders, type Incoming } from '../rules/incoming.ts';
import { recordedBy } from './use-care.ts';

const toRecorded = recordedBy(incomingKinds);

/** What was sent to us, as this device's entries tell of it. */
export const useIncoming = (): readonly Incoming[] => {
  const entries = useView((view) => view.effective({ kinds: shownIncomingKinds }));
  return useMemo(() => foldIncoming(entries.flatMap(toRecorded)), [entries]);
};

/** Partners that may send to us, also those whose link is over. */
export const useSenders = (): readonly SenderBody[] => foldSenders(useEntries(senderKind));
