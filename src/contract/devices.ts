import * as v from 'valibot';
import { isLocalTime, isRealTime } from '#log/index.ts';
import { done, handInUntil, idParams } from './fields.ts';
import { json, route } from './route.ts';

const session = v.object({
  worker: v.string(),
  /** Milliseconds since 1970; `seenAt` to some minutes, null where it was never kept. */
  since: v.number(),
  seenAt: v.nullable(v.number()),
  /** Reads; hands in only; hands in until `handInUntil`, and that is held; over. */
  state: v.picklist(['reading', 'signed-out', 'closing', 'over']),
  handInUntil: v.nullable(v.number()),
});

const takeback = v.object({
  id: v.string(),
  first: v.number(),
  last: v.number(),
  at: v.number(),
  by: v.string(),
});

export const deviceList = route({
  id: 'device-list',
  method: 'GET',
  path: '/v1/devices',
  summary:
    'Devices on which somebody signed in, last contact first: who, until when, what they last said they had not sent, what was taken back of them',
  needs: 'devices',
  answer: json(
    v.object({
      devices: v.array(
        v.object({
          id: v.string(),
          seenAt: v.nullable(v.number()),
          unsent: v.nullable(v.number()),
          sessions: v.array(session),
          takenBack: v.array(takeback),
        }),
      ),
    }),
  ),
});

export const deviceEnd = route({
  id: 'device-end',
  method: 'POST',
  path: '/v1/devices/{id}/end',
  summary:
    'Sign a device out for good: it reads nothing from now on, and what it hands in is held until an hour that is set',
  needs: 'devices',
  params: idParams,
  body: v.object({ handInUntil }),
  answer: json(done),
});

export const deviceTakeBack = route({
  id: 'device-take-back',
  method: 'POST',
  path: '/v1/devices/{id}/take-back',
  summary: 'Sign a device out for good and take back everything it wrote since a time',
  needs: 'devices',
  params: idParams,
  body: v.object({
    since: v.custom<string>(
      (text) => isLocalTime(text) && isRealTime(text),
      'expected a time such as 2026-03-08T09:15:00-05:00',
    ),
    handInUntil,
  }),
  /** `count`: entries that counted before and are out now, none where there were none. */
  answer: json(v.object({ count: v.number(), takebacks: v.array(v.string()) })),
});

export const takebackUndo = route({
  id: 'takeback-undo',
  method: 'POST',
  path: '/v1/takebacks/{id}/undo',
  summary: 'Let what was taken back of a device count again',
  needs: 'devices',
  params: idParams,
  answer: json(done),
});
