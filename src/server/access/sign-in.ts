import type { WorkerCaller } from '#contract/callers.ts';
import { type Role, rolesThatMay } from '#contract/roles.ts';
import type { Database } from '#database/connection.ts';
import { sql } from '#database/sql.ts';
import type { Transaction } from '#database/transaction.ts';
import { dayMs } from '#log/calendar.ts';
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
import { over, raiseRoster } from './sessions.ts';
import { newToken, readToken } from './token.ts';

/** How a worker proves who they are by a passphrase; by a passkey: passkeys/sign-in.ts. */
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
const readForMs = 30 * dayMs;
const minute = 60_000;
/** An organization that has no worker, for codes that are none. */
const nobody: Uuid = '00000000-0000-4000-8000-000000000000';

export const createPassphraseSignIn = (deps: SignInDeps & { readonly directory: Directory }): SignIn => {
  const perWorker = createLimiter(deps, { most: 10, windowMs: 15 * minute });
  const perAddress = createLimiter(deps, { most: 60, windowMs: 15 * minute });
  // What strangers try, at a name or from an address, takes nothing from whoever was let in before. By worker, not by device:
  // one worker names as many devices at sign-in as they like.
  const perLetIn = createLimiter(deps, { most: 10, windowMs: 15 * minute });
  return {
    signIn: async (request, address) => {
      const name = request.worker.trim().toLowerCase();
      const own = await wasLetIn(deps.database, request.before ?? [], name);
      const source = own === undefined ? address : own.worker;
      if (!perAddress.allow(source)) return err(failure('too-many-requests'));
      const found = await deps.directory.find(request.organization);
      if (!found.ok && found.error.code === 'not-set-up') return found;
      // A code that is none is not told apart from a wrong passphrase, by words or by time: the same is counted and done.
      const org = found.ok ? found.value : nobody;
      const who = `${found.ok ? org : toCode(request.organization ?? '')} ${name}`;
      const isOwn = own !== undefined && own.org === org;
      const [limiter, key] = isOwn ? [perLetIn, `${who} ${own.worker}`] : [perWorker, who];
      if (!limiter.allow(key)) return err(failure('too-many-requests'));
      const worker = await findWorker(deps.database, org, name);
      const right = await verifyPassphrase(request.passphrase, worker?.passphrase ?? null);
      if (worker === undefined || !right) return err(failure('passphrase-wrong'));
      perAddress.forgive(source);
      limiter.forgive(key);
      // A partner's or an officer's name and passphrase open nothing yet.
      if (!rolesThatMay('account').includes(worker.role)) return err(failure('not-allowed'));
      return grantVerified(deps, org, request.device, worker);
    },
    signOut: async ({ org }, hash) => {
      await deps.database.inOrganization(org, (tx) =>
        tx.run(sql`
          update access_token set read_until = ${over} where org_id = ${org} and hash = decode(${hash}, 'hex')`),
      );
    },
  };
};

/** A worker who proved who they are. */
interface Admitted {
  readonly id: Uuid;
  readonly role: Role;
  /** Sites that the worker is bound to; null or left out: all. */
  readonly sites?: readonly Uuid[] | null;
}

/** A new token for a device on which this worker has just proved who they are. */
export const grant = async (deps: SignInDeps, org: Uuid, device: Uuid, worker: Admitted): Promise<Granted> =>
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
  worker: Admitted & { readonly passphrase: string | null },
): Promise<Result<Granted, Failure>> =>
  deps.database.inOrganization(org, async (tx) => {
    await raiseRoster(tx, org);
    const still = await tx.first(sql`
      select 1 as still from worker
      where org_id = ${org} and id = ${worker.id} and passphrase = ${worker.passphrase} and removed_at is null for share`);
    if (still === undefined) return err(failure('passphrase-wrong'));
    return ok(await addToken(deps, tx, org, device, worker));
  });

/** A token for whoever has just proved who they are; the caller's transaction says that they still may. */
export const addToken = async (
  deps: SignInDeps,
  tx: Transaction,
  org: Uuid,
  device: Uuid,
  worker: Admitted,
): Promise<Granted> => {
  const { token, hash } = newToken(deps.random, org);
  const now = deps.clock.now();
  const readUntil = now + readForMs;
  await tx.run(sql`
    insert into access_token (org_id, hash, device, worker, created_at, read_until)
    values (${org}, decode(${hash}, 'hex'), ${device}, ${worker.id}, to_timestamp(${now}::float8 / 1000),
      to_timestamp(${readUntil}::float8 / 1000))`);
  const { id, role, sites } = worker;
  const bound = sites === null || sites === undefined ? {} : { sites };
  return { token, caller: { who: 'worker', org, device, worker: id, role, ...bound }, readUntil };
};

/**
 * To whom the first of these tokens was given that was given here and not ended since; one of the worker who signs in
 * comes before all others.
 */
export const wasLetIn = async (
  database: Database,
  before: readonly string[],
  name: string,
): Promise<{ readonly org: Uuid; readonly worker: Uuid } | undefined> => {
  let found: { readonly org: Uuid; readonly worker: Uuid } | undefined;
  for (const text of before) {
    const token = readToken(`Bearer ${text}`);
    if (token === undefined) continue;
    const { org, hash } = token;
    const given = await database.inOrganization(org, (tx) =>
      tx.first<{ worker: Uuid; is_own: boolean }>(sql`
        select worker.id as worker, lower(worker.name) = ${name} as is_own
        from access_token token join worker on worker.org_id = token.org_id and worker.id = token.worker
        where token.org_id = ${org} and token.hash = decode(${hash}, 'hex') and token.hand_in_until is null`),
    );
    if (given === undefined) continue;
    if (given.is_own) return { org, worker: given.worker };
    found ??= { org, worker: given.worker };
  }
  return found;
};

const findWorker = (database: Database, org: Uuid, name: string) =>
  database.inOrganization(org, (tx) =>
    tx.first<Admitted & { readonly passphrase: string | null }>(sql`
      select id, role, sites, passphrase from worker
      where org_id = ${org} and lower(name) = ${name} and removed_at is null`),
  );
