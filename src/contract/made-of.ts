import * as v from 'valibot';
import { entrySchema, uuid } from '#log/index.ts';
import { cursor, date } from './fields.ts';
import { reportParams } from './reports.ts';
import { json, route } from './route.ts';

/** `SEQ` of the last entry of the page before. */
const place = /^\d{1,15}$/;

export const madeOf = route({
  id: 'made-of',
  method: 'GET',
  path: '/v1/headlines/{id}/entries',
  summary:
    'The entries that a figure of a report is counted from, as they count now, with their open fields (`next` is where the page after begins)',
  needs: 'export',
  params: reportParams,
  query: v.object({
    from: date,
    to: date,
    site: v.optional(uuid),
    after: cursor(place, (text) => Number.isSafeInteger(Number(text))),
  }),
  answer: json(v.object({ title: v.string(), entries: v.array(entrySchema), next: v.optional(v.string()) })),
});
