import * as v from 'valibot';
import { uuid } from '#log/index.ts';
import { breakdowns, spans } from '#report/funder/entries.ts';
import { date, done, idAnswer, shortText } from './fields.ts';
import { namedSites } from './reports.ts';
import { json, route } from './route.ts';

/** Reports as funders ask for them: templates, and figures that are safe to leave the organization. */
const measure = v.pipe(v.string(), v.regex(/^[a-z][a-z.-]{0,60}$/));
const template = {
  name: shortText,
  measures: v.pipe(v.array(measure), v.minLength(1), v.maxLength(20)),
  by: v.pipe(v.array(v.picklist(breakdowns)), v.maxLength(breakdowns.length)),
  span: v.picklist(spans),
};
const head = v.object({
  id: uuid,
  edition: v.number(),
  name: v.string(),
  measures: v.array(v.string()),
  by: v.array(v.picklist(breakdowns)),
  span: v.picklist(spans),
});
const templateParams = v.object({ id: uuid });
const days = v.object({ from: date, to: date });

export const templates = route({
  id: 'templates',
  method: 'GET',
  path: '/v1/templates',
  summary:
    'Templates of reports for funders, which figures one may ask for, and up to which day figures left',
  needs: 'reports',
  answer: json(
    v.object({
      templates: v.array(head),
      measures: v.array(v.object({ id: v.string(), title: v.string() })),
      /** Null: nothing left yet. */
      releasedTo: v.nullable(date),
    }),
  ),
});

export const saveTemplate = route({
  id: 'save-template',
  method: 'POST',
  path: '/v1/templates',
  summary: 'Save a template of a report for a funder: a new one, or with `id` the next version of one',
  needs: 'reports',
  body: v.object({ id: v.optional(uuid), ...template }),
  answer: json(idAnswer),
});

export const removeTemplate = route({
  id: 'remove-template',
  method: 'DELETE',
  path: '/v1/templates/{id}',
  summary: 'Offer a template no longer; its versions stay in the log, and saved again it is back',
  needs: 'reports',
  params: templateParams,
  answer: json(done),
});

export const releaseFigures = route({
  id: 'release-figures',
  method: 'POST',
  path: '/v1/releases',
  summary:
    'Let the figures of all months up to this day leave for funders, once: what is recorded later of these months is in none',
  needs: 'reports',
  body: v.object({ to: date }),
  answer: json(v.object({ releasedTo: date })),
});

export const funderReport = route({
  id: 'funder-report',
  method: 'GET',
  path: '/v1/templates/{id}/report',
  summary:
    'A template over whole months, out of figures that left: no line speaks of fewer people than `least`',
  needs: 'reports',
  params: templateParams,
  query: days,
  answer: json(
    v.object({
      template: head,
      from: v.string(),
      to: v.string(),
      releasedTo: v.nullable(date),
      least: v.number(),
      rows: v.array(
        v.object({
          measure: v.string(),
          title: v.string(),
          /** The list that `item` is a code of; '' where there is none. */
          of: v.string(),
          item: v.string(),
          from: v.string(),
          to: v.string(),
          sites: v.array(uuid),
          channels: v.array(v.string()),
          /** Null: of too few people. */
          value: v.nullable(v.number()),
        }),
      ),
      sites: namedSites,
    }),
  ),
});

export const funderReportCsv = route({
  id: 'funder-report-csv',
  method: 'GET',
  path: '/v1/templates/{id}/report/csv',
  summary: 'The same as CSV, sites by name; a figure of too few people is empty',
  needs: 'reports',
  params: templateParams,
  query: days,
  answer: { type: 'file', media: ['text/csv'] },
});
