import * as v from 'valibot';
import { checkpointResponse } from '#log/checkpoint.ts';
import { ledgerResponse, limits, pullResponse, pushRequest, pushResponse, uuid } from '#log/index.ts';
import { date, idParams, wholeNumber } from './fields.ts';
import { json, route } from './route.ts';

/** The log over the wire. The schemas of its answers are the protocol of the log itself (log/protocol.ts). */
export const push = route({
  id: 'push',
  method: 'POST',
  path: '/v1/entries',
  summary: 'Hand in entries; a verdict for each, in order',
  needs: 'hand-in',
  body: pushRequest,
  answer: json(pushResponse),
});

/** Header in which a device says how many entries it has not sent. */
export const deviceUnsentHeader = 'device-unsent';

const after = v.optional(wholeNumber(Number.MAX_SAFE_INTEGER));

export const pull = route({
  id: 'pull',
  method: 'GET',
  path: '/v1/entries',
  summary: 'Entries after a cursor, in the order of the log',
  needs: 'pull',
  query: v.object({
    after,
    limit: v.optional(wholeNumber(limits.pageEntries)),
    site: v.optional(uuid),
    since: v.optional(date),
    checkpoint: after,
  }),
  answer: json(pullResponse),
});

export const checkpoint = route({
  id: 'checkpoint',
  method: 'GET',
  path: '/v1/checkpoint',
  summary: 'What was handed out before a day, added up for devices that keep the last days only',
  needs: 'log',
  // Left out, or later than that: the first day that devices of this organization keep.
  query: v.object({ since: v.optional(date) }),
  answer: json(checkpointResponse),
});

export const ledger = route({
  id: 'ledger',
  method: 'GET',
  path: '/v1/devices/{id}/ledger',
  summary: 'Which numbers of a device are here',
  needs: 'hand-in',
  params: idParams,
  answer: json(ledgerResponse),
});

export const events = route({
  id: 'events',
  method: 'GET',
  path: '/v1/events',
  summary:
    'Server-sent events: where and of what kind there is something new, never what; goes on after a place',
  needs: 'log',
  query: v.object({
    after,
    site: v.optional(uuid),
    kind: v.optional(v.pipe(v.string(), v.maxLength(60))),
  }),
  answer: {
    type: 'events',
    event: v.object({
      seq: v.number(),
      changes: v.optional(v.array(v.object({ site: v.string(), kind: v.string() }))),
    }),
  },
});
