import { auditList } from '#contract/audit.ts';
import type { Database } from '#database/connection.ts';
import { ok } from '#log/index.ts';
import { readActs } from '../../audit/audit.ts';
import { type Handler, handle } from '../route.ts';

const pageActs = 100;

export const auditRoutes = ({ database }: { readonly database: Database }): readonly Handler[] => [
  handle(auditList, async ({ caller, query: { after, limit } }) =>
    ok(await readActs(database, caller.org, { after, limit: limit ?? pageActs })),
  ),
];
