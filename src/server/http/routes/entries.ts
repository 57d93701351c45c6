import * as routes from '#contract/entries.ts';
import {
  type Clock,
  err,
  failure,
  isLocalTime,
  isRealTime,
  limits,
  ok,
  timeToMs,
  type Uuid,
} from '#log/index.ts';
import { reachOf } from '../../access/reach.ts';
import type { EventHub } from '../../events.ts';
import type { Intake } from '../../intake/intake.ts';
import type { LogStore } from '../../intake/ports.ts';
import type { Logger } from '../../log.ts';
import { type EventsAnswer, type Handler, handle } from '../route.ts';

export interface EntryRoutesDeps {
  readonly intake: Intake;
  readonly store: LogStore;
  readonly events: EventHub;
  readonly log: Logger;
  readonly clock: Pick<Clock, 'now'>;
  /** Told what a device's own clock says (clock/guard.ts). */
  readonly met?: (org: Uuid, device: Uuid, deviceMs: number) => void;
}

/** How often a silent event stream shows that it is alive; proxies cut what is silent for a minute. */
const heartbeatMs = 20_000;

export const entryRoutes = ({
  intake,
  store,
  events,
  log,
  clock,
  met,
}: EntryRoutesDeps): readonly Handler[] => [
  handle(routes.push, async ({ caller, body, deviceClock }) => {
    if (body.entries.length > limits.batchEntries) return err(failure('batch-too-large'));
    const says = deviceClock ?? latestRecorded(body.entries);
    if (says !== undefined) met?.(caller.org, caller.device, says);
    const answer = await intake(caller.org, body.entries, {
      ...(deviceClock !== undefined && { aheadMs: deviceClock - clock.now() }),
    });
    const count = (verdict: string): number =>
      answer.verdicts.filter((given) => given.verdict === verdict).length;
    log('pushed', {
      org: caller.org,
      offered: body.entries.length,
      accepted: count('accepted'),
      held: count('quarantined'),
    });
    return ok(answer);
  }),
  handle(routes.pull, async ({ caller, query, deviceClock }) => {
    if (deviceClock !== undefined) met?.(caller.org, caller.device, deviceClock);
    return ok(
      await store.page(caller.org, {
        after: query.after ?? 0,
        reach: reachOf(caller),
        limit: Math.max(1, query.limit ?? limits.pageEntries),
        ...(query.site !== undefined && { site: query.site }),
      }),
    );
  }),
  handle(routes.ledger, async ({ caller, params }) =>
    ok({ device: params.id, ...(await store.ledger(caller.org, params.id)) }),
  ),
  handle(routes.events, async ({ caller, query }) => {
    const wish = {
      reach: reachOf(caller),
      ...(query.after !== undefined && { after: query.after }),
      ...(query.site !== undefined && { site: query.site }),
      ...(query.kind !== undefined && { kind: query.kind }),
    };
    const answer: EventsAnswer = {
      listen: (write) => {
        write(': hello\n\n');
        const stop = events.listen(caller.org, wish, (news) =>
          write(`id: ${news.seq}\nevent: new\ndata: ${JSON.stringify(news)}\n\n`),
        );
        const beat = setInterval(() => write(': alive\n\n'), heartbeatMs);
        beat.unref();
        return () => {
          clearInterval(beat);
          stop();
        };
      },
    };
    return ok(answer);
  }),
];

/** A device that does not say what its clock says wrote its last entry not long ago, as a rule. */
const latestRecorded = (offered: readonly unknown[]): number | undefined => {
  const times = offered.flatMap((value) => {
    const at =
      typeof value === 'object' && value !== null && 'recordedAt' in value ? value.recordedAt : undefined;
    return isLocalTime(at) && isRealTime(at) ? timeToMs(at) : [];
  });
  return times.length === 0 ? undefined : Math.max(...times);
};
