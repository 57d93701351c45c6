import { useEffect, useRef, useState } from 'preact/hooks';
import type { Alarm, Priority } from '../rules/alarms.ts';
import { createRinger, soundingOf } from '../rules/ringing.ts';
import { createSounder, type Sounder } from './sound.ts';

export interface Sound {
  readonly isReady: boolean;
  readonly unlock: () => void;
  readonly test: (priority: Priority) => void;
  readonly breath: () => void;
}

/** Sounds for the most urgent of what calls and nobody took, for as long as it calls. */
export const useSound = (alarms: readonly Pick<Alarm, 'priority' | 'state'>[]): Sound => {
  const sounder = useRef<Sounder>();
  const ringer = useRef(createRinger((priority) => sounder.current?.burst(priority)));
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
      ringer.current.hear(undefined);
      made.close();
    };
  }, []);
  const calling = soundingOf(alarms);
  // While it is locked nothing is put in line: an hour of bursts would sound as one at the tap that unlocks.
  useEffect(() => ringer.current.hear(isReady ? calling : undefined), [calling, isReady]);
  return {
    isReady,
    unlock: () => void sounder.current?.unlock().then(() => setReady(sounder.current?.isReady() === true)),
    test: (priority) => sounder.current?.burst(priority),
    breath: () => sounder.current?.breath(),
  };
};
