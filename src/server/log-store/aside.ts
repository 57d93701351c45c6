import type { Database } from '#database/connection.ts';
import { lockHead } from '#database/log-head.ts';
import { effective } from '#database/projection/families.ts';
import type { Projector } from '#database/projection/projector.ts';
import { sql } from '#database/sql.ts';
import type { Transaction } from '#database/transaction.ts';
import { type Entry, hasRealTimes, isErase, type KindRegistry, type Uuid } from '#log/index.ts';
import { countingKinds } from '#stock/fade.ts';
import { loadFamilies } from './families.ts';
import { readRulings } from './rulings.ts';

/**
 * An entry of the log that moves no figure: it is kept and passed on, stands in no table, and is counted where people look
 * after the log (doctor, "needs a look"). Such an entry was let in by an older build; today it would go to quarantine.
 */
export type AsideReason = 'time-out-of-range' | 'cannot-count' | 'body-invalid';

export const markAside = async (
  tx: Transaction,
  org: Uuid,
  entries: readonly Entry[],
  reason: AsideReason | null,
): Promise<void> => {
  if (entries.length === 0) return;
  await tx.run(sql`update entry set aside = ${reason}
    where org_id = ${org} and id = any(${entries.map(({ id }) => id)}::uuid[])`);
};

export interface AsideDeps {
  readonly database: Database;
  readonly projector: Pick<Projector, 'apply' | 'takes'>;
  readonly kinds: KindRegistry;
}

/** Places looked at in one transaction. */
const atOnce = 20_000;

/**
 * At start: sets aside what older builds let in with times that cannot be meant, and takes its rows back. Each place of the
 * log is looked at once. Answers how many were set aside.
 */
export const setAsideOddTimes = async (deps: AsideDeps, org: Uuid): Promise<number> => {
  let count = 0;
  for (;;) {
    const turn = await deps.database.inOrganization(org, async (tx) => {
      const { lookedAt: from, lastSeq } = await lockHead(tx, org);
      const until = Math.min(from + atOnce, lastSeq);
      if (until <= from) return undefined;
      const odd = await oddTimes(tx, org, from, until);
      const ids = new Set(odd.map(({ id }) => id));
      const members = await loadFamilies(tx, org, [...ids]);
      await deps.projector.apply(tx, org, {
        remove: effective(members, await readRulings(tx, org), countingKinds).filter(({ id }) => ids.has(id)),
        add: [],
      });
      await tx.run(
        sql`update entry set understood = false where org_id = ${org} and id = any(${[...ids]}::uuid[])`,
      );
      await markAside(tx, org, odd, 'time-out-of-range');
      await tx.run(sql`update log_head set looked_at_seq = ${until} where org_id = ${org}`);
      return odd.length;
    });
    if (turn === undefined) return count;
    count += turn;
  }
};

/** PostgreSQL sorts out nearly all of them; the rule itself is one function. */
const oddTimes = async (
  tx: Transaction,
  org: Uuid,
  from: number,
  until: number,
): Promise<readonly Entry[]> => {
  const fine = (member: string): string =>
    `"${member}":"(19|20|21)[0-9]{2}-[^"]{14}(Z|([+](0[0-9]|1[0-3])|-(0[0-9]|1[01])):(00|15|30|45))"`;
  const rows = await tx.rows<{ text: string }>(sql`
    select text from entry where org_id = ${org} and seq > ${from} and seq <= ${until} and understood
      and not (text ~ ${fine('occurredAt')} and text ~ ${fine('recordedAt')})`);
  return rows
    .map(({ text }) => JSON.parse(text) as Entry)
    .filter((entry) => !isErase(entry) && !hasRealTimes(entry));
};

/**
 * At start, after an update: is there an entry set aside that this build's tables can take up after all? Then its mark
 * goes, and the caller makes the tables anew, since no other way tells in which of them it stands already.
 */
export const reconsiderAside = (deps: AsideDeps, org: Uuid): Promise<boolean> =>
  deps.database.inOrganization(org, async (tx) => {
    await lockHead(tx, org);
    const rows = await tx.rows<{ text: string }>(sql`
      select text from entry where org_id = ${org} and aside = 'cannot-count'`);
    const fine = rows
      .map(({ text }) => JSON.parse(text) as Entry)
      .filter((entry) => deps.projector.takes(entry));
    await markAside(tx, org, fine, null);
    return fine.length > 0;
  });
