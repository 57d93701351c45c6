import * as v from 'valibot';
import { entrySchema, uuid } from '#log/index.ts';
import { json, route } from './route.ts';

/** By POST: the id of a person stands in no address, so in no log of a proxy. */
export const heldOf = route({
  id: 'held-of',
  method: 'POST',
  path: '/v1/held',
  summary:
    'All that is held of one person within the reach of the caller, corrections too; `next` is where the page after begins',
  needs: 'log',
  body: v.strictObject({
    person: uuid,
    after: v.optional(v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(Number.MAX_SAFE_INTEGER))),
  }),
  answer: json(
    v.object({
      held: v.array(
        v.object({
          entry: entrySchema,
          /** The last day on which it leads to the person; from then on it is of nobody. */
          until: v.string(),
          /** Changed or taken back by a later entry. */
          isReplaced: v.boolean(),
        }),
      ),
      /** Entries of the person that wait for a coordinator and count nowhere. */
      waiting: v.number(),
      next: v.optional(v.number()),
    }),
  ),
});
