import type { ComponentType } from 'preact';
import { Later } from '#kit/components/later.tsx';
import { useView } from '#kit/log-context.tsx';
import { openKind } from '../entries.ts';

/** What says that people may be asked is fetched where a survey was ever opened. */
export const Notice = () => {
  const isNeeded = useView((view) => view.effective({ kinds: [openKind.kind] }).length > 0);
  return isNeeded ? <Later load={line} props={{}} /> : null;
};

const line = (): Promise<ComponentType> => import('./notice-line.tsx').then(({ Line }) => Line);
