import * as v from 'valibot';
import { json, route } from './route.ts';

/** How many of one list are told; a screen shows some, and nobody counts further. */
export const mostWaiting = 200;

const item = v.object({
  id: v.string(),
  site: v.nullable(v.string()),
  /** Since when it waits: an instant. */
  since: v.string(),
  /** The screen of the app on which it is looked at and decided. */
  path: v.string(),
});

export const waitingList = route({
  id: 'waiting-list',
  method: 'GET',
  path: '/v1/waiting',
  summary: 'Everything that only a person can decide and this caller may, list by list, oldest first',
  needs: 'log',
  answer: json(
    v.object({
      lists: v.array(
        v.object({
          /** `ROOM.WHAT`; the app names it by its message `ROOM.waiting.WHAT`. */
          code: v.string(),
          items: v.array(item),
          /** There are more than are told. */
          more: v.boolean(),
        }),
      ),
    }),
  ),
});
