import { useEffect, useState } from 'preact/hooks';
import { useLog } from '#kit/log-context.tsx';
import { timeToMs } from '#log/index.ts';

/** This moment, again every second. */
export const useClock = (): number => {
  const { place } = useLog();
  const read = (): number => timeToMs(place.now());
  const [now, setNow] = useState(read);
  useEffect(() => {
    const timer = setInterval(() => setNow(read()), 1_000);
    return () => clearInterval(timer);
  }, []);
  return now;
};

/** 3:07: minutes and seconds since something began. */
export const sinceText = (ms: number): string => {
  const seconds = Math.max(0, Math.floor(ms / 1000));
  return `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, '0')}`;
};
