import type { Question } from '#contract/organization.ts';
import type { Role } from '#contract/roles.ts';
import type { OrganizationSettings } from '#contract/settings.ts';
import { sql } from '#database/sql.ts';
import type { Transaction } from '#database/transaction.ts';
import { type Failure, failure, type Uuid } from '#log/index.ts';
import { stockOnHand } from '#stock/report/on-hand.ts';

/**
 * What stands against a change that locks people out, loses sight of supplies, or cannot be undone. Asked inside the
 * transaction that makes the change and holds the organization's head: two removals at once cannot each count on the
 * other. Answers the failure, or undefined.
 *
 * Some are refused whatever is said; the others are questions, let pass when their code is in `despite`: a person was
 * asked that very question.
 */
export type Despite = readonly Question[] | undefined;

export const againstRemovingSite = async (
  tx: Transaction,
  org: Uuid,
  site: Uuid,
  despite: Despite,
): Promise<Failure | undefined> => {
  const open = await tx.rows<{ id: Uuid }>(
    sql`select id from site where org_id = ${org} and removed_at is null`,
  );
  if (!open.some(({ id }) => id === site)) return undefined;
  if (open.length === 1) return failure('last-site');
  if (despite?.includes('site-has-stock')) return undefined;
  const shelf = await stockOnHand(tx, org, [site]);
  return shelf.some(({ onHand }) => onHand > 0) ? failure('site-has-stock') : undefined;
};

/** Someone must be left who can let others in. */
export const againstChangingWorker = async (
  tx: Transaction,
  org: Uuid,
  worker: Uuid,
  to: {
    readonly role?: Role | undefined;
    readonly removed?: boolean | undefined;
    readonly sites?: readonly Uuid[] | null | undefined;
  },
): Promise<Failure | undefined> => {
  const isBound = to.sites !== undefined && to.sites !== null;
  if (to.removed !== true && !isBound && (to.role === undefined || to.role === 'admin')) return undefined;
  const admins = await tx.rows<{ id: Uuid }>(sql`
    select id from worker
    where org_id = ${org} and role = 'admin' and removed_at is null and passphrase is not null and sites is null`);
  return admins.length === 1 && admins[0]?.id === worker
    ? failure('last-admin', to.removed === true ? {} : { field: isBound ? 'sites' : 'role' })
    : undefined;
};

export const againstSettings = async (
  tx: Transaction,
  org: Uuid,
  before: OrganizationSettings,
  to: Partial<OrganizationSettings>,
  despite: Despite,
): Promise<Failure | undefined> => {
  if (to.keepDays === undefined || to.keepDays >= before.keepDays) return undefined;
  if (despite?.includes('keep-shorter')) return undefined;
  // Before the first entry there is nothing to lose.
  const any = await tx.first(sql`select 1 as found from entry where org_id = ${org} limit 1`);
  return any === undefined ? undefined : failure('keep-shorter');
};
