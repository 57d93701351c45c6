import { useEffect, useRef, useState } from 'preact/hooks';
import { siteAlias, siteTimers } from '#contract/timers.ts';
import { useLog } from '#kit/log-context.tsx';
import { timeToMs } from '#log/index.ts';
import { useServer } from '#visits/screens/asking.tsx';

/** What the server says of this site: its clock, and what is past its time by its own rows. */
export interface ServerWord {
  /** Milliseconds that this device's clock is behind the server's; 0 until it was asked. */
  readonly behind: number;
  /** The server was not reached for a while: this device alarms by itself. */
  readonly isAlone: boolean;
  readonly past: readonly { readonly kind: string; readonly about: string; readonly due: number }[];
  /** What people who are there wish to be called, by visit; nothing keeps it. */
  readonly aliases: ReadonlyMap<string, string>;
  /** Says it, or forgets it; whether the server heard. */
  readonly call: (visit: string, alias: string | undefined) => Promise<boolean>;
}

const everyMs = 5_000;
/** After this long without an answer a tablet says that it is alone. */
const aloneMs = 12_000;

export const useServerWord = (site: string): ServerWord => {
  const ask = useServer();
  const clock = useClock();
  const [word, setWord] = useState<Omit<ServerWord, 'call'>>({
    behind: 0,
    isAlone: false,
    past: [],
    aliases: new Map(),
  });
  const heard = useRef(clock());
  const wasAlone = useRef(false);
  useEffect(() => {
    let isGone = false;
    const look = async (): Promise<void> => {
      const asked = clock();
      const answer = await ask(siteTimers, { params: { id: site } });
      const now = clock();
      if (isGone) return;
      if (answer.ok) {
        heard.current = now;
        // The network was never away, the server was: whoever waits for either tries now, not at its next turn.
        const isBack = wasAlone.current;
        wasAlone.current = false;
        if (isBack) window.dispatchEvent(new Event('online'));
        // The answer was written somewhere between asking and reading.
        setWord({
          behind: answer.value.now - (asked + now) / 2,
          isAlone: false,
          past: answer.value.past,
          aliases: new Map(answer.value.aliases.map(({ visit, alias }) => [visit, alias])),
        });
      } else if (now - heard.current > aloneMs || answer.error.code === 'unreachable') {
        wasAlone.current = true;
        setWord((before) => ({ ...before, isAlone: true, past: [] }));
      }
    };
    void look();
    const timer = setInterval(() => void look(), everyMs);
    const onChange = (): void => void look();
    window.addEventListener('online', onChange);
    window.addEventListener('offline', onChange);
    return () => {
      isGone = true;
      clearInterval(timer);
      window.removeEventListener('online', onChange);
      window.removeEventListener('offline', onChange);
    };
  }, [ask, site]);
  return {
    ...word,
    call: async (visit, alias) => {
      const body = { visit, ...(alias !== undefined && { alias }) };
      const said = await ask(siteAlias, { params: { id: site }, body });
      if (said.ok)
        setWord((before) => {
          const aliases = new Map(before.aliases);
          if (alias === undefined) aliases.delete(visit);
          else aliases.set(visit, alias);
          return { ...before, aliases };
        });
      return said.ok;
    },
  };
};

/** This moment by the server's clock, again every second. */
export const useNow = (behind: number): number => {
  const clock = useClock();
  const [now, setNow] = useState(clock);
  useEffect(() => {
    const timer = setInterval(() => setNow(clock()), 1_000);
    return () => clearInterval(timer);
  }, []);
  return now + behind;
};

/** This device's own clock, to the second. */
const useClock = (): (() => number) => {
  const { place } = useLog();
  return () => timeToMs(place.now());
};
