import { impactProgram } from '#contract/impact.ts';
import type { Database } from '#database/connection.ts';
import { monthsBetween } from '#impact/program/month.ts';
import { err, failure, ok } from '#log/index.ts';
import { readProgramFromLog } from '../../impact/program.ts';
import { type Handler, handle } from '../route.ts';

/** Longer than this is no period that one answer is for. */
const mostMonths = 120;

export const impactRoutes = ({ database }: { readonly database: Database }): readonly Handler[] => [
  handle(impactProgram, async ({ caller, query: { from, to } }) => {
    if (from > to || monthsBetween(from, to).length > mostMonths)
      return err(failure('request-invalid', { field: 'to' }));
    return ok(
      await database.readOrganization(caller.org, (tx) => readProgramFromLog(tx, caller.org, { from, to })),
    );
  }),
];
