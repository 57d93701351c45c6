import type { WorkerCaller } from '#contract/callers.ts';
import type { Database } from '#database/connection.ts';
import { sql } from '#database/sql.ts';
import { type Clock, err, type Failure, failure, ok, type Random, type Result } from '#log/index.ts';
import { createLimiter } from './limiter.ts';
import { hashPassphrase, verifyPassphrase } from './passphrase.ts';
import { endSessions } from './sessions.ts';

interface OwnDeps {
  readonly database: Database;
  readonly clock: Clock;
  readonly random: Random;
}

/**
 * Whether this is the caller's own passphrase; answers its hash as it is kept. All that asks for it counts tries together. Fails with
 * `passphrase-old-wrong`, or `too-many-requests` after ten wrong ones in a quarter of an hour.
 */
export type VerifyOwn = (caller: WorkerCaller, passphrase: string) => Promise<Result<string | null, Failure>>;

export const createVerifyOwn = (deps: OwnDeps): VerifyOwn => {
  const perWorker = createLimiter(deps, { most: 10, windowMs: 15 * 60_000 });
  return async ({ org, worker }, passphrase) => {
    const who = `${org} ${worker}`;
    if (!perWorker.allow(who)) return err(failure('too-many-requests'));
    const stored = await deps.database.inOrganization(org, (tx) =>
      tx.first<{ passphrase: string | null }>(sql`
        select passphrase from worker where org_id = ${org} and id = ${worker} and removed_at is null`),
    );
    const kept = stored?.passphrase ?? null;
    if (!(await verifyPassphrase(passphrase, kept))) return err(failure('passphrase-old-wrong'));
    perWorker.forgive(who);
    return ok(kept);
  };
};

/**
 * Changes the caller's own passphrase. The old one is needed: a phone left open must not be enough to take somebody's
 * place. Sessions of the worker on other devices end. Fails with `passphrase-old-wrong`, or `too-many-requests` after ten
 * wrong ones in a quarter of an hour.
 */
export type ChangeOwnPassphrase = (
  caller: WorkerCaller,
  /** Hash of the token that the caller showed: this session goes on. */
  tokenHash: string,
  given: { readonly old: string; readonly passphrase: string },
) => Promise<Result<null, Failure>>;

export const createChangeOwnPassphrase = (
  deps: OwnDeps & { readonly verifyOwn: VerifyOwn },
): ChangeOwnPassphrase => {
  return async (caller, tokenHash, { old, passphrase }) => {
    const { org, worker } = caller;
    const verified = await deps.verifyOwn(caller, old);
    if (!verified.ok) return verified;
    const before = verified.value;
    const kept = await hashPassphrase(deps.random, passphrase);
    return deps.database.inOrganization(org, async (tx) => {
      // Only in the place of the one that was verified: a reset that came between stands.
      const changed = await tx.run(sql`
        update worker set passphrase = ${kept}
        where org_id = ${org} and id = ${worker} and passphrase = ${before} and removed_at is null`);
      if (changed === 0) return err(failure('passphrase-old-wrong'));
      await endSessions(tx, org, worker, tokenHash);
      return ok(null);
    });
  };
};
