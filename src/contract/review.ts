import * as v from 'valibot';
import { entrySchema, heldCode, isLocalTime, isUuid, uuid } from '#log/index.ts';
import { cursor, done, idParams, pageSize } from './fields.ts';
import { json, route } from './route.ts';

/** Why the server does not trust its clock (server/clock/guard.ts). */
export const clockDoubts = ['clock-ahead', 'clock-behind', 'devices-differ'] as const;

/** A held entry's `ID.HASH`: one id may be held with several contents. */
const heldKey = /^[0-9a-f-]{36}\.[0-9a-f]{64}$/;
/** `TURN_HELD-AT_KEY` of the last one of the page before. */
const heldCursor = /^\d{1,15}_[12]\d{3}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d{1,6})?Z_[0-9a-f-]{36}\.[0-9a-f]{64}$/;
/** `HLC_ID` of the last entry of the page before. */
const historyCursor = /^\d{15}-[0-9a-f]{4}-[0-9a-f]{8}_[0-9a-f-]{36}$/;

const idAfter = (text: string): boolean => isUuid(text.slice(text.lastIndexOf('_') + 1).slice(0, 36));
const turnOf = (text: string): number => text.indexOf('_') + 1;
const keyParams = v.object({ key: v.pipe(v.string(), v.regex(heldKey)) });

export const quarantineList = route({
  id: 'quarantine-list',
  method: 'GET',
  path: '/v1/quarantine',
  summary:
    'Entries held apart, with the reason, by turns of who brought them (`next` is where the page after begins), and what the server itself waits for',
  needs: 'review',
  query: v.object({
    after: cursor(
      heldCursor,
      (text) => idAfter(text) && isLocalTime(`${text.slice(turnOf(text)).slice(0, 19)}Z`),
    ),
    limit: pageSize,
  }),
  answer: json(
    v.object({
      held: v.array(
        v.object({
          key: v.string(),
          code: heldCode,
          detail: v.string(),
          heldAt: v.string(),
          /** The worker whose session brought it; null for the server itself. */
          from: v.nullable(v.string()),
          entry: entrySchema,
        }),
      ),
      next: v.optional(v.string()),
      fadingWaits: v.nullable(v.picklist(clockDoubts)),
      setAside: v.number(),
    }),
  ),
});

export const quarantineRelease = route({
  id: 'quarantine-release',
  method: 'POST',
  path: '/v1/quarantine/{key}/release',
  summary: 'Take a held entry into the log',
  needs: 'review',
  params: keyParams,
  answer: json(done),
});

export const quarantineDismiss = route({
  id: 'quarantine-dismiss',
  method: 'POST',
  path: '/v1/quarantine/{key}/dismiss',
  summary: 'Keep a held entry out for good',
  needs: 'review',
  params: keyParams,
  answer: json(done),
});

export const quarantineReopen = route({
  id: 'quarantine-reopen',
  method: 'POST',
  path: '/v1/quarantine/{key}/reopen',
  summary: 'Take back that an entry was kept out: it is held again',
  needs: 'review',
  params: keyParams,
  answer: json(done),
});

export const quarantineDecideAll = route({
  id: 'quarantine-decide-all',
  method: 'POST',
  path: '/v1/quarantine/decide-all',
  summary:
    'Take in, or keep out, what one worker brought: the first 500 that wait; `left` still do, or cannot be taken in',
  needs: 'review',
  body: v.object({ from: uuid, what: v.picklist(['release', 'dismiss']) }),
  answer: json(v.object({ done: v.number(), left: v.number() })),
});

export const forks = route({
  id: 'forks',
  method: 'GET',
  path: '/v1/forks',
  summary: 'Entries corrected twice in different ways, the one that counts for now first',
  needs: 'log',
  answer: json(v.object({ forks: v.array(v.array(entrySchema)) })),
});

export const history = route({
  id: 'history',
  method: 'GET',
  path: '/v1/entries/{id}/history',
  summary: 'An entry with its corrections, oldest first; `next` is where the page after begins',
  needs: 'log',
  params: idParams,
  query: v.object({ after: cursor(historyCursor, idAfter), limit: pageSize }),
  answer: json(v.object({ entries: v.array(entrySchema), next: v.optional(v.string()) })),
});
