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
  uuidv4,
} from '#log/index.ts';
import type { Offer, Opening } from '#vault/pairing.ts';
import { createLimiter } from '../access/limiter.ts';
import { instant } from '../access/sessions.ts';
import { newShortCode, shortCodeHash } from '../access/short-code.ts';

/** Carries between two devices that meet what they say to each other (vault/pairing.ts). It learns nothing of use. */
export interface Enrolments {
  readonly open: (
    by: WorkerCaller,
    opening: Pick<Opening, 'root' | 'head' | 'commitment'>,
  ) => Promise<{
    readonly id: Uuid;
    readonly code: string;
    readonly until: number;
    readonly opening: Opening;
  }>;
  /** Fails with `enrolment-code-wrong`; after ten wrong ones of a worker in ten minutes with `too-many-requests`. */
  readonly find: (
    by: WorkerCaller,
    code: string,
  ) => Promise<Result<{ readonly id: Uuid; readonly opening: Opening }, Failure>>;
  readonly offer: (
    by: WorkerCaller,
    id: Uuid,
    keys: { readonly agreement: string; readonly signing: string; readonly nonce: string },
  ) => Promise<Result<null, Failure>>;
  readonly reveal: (by: WorkerCaller, id: Uuid, nonce: string) => Promise<Result<null, Failure>>;
  readonly state: (by: WorkerCaller, id: Uuid) => Promise<Result<Met, Failure>>;
}

export interface Met {
  readonly offer: Offer | null;
  readonly nonce: string | null;
}

const over = () => err(failure('enrolment-over'));

export const createEnrolments = (deps: {
  readonly database: Database;
  readonly clock: Clock;
  readonly random: Random;
}): Enrolments => {
  const tries = createLimiter(deps, { most: 10, windowMs: keyLimits.enrolmentMs });
  const now = () => instant(deps.clock.now());
  return {
    open: async (by, given) => {
      const id = uuidv4(deps);
      const code = newShortCode(deps.random);
      const until = deps.clock.now() + keyLimits.enrolmentMs;
      const opening: Opening = { ...given, org: by.org, by: by.device };
      await deps.database.inOrganization(by.org, async (tx) => {
        // One at a time from a device, and none that is over stays.
        await tx.run(sql`
          delete from enrolment where org_id = ${by.org} and (opened_by = ${by.device} or until <= ${now()})`);
        await tx.run(sql`
          insert into enrolment (org_id, id, code, opened_by, opening, until)
          values (${by.org}, ${id}, decode(${shortCodeHash(code).toString('hex')}, 'hex'), ${by.device}, ${JSON.stringify(opening)}::jsonb,
            ${instant(until)})`);
      });
      return { id, code, until, opening };
    },
    find: async (by, code) => {
      if (!tries.allow(`${by.org} ${by.worker}`)) return err(failure('too-many-requests'));
      const found = await deps.database.inOrganization(by.org, (tx) =>
        tx.first<{ id: Uuid; opening: Opening }>(sql`
          update enrolment set joined_by = ${by.device}
          where org_id = ${by.org} and code = decode(${shortCodeHash(code).toString('hex')}, 'hex') and until > ${now()}
            and opened_by <> ${by.device} and (joined_by is null or joined_by = ${by.device}) and offer is null
          returning id, opening`),
      );
      if (found === undefined) return err(failure('enrolment-code-wrong', { field: 'code' }));
      tries.forgive(`${by.org} ${by.worker}`);
      return ok(found);
    },
    offer: (by, id, { nonce, ...keys }) =>
      deps.database.inOrganization(by.org, async (tx) => {
        const offer: Offer = { device: { id: by.device, ...keys }, nonce };
        const count = await tx.run(sql`
          update enrolment set offer = ${JSON.stringify(offer)}::jsonb
          where org_id = ${by.org} and id = ${id} and joined_by = ${by.device} and offer is null and until > ${now()}`);
        return count === 1 ? ok(null) : over();
      }),
    reveal: (by, id, nonce) =>
      deps.database.inOrganization(by.org, async (tx) => {
        const count = await tx.run(sql`
          update enrolment set nonce = ${nonce}
          where org_id = ${by.org} and id = ${id} and opened_by = ${by.device} and offer is not null
            and nonce is null and until > ${now()}`);
        return count === 1 ? ok(null) : over();
      }),
    state: (by, id) =>
      deps.database.readOrganization(by.org, async (tx) => {
        const met = await tx.first<Met>(sql`
          select offer, nonce from enrolment
          where org_id = ${by.org} and id = ${id} and (opened_by = ${by.device} or joined_by = ${by.device})
            and until > ${now()}`);
        return met === undefined ? over() : ok({ offer: met.offer, nonce: met.nonce });
      }),
  };
};

/** The device that met this caller's, once all was told; undefined when the meeting is another's, not done, or over. */
export const offerOf = async (
  deps: { readonly clock: Clock },
  tx: Transaction,
  by: WorkerCaller,
  id: Uuid,
): Promise<Offer['device'] | undefined> => {
  const met = await tx.first<{ offer: Offer }>(sql`
    select offer from enrolment
    where org_id = ${by.org} and id = ${id} and opened_by = ${by.device} and nonce is not null
      and until > ${instant(deps.clock.now())}`);
  return met?.offer.device;
};

export const closeEnrolment = async (tx: Transaction, org: Uuid, id: Uuid): Promise<void> => {
  await tx.run(sql`delete from enrolment where org_id = ${org} and id = ${id}`);
};
