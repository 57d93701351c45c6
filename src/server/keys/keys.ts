import type { WorkerCaller } from '#contract/callers.ts';
import { keyLimits } from '#contract/keys.ts';
import type { Database } from '#database/connection.ts';
import { sql } from '#database/sql.ts';
import type { Transaction } from '#database/transaction.ts';
import {
  type Clock,
  err,
  type Failure,
  failure,
  ok,
  type Random,
  type Result,
  type Uuid,
} from '#log/index.ts';
import type { Verify } from '#vault/ports.ts';
import { follow, holdersAfter, type Register, readRegister } from '#vault/register.ts';
import { type Act, readStatement, type SignedStatement } from '#vault/statement.ts';
import { raiseRoster } from '../access/sessions.ts';
import { noteActs } from '../audit/audit.ts';
import { readCopy } from './copies.ts';
import { closeEnrolment, offerOf } from './enrolments.ts';

/** The organization's keys as far as a server knows them: what was said, and copies that it cannot open. */
export interface Keys {
  readonly read: (
    by: WorkerCaller,
    after: number,
  ) => Promise<{
    readonly statements: readonly SignedStatement[];
    readonly count: number;
    readonly copy: string | null;
  }>;
  readonly recoveryCopy: (org: Uuid) => Promise<string | null>;
  /**
   * Takes a statement that follows on the last one, is signed by who may say it, and brings a copy for everyone who must have
   * one. Fails with `keys-changed` when something else was said meanwhile, and with `keys-invalid` on all else.
   */
  readonly append: (by: WorkerCaller, offered: Appended) => Promise<Result<null, Failure>>;
}

export interface Appended {
  readonly statement: SignedStatement;
  readonly copies: Readonly<Record<string, string>>;
  readonly enrolment?: Uuid | undefined;
}

export const createKeys = (deps: {
  readonly database: Database;
  readonly clock: Clock;
  readonly random: Random;
  readonly verify: Verify;
}): Keys => ({
  read: ({ org, device }, after) =>
    deps.database.readOrganization(org, async (tx) => ({
      statements: await tx.rows<SignedStatement>(sql`
        select text, signature from key_statement where org_id = ${org} and nth > ${after}
        order by nth limit ${keyLimits.pageStatements}`),
      count: await countStatements(tx, org),
      copy: await readCopy(tx, org, device),
    })),
  recoveryCopy: (org) => deps.database.readOrganization(org, (tx) => readCopy(tx, org, 'recovery')),
  append: (by, offered) =>
    deps.database.inOrganization(by.org, async (tx) => {
      await raiseRoster(tx, by.org);
      const before = await readBefore(deps.verify, tx, by.org);
      const said = await check(deps, tx, by, before, offered);
      if (!said.ok) return said;
      const { act, nth, after } = said.value;
      await tx.run(sql`
        insert into key_statement (org_id, nth, text, signature)
        values (${by.org}, ${nth}, ${offered.statement.text}, ${offered.statement.signature})`);
      for (const [holder, copy] of Object.entries(offered.copies))
        await tx.run(sql`
          insert into key_copy (org_id, holder, copy) values (${by.org}, ${holder}, ${copy})
          on conflict (org_id, holder) do update set copy = excluded.copy`);
      const holders = ['recovery', ...after.devices.keys()];
      await tx.run(sql`
        delete from key_copy where org_id = ${by.org} and holder <> all(${holders}::text[])`);
      if (offered.enrolment !== undefined) await closeEnrolment(tx, by.org, offered.enrolment);
      await noteActs(deps, tx, by.org, by, [noted(act, by)]);
      return ok(null);
    }),
});

const check = async (
  deps: { readonly verify: Verify; readonly clock: Clock },
  tx: Transaction,
  by: WorkerCaller,
  before: Register | undefined,
  { statement: signed, copies, enrolment }: Appended,
): Promise<Result<{ readonly act: Act; readonly nth: number; readonly after: Register }, Failure>> => {
  const invalid = (field: string) => err(failure('keys-invalid', { field }));
  const statement = readStatement(signed.text);
  if (statement === undefined) return invalid('malformed');
  const { act, nth } = statement;
  const after = await follow(deps.verify, by.org, before, signed);
  if (!after.ok) return after.error === 'not-chained' ? err(failure('keys-changed')) : invalid(after.error);
  const needed = holdersAfter(act, after.value);
  if (Object.keys(copies).length !== needed.length) return invalid('copies');
  if (!needed.every((holder) => Object.hasOwn(copies, holder))) return invalid('copies');
  if (enrolment !== undefined) {
    if (act.act !== 'admit') return invalid('enrolment');
    const offer = await offerOf(deps, tx, by, enrolment);
    if (offer === undefined) return err(failure('enrolment-over'));
    if (offer.id !== act.device.id) return invalid('enrolment');
    if (offer.agreement !== act.device.agreement) return invalid('enrolment');
    if (offer.signing !== act.device.signing) return invalid('enrolment');
  }
  return ok({ act, nth, after: after.value });
};

const noted = (act: Act, { org }: WorkerCaller) => {
  switch (act.act) {
    case 'found':
      return { act: 'keys-made', about: act.device.id } as const;
    case 'admit':
      return { act: 'device-enrolled', about: act.device.id } as const;
    case 'rotate':
      return { act: 'keys-changed', about: org } as const;
  }
};

/** Undefined where no keys were made. What is stored was checked as it came: anything else is a fault of the disk. */
const readBefore = async (verify: Verify, tx: Transaction, org: Uuid): Promise<Register | undefined> => {
  const statements = await tx.rows<SignedStatement>(
    sql`select text, signature from key_statement where org_id = ${org} order by nth`,
  );
  if (statements.length === 0) return undefined;
  const read = await readRegister(verify, org, statements);
  if (!read.ok) throw new Error(`the stored register is ${read.error}`);
  return read.value;
};

const countStatements = async (tx: Transaction, org: Uuid): Promise<number> => {
  const row = await tx.first<{ count: number }>(
    sql`select count(*)::int as count from key_statement where org_id = ${org}`,
  );
  return row?.count ?? 0;
};
