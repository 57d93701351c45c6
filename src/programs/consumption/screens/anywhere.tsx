import { Later } from '#kit/components/later.tsx';
import { useLog, useView } from '#kit/log-context.tsx';
import { usePath } from '#kit/path.ts';
import { addDays } from '#log/calendar.ts';
import { roomKinds } from '../kinds.ts';

/** What tells that a room was at work: not how it is arranged. */
const atWork = roomKinds.filter(({ everywhere }) => everywhere !== true).map(({ kind }) => kind);
const loadCalls = () => import('./part.ts').then(({ Calls }) => Calls);

/**
 * Calls of the room over every other screen of this site's devices. Nothing is fetched, and nobody is asked, where no room was
 * at work since yesterday.
 */
export const Anywhere = () => {
  const { place } = useLog();
  const path = usePath();
  const from = addDays(place.now().slice(0, 10), -1);
  const isUsed = useView(
    (view) => view.effective({ kinds: atWork, site: place.site, from }).length > 0,
    [place.site, from],
  );
  return isUsed && !path.startsWith('/room') ? <Later load={loadCalls} props={{}} /> : null;
};
