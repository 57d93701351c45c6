import * as v from 'valibot';
import { uuid } from '#log/index.ts';
import { done, idParams } from './fields.ts';
import { json, route } from './route.ts';

/** Devices whose clock was wrong: what came of them, and the one act that moves all of it to the right days. */
const number = v.pipe(v.number(), v.safeInteger(), v.minValue(1));
/** Nothing is moved further than any time that can be meant. */
const days = v.pipe(v.number(), v.integer(), v.minValue(-120_000), v.maxValue(120_000));

export const clockList = route({
  id: 'clock-list',
  method: 'GET',
  path: '/v1/clocks',
  summary: 'Stretches of devices’ numbers that a wrong clock dated, newest first',
  needs: 'review',
  answer: json(
    v.object({
      clocks: v.array(
        v.object({
          device: v.string(),
          first: number,
          last: number,
          /** How many entries it dated, and how many of them wait for a person. */
          entries: v.number(),
          waiting: v.number(),
          author: v.string(),
          site: v.string(),
          /** The first day that it says, and the day on which that came in. */
          says: v.string(),
          received: v.string(),
          /** Days to add so that it is right, as far as can be told. */
          days: v.number(),
          /** What a person said of it: the entry, and the days that were added. */
          moved: v.optional(v.object({ id: v.string(), days: v.number() })),
        }),
      ),
    }),
  ),
});

export const clockMove = route({
  id: 'clock-move',
  method: 'POST',
  path: '/v1/clocks',
  summary: 'Move all that a device wrote under these numbers by whole days; 0: its times are right',
  needs: 'review',
  body: v.object({ device: uuid, first: number, last: number, days }),
  answer: json(done),
});

export const clockMoveBack = route({
  id: 'clock-move-back',
  method: 'POST',
  path: '/v1/clocks/{id}/back',
  summary: 'Take such a move back',
  needs: 'review',
  params: idParams,
  answer: json(done),
});
