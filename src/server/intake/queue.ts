import type { Uuid } from '#log/index.ts';
import type { Intake, IntakeAnswer, IntakeSteps } from './intake.ts';

/**
 * Gathers pushes that arrive while a transaction of the same organization runs, and decides them together in the next
 * one: the lock and the flush to disk are paid once for many devices, and what waits is read meanwhile. Every caller gets
 * its own verdicts. When a gathered transaction fails, its pushes are tried one by one, so that one cannot take its neighbours down.
 */
export const createIntakeQueue = <O>(
  { read, take }: IntakeSteps<O>,
  options: { readonly mostEntries?: number } = {},
): Intake => {
  const mostEntries = options.mostEntries ?? 1_000;
  /** An organization is a key here exactly while its queue is being worked off. */
  const queues = new Map<Uuid, Waiting<O>[]>();

  const workOff = async (org: Uuid, queue: Waiting<O>[]): Promise<void> => {
    while (queue.length > 0) await decideTogether(take, org, takeSome(queue, mostEntries));
    queues.delete(org);
  };

  return (org, offered, by, push) =>
    new Promise<IntakeAnswer>((resolve, reject) => {
      const waiting: Waiting<O> = { offers: offered.map((value) => read(value, by, push)), resolve, reject };
      const queue = queues.get(org);
      if (queue !== undefined) {
        queue.push(waiting);
        return;
      }
      const fresh = [waiting];
      queues.set(org, fresh);
      void workOff(org, fresh);
    });
};

interface Waiting<O> {
  readonly offers: readonly O[];
  readonly resolve: (answer: IntakeAnswer) => void;
  readonly reject: (reason: unknown) => void;
}

/** At least one push, then as many more as fit. */
const takeSome = <O>(queue: Waiting<O>[], most: number): readonly Waiting<O>[] => {
  const some: Waiting<O>[] = [];
  let entries = 0;
  for (let next = queue[0]; next !== undefined; next = queue[0]) {
    if (some.length > 0 && entries + next.offers.length > most) break;
    queue.shift();
    some.push(next);
    entries += next.offers.length;
  }
  return some;
};

const decideTogether = async <O>(
  take: IntakeSteps<O>['take'],
  org: Uuid,
  pushes: readonly Waiting<O>[],
): Promise<void> => {
  if (pushes.length > 1) {
    try {
      const { epoch, verdicts } = await take(
        org,
        pushes.flatMap((push) => push.offers),
      );
      let from = 0;
      for (const push of pushes) {
        push.resolve({ epoch, verdicts: verdicts.slice(from, from + push.offers.length) });
        from += push.offers.length;
      }
      return;
    } catch {
      // Nothing of it was written. Alone, each push gets its own answer or its own failure.
    }
  }
  for (const push of pushes) await take(org, push.offers).then(push.resolve, push.reject);
};
