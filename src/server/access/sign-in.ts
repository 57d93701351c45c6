import type { WorkerCaller } from '#contract/callers.ts';
import { type Role, rolesThatMay } from '#contract/roles.ts';
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
import { type Directory, toCode } from './directory.ts';
import { createLimiter } from './limiter.ts';
import { verifyPassphrase } from './passphrase.ts';
import { raiseRoster } from './sessions.ts';
import { newToken, readToken } from './token.ts';

/** How a worker proves who they are. Passphrases for now; passkeys and enrolment come behind the same two functions. */
export interface SignIn {
  readonly signIn: (request: SignInRequest, address: string) => Promise<Result<Granted, Failure>>;
  /** Ends the right to read. The device may still hand in what it wrote. */
  readonly signOut: (caller: WorkerCaller, hash: string) => Promise<void>;
}

export interface SignInRequest {
  /** Code or id of the organization; needed only where a server holds several. */
  readonly organization?: string | undefined;
  readonly worker: string;
  readonly passphrase: string;
  readonly device: Uuid;
  /** Tokens that were given on this device before: it has tries of its own then. */
  readonly before?: readonly string[] | undefined;
}

export interface Granted {
  readonly token: string;
  readonly caller: WorkerCaller;
  /** Milliseconds since 1970. */
  readonly readUntil: number;
}

export interface SignInDeps {
  readonly database: Database;
  readonly clock: Clock;
  readonly random: Random;
}

/** Reading ends this long after sign-in: a lost phone stops being a window on the program. */
const readForMs = 30 * 24 * 3_600_000;
const minute = 60_000;
/** An organization that has no worker, for codes that are none. */
const nobody: Uuid = '00000000-0000-4000-8000-000000000000';

export const createPassphraseSignIn = (deps: SignInDeps & { readonly directory: Directory }): SignIn => {
  const perWorker = createLimiter(deps, { most: 10, windowMs: 15 * minute });
  const perAddress = createLimiter(deps, { most: 60, windowMs: 15 * minute });
  // What strangers try, at a name or from an address, takes nothing from a device that was let in before.
  const perDevice = createLimiter(deps, { most: 10, windowMs: 15 * minute });
  return {
    signIn: async (request, address) => {
      const own = await wasLetIn(deps.database, request.before ?? []);
      if (own === undefined && !perAddress.allow(address)) return err(failure('too-many-requests'));
      const name = request.worker.trim().toLowerCase();
      const found = await deps.directory.find(request.organization);
      if (!found.ok && found.error.code === 'not-set-up') return found;
      // A code that is none is not told apart from a wrong passphrase, by words or by time: the same is counted and done.
      const org = found.ok ? found.value : nobody;
      const who = `${found.ok ? org : toCode(request.organization ?? '')} ${name}`;
      const isOwn = own !== undefined && own.org === org;
      const [limiter, key] = isOwn ? [perDevice, `${who} ${own.device}`] : [perWorker, who];
      if (!limiter.allow(key)) return err(failure('too-many-requests'));
      const worker = await findWorker(deps.database, org, name);
      const right = await verifyPassphrase(request.passphrase, worker?.passphrase ?? null);
      if (worker === undefined || !right) return err(failure('passphrase-wrong'));
      if (own === undefined) perAddress.forgive(address);
      limiter.forgive(key);
      // A partner's or an officer's name and passphrase open nothing yet.
      if (!rolesThatMay('account').includes(worker.role)) return err(failure('not-allowed'));
      return grantVerified(deps, org, request.device, worker);
    },
    signOut: async ({ org }, hash) => {
      await deps.database.inOrganization(org, (tx) =>
        tx.run(sql`
          update access_token set read_until = least(read_until, to_timestamp(${deps.clock.now()}::float8 / 1000))
          where org_id = ${org} and hash = decode(${hash}, 'hex')`),
      );
    },
  };
};

/** A new token for a device on which this worker has just proved who they are. */
export const grant = async (
  deps: SignInDeps,
  org: Uuid,
  device: Uuid,
  worker: { readonly id: Uuid; readonly role: Role },
): Promise<Granted> =>
  deps.database.inOrganization(org, async (tx) => {
    await raiseRoster(tx, org);
    return addToken(deps, tx, org, device, worker);
  });

/**
 * As `grant`, unless the passphrase that was verified is no longer the worker's: a reset that came between must end this
 * sign-in too. The lock on the row makes one wait for the other.
 */
const grantVerified = (
  deps: SignInDeps,
  org: Uuid,
  device: Uuid,
  worker: { readonly id: Uuid; readonly role: Role; readonly passphrase: string | null },
): Promise<Result<Granted, Failure>> =>
  deps.database.inOrganization(org, async (tx) => {
    await raiseRoster(tx, org);
    const still = await tx.first(sql`
      select 1 as still from worker
      where org_id = ${org} and id = ${worker.id} and passphrase = ${worker.passphrase} and removed_at is null for share`);
    if (still === undefined) return err(failure('passphrase-wrong'));
    return ok(await addToken(deps, tx, org, device, worker));
  });

const addToken = async (
  deps: SignInDeps,
  tx: Transaction,
  org: Uuid,
  device: Uuid,
  worker: { readonly id: Uuid; readonly role: Role },
): Promise<Granted> => {
  const { token, hash } = newToken(deps.random, org);
  const now = deps.clock.now();
  const readUntil = now + readForMs;
  await tx.run(sql`
    insert into access_token (org_id, hash, device, worker, created_at, read_until)
    values (${org}, decode(${hash}, 'hex'), ${device}, ${worker.id}, to_timestamp(${now}::float8 / 1000),
      to_timestamp(${readUntil}::float8 / 1000))`);
  return { token, caller: { who: 'worker', org, device, worker: worker.id, role: worker.role }, readUntil };
};

/** The device of the first of these tokens that was given here and was not ended since. */
const wasLetIn = async (
  database: Database,
  before: readonly string[],
): Promise<{ readonly org: Uuid; readonly device: Uuid } | undefined> => {
  for (const text of before) {
    const token = readToken(`Bearer ${text}`);
    if (token === undefined) continue;
    const { org, hash } = token;
    const found = await database.inOrganization(org, (tx) =>
      tx.first<{ device: Uuid }>(sql`
        select device from access_token
        where org_id = ${org} and hash = decode(${hash}, 'hex') and hand_in_until is null`),
    );
    if (found !== undefined) return { org, device: found.device };
  }
  return undefined;
};

const findWorker = (database: Database, org: Uuid, name: string) =>
  database.inOrganization(org, (tx) =>
    tx.first<{ id: Uuid; role: Role; passphrase: string | null }>(sql`
      select id, role, passphrase from worker
      where org_id = ${org} and lower(name) = ${name} and removed_at is null`),
  );
