import type { Transport, TransportFailure } from '#app/sync/ports.ts';
import { err, ok, type Result } from '#log/index.ts';
import type { Chance } from './chance.ts';
import type { Faults } from './faults.ts';
import type { Life } from './life.ts';
import type { Time } from './time.ts';

/** The server as the network reaches it: texts in, texts out; an undefined answer is a connection that was cut. */
export interface Host {
  readonly handle: (request: HostRequest) => Promise<HostAnswer | undefined>;
}
export interface HostRequest {
  readonly device: string;
  readonly path: 'push' | 'pull' | 'ledger';
  readonly text: string;
  /** What the device's own clock says. */
  readonly clock: number;
}
export interface HostAnswer {
  readonly status: number;
  readonly text: string;
}

/** The line of one device: whether it has signal, and how bad it is (0 good, 1 hopeless). */
export interface Line {
  up: boolean;
  badness: number;
  /** Bodies above this many characters are refused on the way, as by a proxy. */
  mostChars: number;
}

/** After this long without an answer the transport gives up; what was sent may have arrived, or may still arrive. */
const silenceMs = 30_000;

export const createTransport = (deps: {
  readonly device: string;
  readonly host: Host;
  readonly clock: () => number;
  readonly line: Line;
  readonly life: Life;
  readonly time: Time;
  readonly chance: Chance;
  readonly faults: Faults;
  /** Filled with all that delivered ledgers list. */
  readonly listed: Listed;
}): Transport => {
  const { chance, faults, line, time } = deps;
  let serverNow: number | undefined;

  const ask = <T>(path: HostRequest['path'], write: () => string): Promise<Result<T, TransportFailure>> =>
    deps.life.step(
      () =>
        new Promise((resolve) => {
          let isOpen = true;
          const close = (answer: Result<T, TransportFailure>): void => {
            if (!isOpen) return;
            isOpen = false;
            stopWaiting();
            resolve(answer);
          };
          let stopWaiting = (): void => {};
          const giveUp = (): void => close(err({ kind: 'unreachable' }));
          if (!line.up) {
            time.after(chance.between(5, 2_000), giveUp);
            return;
          }
          const text = write();
          const clock = deps.clock();
          const bad = (name: string, weight: number): boolean => {
            const happens = chance.happens(line.badness * weight);
            if (happens) faults.count(name);
            return happens;
          };
          const arrive = (delay: number): void => {
            time.after(delay, () => {
              void deps.host.handle({ device: deps.device, path, text, clock }).then((answer) => {
                if (answer === undefined || bad('response-lost', 0.25)) return;
                const back = bad('response-late', 0.1)
                  ? chance.between(20_000, 90_000)
                  : chance.between(5, 400);
                const cut = bad('response-truncated', 0.1);
                time.after(back, () => {
                  if (!isOpen) return;
                  serverNow = time.now();
                  const result = read<T>(answer, cut);
                  if (result.ok && path === 'ledger') noteLedger(deps.listed, answer.text);
                  close(result);
                });
              });
            });
          };
          stopWaiting = time.after(silenceMs, giveUp);
          if (bad('request-dropped', 0.2)) return;
          if (bad('half-open', 0.05)) return;
          if (bad('proxy-failed', 0.1)) {
            time.after(chance.between(5, 400), () => close(err({ kind: 'server-trouble' })));
            return;
          }
          if (text.length > line.mostChars) {
            faults.count('too-large');
            time.after(chance.between(5, 400), () => close(err({ kind: 'too-large' })));
            return;
          }
          // The same request a second time, at any later moment, also after others overtook it.
          if (bad('request-duplicated', 0.2)) arrive(chance.between(1, 600_000));
          arrive(bad('request-late', 0.1) ? chance.between(10_000, 120_000) : chance.between(5, 400));
        }),
    );

  return {
    push: (entries) => ask('push', () => JSON.stringify({ entries })),
    pull: (after) => ask('pull', () => String(after)),
    ledger: (device) => ask('ledger', () => device),
    serverNow: () => serverNow,
  };
};

/** Numbers of each device that some ledger listed. */
export type Listed = Map<string, Set<number>>;

const noteLedger = (listed: Listed, text: string): void => {
  const { device, ranges } = JSON.parse(text) as {
    readonly device: string;
    readonly ranges: readonly (readonly [number, number])[];
  };
  const numbers = listed.get(device) ?? new Set();
  listed.set(device, numbers);
  for (const [from, to] of ranges) for (let seq = from; seq <= to; seq += 1) numbers.add(seq);
};

const read = <T>(answer: HostAnswer, cut: boolean): Result<T, TransportFailure> => {
  if (answer.status === 413) return err({ kind: 'too-large' });
  if (answer.status === 401) return err({ kind: 'not-signed-in' });
  if (answer.status !== 200) return err({ kind: 'server-trouble' });
  const text = cut ? answer.text.slice(0, answer.text.length / 2) : answer.text;
  try {
    return ok(JSON.parse(text) as T);
  } catch {
    return err({ kind: 'server-trouble' });
  }
};
