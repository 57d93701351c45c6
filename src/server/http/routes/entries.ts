import * as routes from '#contract/entries.ts';
import {
  type Clock,
  err,
  failure,
  type HandsIn,
  isLocalTime,
  isRealTime,
  limits,
  ok,
  type PushClock,
  timeToMs,
  type Uuid,
} from '#log/index.ts';
import type { Verify } from '#vault/ports.ts';
import { readPush } from '#vault/read-push.ts';
import type { NoteContact } from '../../access/contact.ts';
import { reachOf } from '../../access/reach.ts';
import type { TokenParts } from '../../access/token.ts';
import type { EventHub } from '../../events.ts';
import type { Intake } from '../../intake/intake.ts';
import type { LogStore } from '../../intake/ports.ts';
import type { Logger } from '../../log.ts';
import type { ReadCheckpoint } from '../../log-store/checkpoint.ts';
import { type EventsAnswer, type Handler, handle } from '../route.ts';

/** The intake as the web has it: always for somebody. */
export type PushIntake = (
  org: Uuid,
  offered: readonly unknown[],
  by: HandsIn,
  push: PushClock,
) => ReturnType<Intake>;

export interface EntryRoutesDeps {
  readonly intake: PushIntake;
  readonly store: LogStore;
  readonly checkpoint: ReadCheckpoint;
  readonly events: EventHub;
  readonly log: Logger;
  readonly clock: Pick<Clock, 'now'>;
  /** Told what the clock of a worker's device says (clock/guard.ts). */
  readonly verify: Verify;
  readonly met?: (org: Uuid, worker: Uuid, deviceMs: number) => void;
  readonly noteContact?: NoteContact;
  /** Whether this token still reads: asked now and then of whoever listens. */
  readonly stillReads: (token: TokenParts) => Promise<boolean>;
  /** How often it is asked; a minute. */
  readonly askEveryMs?: number;
}

/** How often a silent event stream shows that it is alive; proxies cut what is silent for a minute. */
const heartbeatMs = 20_000;

export const entryRoutes = ({
  intake,
  store,
  checkpoint,
  events,
  log,
  clock,
  verify,
  met,
  noteContact,
  stillReads,
  askEveryMs = 60_000,
}: EntryRoutesDeps): readonly Handler[] => [
  handle(routes.push, async ({ caller, tokenHash, body, deviceClock, deviceUnsent }) => {
    if (body.entries.length > limits.batchEntries) return err(failure('batch-too-large'));
    const says = deviceClock ?? latestRecorded(body.entries);
    const { device: installation, worker } = caller;
    const proof = body.signed && (await readPush(verify, caller.org, body.signed));
    const by = { installation, worker, token: tokenHash, proof };
    const push = deviceClock === undefined ? {} : { aheadMs: deviceClock - clock.now() };
    const answer = await intake(caller.org, body.entries, by, push);
    if (answer.verdicts.some((given) => given.verdict === 'rejected' && given.code === 'hand-in-ended'))
      return err(failure('hand-in-ended'));
    if (says !== undefined) met?.(caller.org, worker, says);
    await noteContact?.({ org: caller.org, tokenHash }, deviceUnsent);
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
  handle(routes.pull, async ({ caller, tokenHash, query, deviceClock, deviceUnsent }) => {
    if (deviceClock !== undefined) met?.(caller.org, caller.worker, deviceClock);
    await noteContact?.({ org: caller.org, tokenHash }, deviceUnsent);
    return ok(
      await store.page(caller.org, {
        after: query.after ?? 0,
        reach: reachOf(caller),
        toDevice: true,
        limit: Math.max(1, query.limit ?? limits.pageEntries),
        ...(query.site !== undefined && { site: query.site }),
        // What is reckoned of all that is older is of the whole organization.
        ...(caller.who === 'worker' && query.since !== undefined && { since: query.since }),
        ...(caller.who === 'worker' && query.checkpoint !== undefined && { checkpoint: query.checkpoint }),
      }),
    );
  }),
  handle(routes.checkpoint, async ({ caller, query }) =>
    ok(await checkpoint(caller.org, reachOf(caller), query.since)),
  ),
  handle(routes.ledger, async ({ caller, params }) =>
    ok({
      device: params.id,
      // A partner learns nothing of how much others write.
      ...(await store.ledger(caller.org, params.id, caller.isPartner && caller.device)),
    }),
  ),
  handle(routes.events, async ({ caller, tokenHash, query }) => {
    const wish = {
      reach: reachOf(caller),
      ...(query.after !== undefined && { after: query.after }),
      ...(query.site !== undefined && { site: query.site }),
      ...(query.kind !== undefined && { kind: query.kind }),
    };
    const answer: EventsAnswer = {
      listen: (write, end) => {
        write(': hello\n\n');
        const stop = events.listen(caller.org, wish, (news) =>
          write(`id: ${news.seq}\nevent: new\ndata: ${JSON.stringify(news)}\n\n`),
        );
        const beat = setInterval(() => write(': alive\n\n'), heartbeatMs);
        const asking = setInterval(() => {
          // Where it cannot be asked the line ends too: whoever may listen comes again.
          stillReads({ org: caller.org, hash: tokenHash }).then((reads) => (reads ? undefined : end()), end);
        }, askEveryMs);
        for (const timer of [beat, asking]) timer.unref();
        return () => {
          clearInterval(beat);
          clearInterval(asking);
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
