import { Later } from '#kit/components/later.tsx';
import { useLog, useView } from '#kit/log-context.tsx';
import { usePath } from '#kit/path.ts';
import { addDays } from '#log/calendar.ts';
import type { AnywhereProps } from '#visits/screens/program.ts';
import { roomKinds } from '../kinds.ts';
import { useUnread } from './use-unread.ts';

/** What tells that a room was at work: not how it is arranged. */
const atWork = roomKinds.filter(({ everywhere }) => everywhere !== true).map(({ kind }) => kind);
const loadCalls = () => import('./part.ts').then(({ Calls }) => Calls);
const loadUnread = () => import('./unread/part.ts').then(({ UnreadCalls }) => UnreadCalls);

/**
 * Calls of the room over every other screen of this site's devices. Nothing is fetched, and nobody is asked, where no room was
 * at work since yesterday. Where a device cannot read whether one was, the server is asked.
 */
export const Anywhere = ({ isAtGate = false }: AnywhereProps) => {
  const { place } = useLog();
  const path = usePath();
  const isUnread = useUnread();
  const from = addDays(place.now().slice(0, 10), -1);
  const isUsed = useView(
    (view) => view.effective({ kinds: atWork, site: place.site, from }).length > 0,
    [place.site, from],
  );
  if (path.startsWith('/room') && !isAtGate) return null;
  if (isUnread) return <Later key="unread" load={loadUnread} props={{}} />;
  return isUsed ? <Later key="calls" load={loadCalls} props={{}} /> : null;
};
