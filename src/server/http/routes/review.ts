import * as routes from '#contract/review.ts';
import type { Database } from '#database/connection.ts';
import { err, failure, ok } from '#log/index.ts';
import { readAttention } from '../../review/attention.ts';
import { readForks, readHistory } from '../../review/history.ts';
import type { Quarantine } from '../../review/quarantine.ts';
import { type Handler, handle, toDone } from '../route.ts';

/** Screens show some at a time, and an entry may have 64 kB. */
const pageEntries = 100;

/** What a person must look at: held entries, forks, the history of an entry. */
export const reviewRoutes = (deps: {
  readonly database: Database;
  readonly quarantine: Quarantine;
}): readonly Handler[] => [
  handle(routes.quarantineList, async ({ caller: { org }, query: { after, limit } }) =>
    ok({
      ...(await deps.quarantine.list(org, { after, limit: limit ?? pageEntries })),
      ...(await readAttention(deps.database, org)),
    }),
  ),
  handle(routes.quarantineRelease, async ({ caller, params }) => {
    return toDone(await deps.quarantine.release(caller.org, params.key, caller.worker));
  }),
  handle(routes.quarantineDismiss, async ({ caller, params }) => {
    return toDone(await deps.quarantine.dismiss(caller.org, params.key, caller.worker));
  }),
  handle(routes.quarantineReopen, async ({ caller, params }) => {
    return toDone(await deps.quarantine.reopen(caller.org, params.key));
  }),
  handle(routes.forks, async ({ caller }) => ok({ forks: await readForks(deps.database, caller.org) })),
  handle(routes.history, async ({ caller, params, query: { after, limit } }) => {
    const found = await readHistory(deps.database, caller.org, params.id, {
      after,
      limit: limit ?? pageEntries,
    });
    return found === undefined ? err(failure('not-found')) : ok(found);
  }),
];
