import { setTimeout as wait } from 'node:timers/promises';
import type { Entry, Uuid } from '#log/index.ts';
import { createWriter } from './log.ts';
import { until } from './patience.ts';

export interface Pushed {
  /** Ids that the server said it has. */
  readonly acknowledged: readonly Uuid[];
  /** Requests without an answer of 200, each tried again. */
  readonly failures: number;
  /** Codes of refusals, with how often each was given. */
  readonly codes: Readonly<Record<string, number>>;
}

/**
 * A device that pushes batches until told to stop and never gives up on one: what is not acknowledged is offered again,
 * as the real one does. Knows nothing of the server but its API.
 */
export const pushUntil = async (
  target: {
    readonly url: () => string;
    readonly token: string;
    /** For a proxy that has one fault a connection. */
    readonly oneRequestAConnection?: boolean;
    /** Told of each batch: whether it was taken. */
    readonly onAnswer?: (isTaken: boolean) => void;
  },
  place: { readonly org: Uuid; readonly site: Uuid; readonly worker: Uuid },
  isOver: () => boolean,
): Promise<Pushed> => {
  const writer = createWriter(place);
  const acknowledged: Uuid[] = [];
  const codes: Record<string, number> = {};
  let failures = 0;
  const offer = async (entries: readonly Entry[]): Promise<boolean> => {
    try {
      const response = await fetch(`${target.url()}/v1/entries`, {
        method: 'POST',
        headers: {
          authorization: `Bearer ${target.token}`,
          'content-type': 'application/json',
          ...(target.oneRequestAConnection === true && { connection: 'close' }),
        },
        body: JSON.stringify({ entries }),
      });
      const answer = (await response.json()) as Answer;
      if (response.status !== 200) {
        codes[answer.code] = (codes[answer.code] ?? 0) + 1;
        return false;
      }
      for (const { id, verdict } of answer.verdicts)
        if (verdict === 'accepted' || verdict === 'duplicate') acknowledged.push(id);
      return true;
    } catch {
      // Cut off: whether it arrived is not known, so it is offered again.
      return false;
    }
  };
  while (!isOver()) {
    const batch = Array.from({ length: 10 }, () => writer.entry());
    while (!(await offer(batch))) {
      failures += 1;
      target.onAnswer?.(false);
      await wait(50);
    }
    target.onAnswer?.(true);
  }
  return { acknowledged, failures, codes };
};

/** Several devices that push until they are stopped, and what can be waited for meanwhile. */
export const startPushers = (
  count: number,
  target: Parameters<typeof pushUntil>[0],
  place: Parameters<typeof pushUntil>[1],
) => {
  let isOver = false;
  const devices = Array.from({ length: count }, (_, index) => {
    const own = { taken: 0, refused: 0 };
    const onAnswer = (isTaken: boolean): void => {
      own[isTaken ? 'taken' : 'refused'] += 1;
    };
    return { index, own, ended: pushUntil({ ...target, onAnswer }, place, () => isOver) };
  });
  const untilMore = async (what: 'taken' | 'refused', batches: number): Promise<void> => {
    const before = devices.map(({ own }) => own[what]);
    await until(() => devices.every(({ index, own }) => own[what] >= (before[index] ?? 0) + batches));
  };
  return {
    /** Waits until so many more batches of each device were taken. */
    untilTaken: (batches: number) => untilMore('taken', batches),
    /** Waits until each device was cut off or refused so many times more. */
    untilRefused: (times: number) => untilMore('refused', times),
    /** Ends after the batches that are under way. */
    stop: (): Promise<readonly Pushed[]> => {
      isOver = true;
      return Promise.all(devices.map(({ ended }) => ended));
    },
  };
};

interface Answer {
  readonly code: string;
  readonly verdicts: readonly { readonly id: Uuid; readonly verdict: string }[];
}

/** What the server holds, read through its API from the start. */
export const pullAll = async (url: string, token: string): Promise<readonly Entry[]> => {
  const all: Entry[] = [];
  for (let after = 0; ; ) {
    const response = await fetch(`${url}/v1/entries?after=${after}`, {
      headers: { authorization: `Bearer ${token}` },
    });
    if (response.status !== 200) throw new Error(`pull: ${response.status} ${await response.text()}`);
    const page = (await response.json()) as {
      readonly entries: readonly { readonly entry: Entry }[];
      readonly next: number;
      readonly more: boolean;
    };
    all.push(...page.entries.map(({ entry }) => entry));
    if (!page.more) return all;
    after = page.next;
  }
};
