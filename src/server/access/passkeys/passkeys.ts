import type { WorkerCaller } from '#contract/callers.ts';
import { type passkeyAdd, passkeyLimits } from '#contract/passkeys.ts';
import type { Taken } from '#contract/route.ts';
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
import { noteActs } from '../../audit/audit.ts';
import type { VerifyOwn } from '../own-passphrase.ts';
import type { PageOrigin } from '../page-origin.ts';
import { instant } from '../sessions.ts';
import type { Challenges } from './challenges.ts';
import { passkeyHandle } from './handle.ts';
import { verifyMade } from './verify.ts';

/** A worker's own passkeys. `page`: undefined where none can be. */
export interface Passkeys {
  /** Fails with `passphrase-old-wrong`, `passkeys-not-here`, `passkeys-full`, `too-many-requests`. */
  readonly begin: (
    by: WorkerCaller,
    tokenHash: string,
    page: PageOrigin | undefined,
    passphrase: string,
  ) => Promise<Result<Begun, Failure>>;
  /** Fails with `passkey-refused`, `passkeys-not-here`, `passkeys-full`. */
  readonly add: (
    by: WorkerCaller,
    tokenHash: string,
    page: PageOrigin | undefined,
    given: Taken<typeof passkeyAdd, 'body'>,
  ) => Promise<Result<{ readonly id: Uuid }, Failure>>;
  readonly list: (by: WorkerCaller) => Promise<readonly ListedPasskey[]>;
  readonly remove: (by: WorkerCaller, id: Uuid) => Promise<Result<null, Failure>>;
}

interface Begun {
  readonly challenge: string;
  readonly rp: string;
  readonly handle: string;
  readonly known: readonly string[];
}

export interface ListedPasskey {
  readonly id: Uuid;
  readonly name: string;
  readonly credential: string;
  readonly rp: string;
  readonly madeAt: number;
  readonly usedAt: number | null;
}

/** By this worker, in this session, on this page: nothing else is signed for by it. */
const toAdd = ({ org, worker }: WorkerCaller, tokenHash: string, { origin }: PageOrigin): string =>
  `add ${org} ${worker} ${tokenHash} ${origin}`;

export const createPasskeys = (deps: {
  readonly database: Database;
  readonly clock: Clock;
  readonly random: Random;
  readonly challenges: Challenges;
  readonly verifyOwn: VerifyOwn;
}): Passkeys => {
  const { challenges, database } = deps;
  const list = ({ org, worker }: WorkerCaller): Promise<readonly ListedPasskey[]> =>
    database.readOrganization(org, (tx) => readOwn(tx, org, worker));
  return {
    list,
    begin: async (by, tokenHash, page, passphrase) => {
      if (page === undefined) return err(failure('passkeys-not-here'));
      const right = await deps.verifyOwn(by, passphrase);
      if (!right.ok) return right;
      const own = await list(by);
      if (own.length >= passkeyLimits.most) return err(failure('passkeys-full'));
      return ok({
        challenge: challenges.make(toAdd(by, tokenHash, page)),
        rp: page.rp,
        handle: passkeyHandle(by.org, by.worker),
        known: own.filter(({ rp }) => rp === page.rp).map(({ credential }) => credential),
      });
    },
    add: async (by, tokenHash, page, { name, challenge, credential }) => {
      if (page === undefined) return err(failure('passkeys-not-here'));
      if (!challenges.take(challenge, toAdd(by, tokenHash, page))) return err(failure('passkey-refused'));
      const made = await verifyMade(page, challenge, credential);
      if (made === undefined) return err(failure('passkey-refused'));
      const { org, worker } = by;
      return database.inOrganization(org, async (tx) => {
        // One at a time of a worker, and none of one who was removed meanwhile.
        const still = await tx.first(sql`
          select 1 as still from worker where org_id = ${org} and id = ${worker} and removed_at is null for update`);
        if (still === undefined) return err(failure('passkey-refused'));
        if ((await readOwn(tx, org, worker)).length >= passkeyLimits.most)
          return err(failure('passkeys-full'));
        const id = uuidv4(deps);
        const added = await tx.run(sql`
          insert into passkey (org_id, id, worker, name, credential, public_key, rp, counter, made_at)
          values (${org}, ${id}, ${worker}, ${name}, ${made.credential}, ${made.publicKey}, ${page.rp}, ${made.counter},
            ${instant(deps.clock.now())})
          on conflict (org_id, credential) do nothing`);
        if (added === 0) return err(failure('passkey-refused'));
        await noteActs(deps, tx, org, by, [{ act: 'passkey-added', about: worker }]);
        return ok({ id });
      });
    },
    remove: (by, id) =>
      database.inOrganization(by.org, async (tx) => {
        const { org, worker } = by;
        const gone = await tx.run(sql`
          delete from passkey where org_id = ${org} and id = ${id} and worker = ${worker}`);
        if (gone === 0) return err(failure('not-found'));
        await noteActs(deps, tx, org, by, [{ act: 'passkey-removed', about: worker }]);
        return ok(null);
      }),
  };
};

/** Takes all passkeys of a worker away: they left, or somebody else gave them a new passphrase. */
export const dropPasskeys = async (tx: Transaction, org: Uuid, worker: Uuid): Promise<void> => {
  await tx.run(sql`delete from passkey where org_id = ${org} and worker = ${worker}`);
};

const readOwn = (tx: Transaction, org: Uuid, worker: Uuid): Promise<readonly ListedPasskey[]> =>
  tx.rows<ListedPasskey>(sql`
    select id, name, credential, rp, extract(epoch from made_at)::float8 * 1000 as "madeAt",
      extract(epoch from used_at)::float8 * 1000 as "usedAt"
    from passkey where org_id = ${org} and worker = ${worker} order by made_at, id`);
