import { useEffect, useState } from 'preact/hooks';
import { keepTrying } from '#kit/keep-trying.ts';
import { useVisitParts } from '../panels.tsx';
import type { ReadingPanel } from './read-visit.ts';

/** The panels that can read their entries again, as soon as what does so is fetched. */
export const useReading = (): readonly ReadingPanel[] | undefined => {
  const { panels } = useVisitParts();
  const [reading, setReading] = useState<readonly ReadingPanel[]>();
  useEffect(() => {
    const load = () =>
      Promise.all(
        panels.flatMap((panel) => {
          const seldom = panel.seldom?.();
          return seldom === undefined ? [] : [seldom.then(({ readAgain }) => ({ panel, readAgain }))];
        }),
      );
    return keepTrying(load, { onValue: setReading }).stop;
  }, [panels]);
  return reading;
};
