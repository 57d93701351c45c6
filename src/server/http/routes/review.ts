import * as v from 'valibot';
import type { Database } from '#database/connection.ts';
import { entrySchema, err, failure, isLocalTime, isUuid, limits, ok, quarantineCodes } from '#log/index.ts';
import { coordinators, everyRole } from '../../access/roles.ts';
import { clockDoubts } from '../../clock/guard.ts';
import { readAttention } from '../../review/attention.ts';
import { historyCursor, readForks, readHistory } from '../../review/history.ts';
import { heldCursor, heldKey, type Quarantine } from '../../review/quarantine.ts';
import { done, idParams, isDone, wholeNumber } from '../fields.ts';
import { forWorkers, json, type Route } from '../route.ts';

const held = v.object({
  key: v.string(),
  code: v.picklist(quarantineCodes),
  detail: v.string(),
  heldAt: v.string(),
  entry: entrySchema,
});
/** Screens show some at a time, and an entry may have 64 kB. */
const pageEntries = 100;
const cursor = (shape: RegExp, isGood: (text: string) => boolean) =>
  v.optional(v.pipe(v.string(), v.regex(shape), v.check(isGood, 'expected a cursor that was given')));
const idAfter = (text: string): boolean => isUuid(text.slice(text.indexOf('_') + 1).slice(0, 36));
const page = { limit: v.optional(v.pipe(wholeNumber(limits.pageEntries), v.minValue(1))) };
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
    summary:
      'Entries held apart, with the reason, oldest first (`next` is where the page after begins), and what the server itself waits for',
    query: v.object({
      after: cursor(heldCursor, (text) => idAfter(text) && isLocalTime(`${text.slice(0, 19)}Z`)),
      ...page,
    }),
    answer: json(
      v.object({
        held: v.array(held),
        next: v.optional(v.string()),
        fadingWaits: v.nullable(v.picklist(clockDoubts)),
        setAside: v.number(),
      }),
    ),
    run: async ({ caller: { org }, query: { after, limit } }) =>
      ok({
        ...(await deps.quarantine.list(org, { after, limit: limit ?? pageEntries })),
        ...(await readAttention(deps.database, org)),
      }),
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
    summary: 'An entry with its corrections, oldest first; `next` is where the page after begins',
    params: idParams,
    query: v.object({ after: cursor(historyCursor, idAfter), ...page }),
    answer: json(v.object({ entries: v.array(entrySchema), next: v.optional(v.string()) })),
    run: async ({ caller, params, query: { after, limit } }) => {
      const found = await readHistory(deps.database, caller.org, params.id, {
        after,
        limit: limit ?? pageEntries,
      });
      return found === undefined ? err(failure('not-found')) : ok(found);
    },
  }),
];
