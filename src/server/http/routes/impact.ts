import * as v from 'valibot';
import type { Database } from '#database/connection.ts';
import { isMonth, monthsBetween } from '#impact/program/month.ts';
import { err, failure, ok } from '#log/index.ts';
import { isReportDay } from '#report/period.ts';
import { coordinators } from '../../access/roles.ts';
import { readProgramFromLog } from '../../impact/program.ts';
import { forWorkers, json, type Route } from '../route.ts';

const month = v.pipe(
  v.string(),
  v.check((text) => isMonth(text) && isReportDay(`${text}-01`), 'expected a month such as 2026-03'),
);
const count = v.number();
const rows = <T extends v.ObjectEntries>(entries: T) =>
  v.nullable(v.array(v.object({ month: v.string(), ...entries })));

/** `Program` of the impact engine (src/impact/program/program.ts). */
const program = v.object({
  from: v.string(),
  to: v.string(),
  kits: v.array(v.object({ month: v.string(), channel: v.string(), access: v.string(), kits: count })),
  reversals: rows({ reported: count }),
  needles: rows({ out: count, in: v.nullable(count) }),
  people: v.nullable(v.object({ low: count, high: count })),
  referrals: rows({ made: count, linked: v.nullable(count) }),
  room: rows({ visits: count, overdoses: count, deaths: count }),
});

/** Longer than this is no period that one answer is for. */
const mostMonths = 120;

export const impactRoutes = ({ database }: { readonly database: Database }): readonly Route[] => [
  forWorkers(coordinators, {
    id: 'impact-program',
    method: 'GET',
    path: '/v1/impact/program',
    summary: 'What the log says, in the form the impact engine reads: counts by month, people as a range',
    query: v.object({ from: month, to: month }),
    answer: json(v.object({ program, silent: v.array(v.string()), singleDoses: count })),
    run: async ({ caller, query: { from, to } }) => {
      if (from > to || monthsBetween(from, to).length > mostMonths)
        return err(failure('request-invalid', { field: 'to' }));
      return ok(await database.readOrganization(caller.org, (tx) => readProgramFromLog(tx, { from, to })));
    },
  }),
];
