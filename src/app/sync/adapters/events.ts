import { events } from '#contract/entries.ts';
import { type Pace, pauseAfter, spread } from '#log/backoff.ts';
import type { WakeSource } from '../ports.ts';
import { pieces, watchSilence } from './silence.ts';

const pace: Pace = { firstMs: 2_000, mostMs: 300_000 };

/**
 * Wakes when the server has news: `GET /v1/events` read as a stream, with the token in a header, which EventSource cannot
 * send. Every event wakes; what it says is not needed. The stream is opened again after it ends, with a growing pause or when
 * the network is back, and then wakes too: what came meanwhile was told to nobody here. It only hurries: without it the loop still looks every few minutes.
 */
export const createServerWake =
  (options: {
    readonly base: string;
    readonly token: () => string | undefined;
    /** Between 0 and 1, to spread devices that lost the server together. */
    readonly fraction: () => number;
    readonly fetch?: typeof globalThis.fetch;
  }): WakeSource =>
  (wake) => {
    let stopped = false;
    let failures = 0;
    let timer: ReturnType<typeof setTimeout> | undefined;
    let end = (): void => {};

    const listen = async (): Promise<void> => {
      const token = options.token();
      if (token === undefined) return;
      // The server sends a comment at least twice a minute.
      const silence = watchSilence(90_000);
      end = silence.close;
      try {
        const response = await (options.fetch ?? fetch)(`${options.base}${events.path}`, {
          headers: { authorization: `Bearer ${token}`, accept: 'text/event-stream' },
          cache: 'no-store',
          signal: silence.signal,
        });
        if (!response.ok || response.body === null) return;
        if (failures > 0) wake();
        const decoder = new TextDecoder();
        for await (const piece of pieces(response.body)) {
          silence.heard();
          failures = 0;
          if (/^data:/m.test(decoder.decode(piece, { stream: true }))) wake();
        }
      } catch (error) {
        // No network, or ended by silence or by stop.
        if (!(error instanceof TypeError) && !(error instanceof DOMException)) throw error;
      } finally {
        silence.end();
      }
    };

    const keepListening = async (): Promise<void> => {
      await listen();
      if (stopped) return;
      failures += 1;
      const pause = spread(pauseAfter(failures, pace), options.fraction());
      timer = setTimeout(() => void tryAgain(), pause);
    };
    const tryAgain = async (): Promise<void> => {
      if (timer === undefined) return;
      clearTimeout(timer);
      timer = undefined;
      await keepListening();
    };
    const onOnline = (): void => void tryAgain();
    globalThis.addEventListener?.('online', onOnline);

    void keepListening();
    return () => {
      stopped = true;
      globalThis.removeEventListener?.('online', onOnline);
      clearTimeout(timer);
      end();
    };
  };
