import type { Projector } from '#database/projection/projector.ts';
import type { TimerHandler } from '#database/timers.ts';
import { auditClearing } from './audit/audit.ts';
import type { ServerDeps } from './deps.ts';
import { createCarrier, outboxClearing } from './outbox/carrier.ts';
import { stockEffectOfAll } from './programs.ts';
import { repeat } from './repeat.ts';
import type { Services } from './services.ts';
import { clearing, createBlurring } from './timers/retention.ts';
import { createTimerRunner, type TimerRunner, unhurried, urgent } from './timers/runner.ts';
import { createTimerWriter } from './timers/write.ts';

/** How often other server processes' entries are looked for, for devices that wait for news. */
const pollMs = 1_000;
/** How late a timer may be beyond its time: one that an entry set, and one that keeps the house. */
const timersMs = 1_000;
const housekeepingMs = 5_000;
/** How long a message may lie before it is carried out. */
const outboxMs = 1_000;

export interface Jobs {
  /** Timers that entries set, and those that keep the house; both run by themselves. */
  readonly timers: TimerRunner;
  readonly housekeeping: TimerRunner;
  readonly stop: () => Promise<void>;
}

/** What a server does unasked: looks for news, rings timers, keeps the house, carries out what is to leave. */
export const startJobs = (
  deps: ServerDeps,
  projector: Projector,
  { events, guard, record }: Services,
): Jobs => {
  const { rooms, log } = deps;
  const handlers: readonly TimerHandler[] = [
    createBlurring({ ...deps, projector, effectOf: stockEffectOfAll }),
    clearing,
    outboxClearing,
    auditClearing,
    ...rooms.flatMap(({ timers: own }) => own ?? []),
  ];
  const isOrganizations = ({ everyMs }: TimerHandler): boolean => everyMs !== undefined;
  const write = createTimerWriter({ ...deps, record });
  const housekeeping = createTimerRunner({
    ...deps,
    write,
    doubt: guard.doubt,
    handlers: handlers.filter(isOrganizations),
    pace: unhurried,
  });
  const ringing = createTimerRunner({
    ...deps,
    write,
    handlers: handlers.filter((handler) => !isOrganizations(handler)),
    pace: urgent,
  });
  const jobs = [
    repeat(log, 'poll', pollMs, events.poll),
    repeat(log, 'housekeeping', housekeepingMs, housekeeping.runDue),
    repeat(log, 'timers', timersMs, ringing.runDue),
    ...(deps.channels ?? []).map((channel) =>
      repeat(log, 'outbox', outboxMs, createCarrier({ ...deps, channel }).carryDue),
    ),
  ];
  return {
    timers: ringing,
    housekeeping,
    stop: async () => {
      await Promise.all(jobs.map((job) => job.stop()));
    },
  };
};
