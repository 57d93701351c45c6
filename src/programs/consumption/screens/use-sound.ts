import { useEffect, useRef, useState } from 'preact/hooks';
import type { Alarm, Priority } from '../rules/alarms.ts';
import { againMs, createSounder, type Sounder } from './sound.ts';

export interface Sound {
  readonly isReady: boolean;
  readonly unlock: () => void;
  readonly test: (priority: Priority) => void;
  readonly breath: () => void;
}

/** Sounds for the most urgent of what calls and nobody took, for as long as it calls: no counter ends it. */
export const useSound = (alarms: readonly Pick<Alarm, 'priority' | 'state'>[]): Sound => {
  const sounder = useRef<Sounder>();
  const [isReady, setReady] = useState(false);
  useEffect(() => {
    const made = createSounder();
    sounder.current = made;
    const look = (): void => setReady(made.isReady());
    const unlock = (): void => void made.unlock().then(look);
    unlock();
    // Any tap anywhere unlocks: nobody has to find a button for it.
    document.addEventListener('pointerdown', unlock);
    const timer = setInterval(look, 1_000);
    return () => {
      document.removeEventListener('pointerdown', unlock);
      clearInterval(timer);
      made.close();
    };
  }, []);
  const calling = alarms.find(({ state }) => state === 'sounding')?.priority;
  useEffect(() => {
    if (calling === undefined) return;
    const ring = (): void => sounder.current?.burst(calling);
    ring();
    const timer = setInterval(ring, againMs[calling]);
    return () => clearInterval(timer);
  }, [calling]);
  return {
    isReady,
    unlock: () => void sounder.current?.unlock().then(() => setReady(sounder.current?.isReady() === true)),
    test: (priority) => sounder.current?.burst(priority),
    breath: () => sounder.current?.breath(),
  };
};
