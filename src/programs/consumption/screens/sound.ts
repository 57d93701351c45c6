import type { Priority } from '../rules/alarms.ts';
import { breathSeconds, bursts, pulseSeconds } from '../rules/ringing.ts';

/** Sounds made here, with no file to load (rules/ringing.ts). A burst is never cut off before its end. */
export interface Sounder {
  readonly burst: (priority: Priority) => void;
  /** One breath of the metronome: air in for one second. */
  readonly breath: () => void;
  /** False while the browser keeps sound locked: it wants a tap first. */
  readonly isReady: () => boolean;
  /** Inside a tap: unlocks. */
  readonly unlock: () => Promise<void>;
  readonly close: () => void;
}

export const createSounder = (context: AudioContext = new AudioContext()): Sounder => {
  const pulse = (at: number, hertz: number, seconds: number, loud: number): void => {
    const tone = context.createOscillator();
    const volume = context.createGain();
    tone.frequency.value = hertz;
    volume.gain.setValueAtTime(0, at);
    volume.gain.linearRampToValueAtTime(loud, at + 0.02);
    volume.gain.setValueAtTime(loud, at + seconds - 0.03);
    volume.gain.linearRampToValueAtTime(0, at + seconds);
    tone.connect(volume).connect(context.destination);
    tone.start(at);
    tone.stop(at + seconds);
  };
  return {
    burst: (priority) => {
      const { pulses, hertz } = bursts[priority];
      for (const after of pulses) pulse(context.currentTime + after, hertz, pulseSeconds, 0.9);
    },
    breath: () => pulse(context.currentTime, 330, breathSeconds, 0.5),
    isReady: () => context.state === 'running',
    unlock: () => context.resume(),
    close: () => void context.close(),
  };
};
