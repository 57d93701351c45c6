import * as v from 'valibot';
import type { Database } from '#database/connection.ts';
import { entrySchema, err, failure, ok, quarantineCodes } from '#log/index.ts';
import { coordinators, everyRole } from '../../access/roles.ts';
import { clockDoubts } from '../../clock/guard.ts';
import { readAttention } from '../../review/attention.ts';
import { readForks, readHistory } from '../../review/history.ts';
import { heldKey, type Quarantine } from '../../review/quarantine.ts';
import { done, idParams, isDone } from '../fields.ts';
import { forWorkers, json, type Route } from '../route.ts';

const held = v.object({
  key: v.string(),
  code: v.picklist(quarantineCodes),
  detail: v.string(),
  heldAt: v.string(),
  entry: entrySchema,
});
const keyParams = v.object({ key: v.pipe(v.string(), v.regex(heldKey)) });

/** What a person must look at: held entries, forks, the history of an entry. */
export const reviewRoutes = (deps: {
  readonly database: Database;
  readonly quarantine: Quarantine;
}): readonly Route[] => [
  forWorkers(coordinators, {
    id: 'quarantine-list',
    method: 'GET',
    path: '/v1/quarantine',
    summary: 'Entries held apart, with the reason, oldest first; and what the server itself waits for',
    answer: json(
      v.object({
        held: v.array(held),
        fadingWaits: v.nullable(v.picklist(clockDoubts)),
        setAside: v.number(),
      }),
    ),
    run: async ({ caller: { org } }) =>
      ok({ held: await deps.quarantine.list(org), ...(await readAttention(deps.database, org)) }),
  }),
  forWorkers(coordinators, {
    id: 'quarantine-release',
    method: 'POST',
    path: '/v1/quarantine/{key}/release',
    summary: 'Take a held entry into the log',
    params: keyParams,
    answer: json(done),
    run: async ({ caller, params }) => {
      const result = await deps.quarantine.release(caller.org, params.key, caller.worker);
      return result.ok ? ok(isDone) : result;
    },
  }),
  forWorkers(coordinators, {
    id: 'quarantine-dismiss',
    method: 'POST',
    path: '/v1/quarantine/{key}/dismiss',
    summary: 'Keep a held entry out for good',
    params: keyParams,
    answer: json(done),
    run: async ({ caller, params }) => {
      const result = await deps.quarantine.dismiss(caller.org, params.key, caller.worker);
      return result.ok ? ok(isDone) : result;
    },
  }),
  forWorkers(coordinators, {
    id: 'quarantine-reopen',
    method: 'POST',
    path: '/v1/quarantine/{key}/reopen',
    summary: 'Take back that an entry was kept out: it is held again',
    params: keyParams,
    answer: json(done),
    run: async ({ caller, params }) => {
      const result = await deps.quarantine.reopen(caller.org, params.key);
      return result.ok ? ok(isDone) : result;
    },
  }),
  forWorkers(everyRole, {
    id: 'forks',
    method: 'GET',
    path: '/v1/forks',
    summary: 'Entries corrected twice in different ways, the one that counts for now first',
    answer: json(v.object({ forks: v.array(v.array(entrySchema)) })),
    run: async ({ caller }) => ok({ forks: await readForks(deps.database, caller.org) }),
  }),
  forWorkers(everyRole, {
    id: 'history',
    method: 'GET',
    path: '/v1/entries/{id}/history',
    summary: 'An entry with its corrections, oldest first',
    params: idParams,
    answer: json(v.object({ entries: v.array(entrySchema) })),
    run: async ({ caller, params }) => {
      const entries = await readHistory(deps.database, caller.org, params.id);
      return entries.length === 0 ? err(failure('not-found')) : ok({ entries });
    },
  }),
];
