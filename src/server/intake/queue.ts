import type { Uuid } from '#log/index.ts';
import type { Intake, IntakeAnswer } from './intake.ts';

/**
 * Gathers pushes that arrive while a transaction of the same organization runs, and decides them together in the next
 * one: the lock and the flush to disk are paid once for many devices. Every caller gets its own verdicts. When a
 * gathered transaction fails, its pushes are tried one by one, so that one cannot take its neighbours down.
 */
export const createIntakeQueue = (
  intake: Intake,
  options: { readonly mostEntries?: number } = {},
): Intake => {
  const mostEntries = options.mostEntries ?? 1_000;
  /** An organization is a key here exactly while its queue is being worked off. */
  const queues = new Map<Uuid, Waiting[]>();

  const workOff = async (org: Uuid, queue: Waiting[]): Promise<void> => {
    while (queue.length > 0) await decideTogether(intake, org, takeSome(queue, mostEntries));
    queues.delete(org);
  };

  return (org, offered) =>
    new Promise<IntakeAnswer>((resolve, reject) => {
      const waiting: Waiting = { offered, resolve, reject };
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

interface Waiting {
  readonly offered: readonly unknown[];
  readonly resolve: (answer: IntakeAnswer) => void;
  readonly reject: (reason: unknown) => void;
}

/** At least one push, then as many more as fit. */
const takeSome = (queue: Waiting[], most: number): readonly Waiting[] => {
  const some: Waiting[] = [];
  let entries = 0;
  for (let next = queue[0]; next !== undefined; next = queue[0]) {
    if (some.length > 0 && entries + next.offered.length > most) break;
    queue.shift();
    some.push(next);
    entries += next.offered.length;
  }
  return some;
};

const decideTogether = async (intake: Intake, org: Uuid, pushes: readonly Waiting[]): Promise<void> => {
  if (pushes.length > 1) {
    try {
      const { epoch, verdicts } = await intake(
        org,
        pushes.flatMap((push) => push.offered),
      );
      let from = 0;
      for (const push of pushes) {
        push.resolve({ epoch, verdicts: verdicts.slice(from, from + push.offered.length) });
        from += push.offered.length;
      }
      return;
    } catch {
      // Nothing of it was written. Alone, each push gets its own answer or its own failure.
    }
  }
  for (const push of pushes) await intake(org, push.offered).then(push.resolve, push.reject);
};
