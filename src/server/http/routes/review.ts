import type { WorkerCaller } from '#contract/callers.ts';
import * as clockRoutes from '#contract/clocks.ts';
import * as routes from '#contract/review.ts';
import { waitingList } from '#contract/waiting.ts';
import type { Database } from '#database/connection.ts';
import { err, failure, ok } from '#log/index.ts';
import { reachOf } from '../../access/reach.ts';
import { readAttention } from '../../review/attention.ts';
import type { WrongClocks } from '../../review/clocks.ts';
import { type Reading, readForks, readHistory } from '../../review/history.ts';
import type { Quarantine } from '../../review/quarantine.ts';
import type { ReadWaiting } from '../../review/waiting.ts';
import { type Handler, handle, toDone } from '../route.ts';

/** Screens show some at a time, and an entry may have 64 kB. */
const pageEntries = 100;

/** What a person must look at: held entries, forks, the history of an entry. */
export const reviewRoutes = (deps: {
  readonly database: Database;
  readonly quarantine: Quarantine;
  readonly waiting: ReadWaiting;
  readonly clocks: WrongClocks;
  /** Kinds that every device needs, whatever its site. */
  readonly everywhere: readonly string[];
  /** Kinds that stay on the server. */
  readonly atHome: readonly string[];
}): readonly Handler[] => {
  const readingOf = (caller: WorkerCaller): Reading => ({
    reach: reachOf(caller),
    everywhere: deps.everywhere,
    atHome: deps.atHome,
  });
  return [
    handle(waitingList, async ({ caller }) => ok({ lists: await deps.waiting(caller) })),
    handle(routes.quarantineList, async ({ caller: { org }, query: { after, limit } }) =>
      ok({
        ...(await deps.quarantine.list(org, { after, limit: limit ?? pageEntries })),
        ...(await readAttention(deps.database, org)),
      }),
    ),
    handle(routes.quarantineRelease, async ({ caller, params }) => {
      return toDone(await deps.quarantine.release(caller, params.key));
    }),
    handle(routes.quarantineDismiss, async ({ caller, params }) => {
      return toDone(await deps.quarantine.dismiss(caller, params.key));
    }),
    handle(routes.quarantineReopen, async ({ caller, params }) => {
      return toDone(await deps.quarantine.reopen(caller, params.key));
    }),
    handle(routes.quarantineDecideAll, async ({ caller, body }) =>
      ok(await deps.quarantine.decideAll(caller, body.from, body.what)),
    ),
    handle(clockRoutes.clockList, async ({ caller: { org } }) =>
      ok({ clocks: (await deps.clocks.list(org)).map((clock) => ({ ...clock })) }),
    ),
    handle(clockRoutes.clockMove, async ({ caller, body }) => toDone(await deps.clocks.move(caller, body))),
    handle(clockRoutes.clockMoveBack, async ({ caller, params }) =>
      toDone(await deps.clocks.moveBack(caller, params.id)),
    ),
    handle(routes.forks, async ({ caller }) =>
      ok({ forks: await readForks(deps.database, caller.org, readingOf(caller)) }),
    ),
    handle(routes.history, async ({ caller, params, query: { after, limit } }) => {
      const found = await readHistory(deps.database, caller.org, params.id, readingOf(caller), {
        after,
        limit: limit ?? pageEntries,
      });
      return found === undefined ? err(failure('not-found')) : ok(found);
    }),
  ];
};
