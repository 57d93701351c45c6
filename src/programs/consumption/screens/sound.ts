import type { Priority } from '../rules/alarms.ts';

/**
 * Sounds made here, with no file to load. High and medium differ in count, rhythm and pitch (IEC 60601-1-8, table 3: bursts of
 * 10 and of 3 pulses, every 2.5 to 15 s and 2.5 to 30 s). A burst is never cut off before its end.
 */
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

const bursts: Readonly<Record<Priority, { readonly pulses: readonly number[]; readonly hertz: number }>> = {
  high: { pulses: [0, 0.2, 0.4, 0.75, 0.95, 1.5, 1.7, 1.9, 2.25, 2.45], hertz: 960 },
  medium: { pulses: [0, 0.3, 0.6], hertz: 620 },
  low: { pulses: [0], hertz: 440 },
};

/** How often a burst comes again while nobody takes the alarm. */
export const againMs: Readonly<Record<Priority, number>> = { high: 5_000, medium: 10_000, low: 20_000 };

export const createSounder = (): Sounder => {
  const context = new AudioContext();
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
      for (const after of pulses) pulse(context.currentTime + after, hertz, 0.14, 0.9);
    },
    breath: () => pulse(context.currentTime, 330, 1, 0.5),
    isReady: () => context.state === 'running',
    unlock: () => context.resume(),
    close: () => void context.close(),
  };
};
