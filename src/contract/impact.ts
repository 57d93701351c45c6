import * as v from 'valibot';
import { isMonth } from '#impact/program/month.ts';
import type { Program } from '#impact/program/program.ts';
import { isReportDay } from '#report/period.ts';
import { json, route } from './route.ts';

const month = v.pipe(
  v.string(),
  v.check((text) => isMonth(text) && isReportDay(`${text}-01`), 'expected a month such as 2026-03'),
);
const count = v.number();
const rows = <T extends v.ObjectEntries>(entries: T) =>
  v.nullable(v.array(v.object({ month: v.string(), ...entries })));

/** `Program` of the impact engine. Codes are plain text here: whether the program is whole, the engine says. */
const program = v.object({
  from: v.string(),
  to: v.string(),
  kits: v.array(v.object({ month: v.string(), channel: v.string(), access: v.string(), kits: count })),
  reversals: rows({ reported: count }),
  needles: rows({ out: count, in: v.nullable(count) }),
  people: v.nullable(v.object({ low: count, high: count })),
  referrals: rows({
    made: count,
    linked: v.nullable(count),
    treatment: v.optional(count),
    treated: v.optional(count),
  }),
  room: rows({ visits: count, overdoses: count, deaths: count }),
}) as unknown as v.GenericSchema<Program>;

export const impactProgram = route({
  id: 'impact-program',
  method: 'GET',
  path: '/v1/impact/program',
  summary: 'What the log says, in the form the impact engine reads: counts by month, people as a range',
  needs: 'reports',
  query: v.object({ from: month, to: month }),
  answer: json(v.object({ program, silent: v.array(v.string()), singleDoses: count })),
});
