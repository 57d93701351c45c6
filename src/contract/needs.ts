import * as v from 'valibot';
import { uuid } from '#log/index.ts';
import { date, wholeNumber } from './fields.ts';
import { json, route } from './route.ts';

/** Null where nobody knows. */
const known = v.nullable(v.number());

export const needs = route({
  id: 'needs',
  method: 'GET',
  path: '/v1/needs',
  summary:
    'What each site and all of them together need so that supplies last so many weeks, or to the end of a day: average use over weeks with stock, weeks left, what to order',
  needs: 'reports',
  // One of `weeks` and `until`.
  query: v.object({
    weeks: v.optional(v.pipe(wholeNumber(104), v.minValue(1))),
    until: v.optional(date),
    site: v.optional(uuid),
  }),
  answer: json(
    v.object({
      /** The day of the organization that it is reckoned on, and how far the log had come. */
      asOf: date,
      place: v.number(),
      until: date,
      /** How many weeks were looked at. */
      weeksBack: v.number(),
      needs: v.array(
        v.object({
          /** Left out: over all sites. */
          site: v.optional(uuid),
          item: v.string(),
          onHand: known,
          coming: v.number(),
          expires: v.number(),
          held: v.number(),
          perWeek: known,
          isLeast: v.boolean(),
          weeks: v.number(),
          weeksOut: v.number(),
          weeksLeft: known,
          order: known,
          /** Asked for in the weeks looked at and not there, as far as people said so; in none of the other figures. */
          unmet: known,
        }),
      ),
      sites: v.array(v.object({ id: uuid, name: v.string(), removed: v.boolean() })),
    }),
  ),
});
