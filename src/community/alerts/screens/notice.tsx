import type { ComponentType } from 'preact';
import { Later } from '#kit/components/later.tsx';
import { useView } from '#kit/log-context.tsx';
import { approveKind } from '../entries.ts';

/** What shows alerts is fetched where one was ever sent out: most counters never need it. */
export const Notice = () => {
  const isNeeded = useView((view) => view.effective({ kinds: [approveKind.kind] }).length > 0);
  return isNeeded ? <Later load={cards} props={{}} /> : null;
};

const cards = (): Promise<ComponentType> => import('./alert-cards.tsx').then(({ Cards }) => Cards);
