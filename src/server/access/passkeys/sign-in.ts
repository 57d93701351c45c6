import type { passkeySignIn } from '#contract/passkeys.ts';
import { type Role, rolesThatMay } from '#contract/roles.ts';
import type { Taken } from '#contract/route.ts';
import { sql } from '#database/sql.ts';
import { err, type Failure, failure, ok, type Result, type Uuid } from '#log/index.ts';
import type { Directory } from '../directory.ts';
import { createLimiter } from '../limiter.ts';
import type { PageOrigin } from '../page-origin.ts';
import { instant, raiseRoster } from '../sessions.ts';
import { addToken, type Granted, type SignInDeps, wasLetIn } from '../sign-in.ts';
import type { Challenges } from './challenges.ts';
import { organizationIn, passkeyHandle } from './handle.ts';
import { verifySigned } from './verify.ts';

/** By a passkey, no name typed. All that can be wrong is one failure, `passkey-refused`, beside too many tries. */
export interface PasskeySignIn {
  readonly ask: (
    page: PageOrigin | undefined,
  ) => Result<{ readonly challenge: string; readonly rp: string }, Failure>;
  readonly signIn: (
    page: PageOrigin | undefined,
    request: Taken<typeof passkeySignIn, 'body'>,
    address: string,
  ) => Promise<Result<Granted, Failure>>;
}

const toSignIn = ({ origin }: PageOrigin): string => `sign-in ${origin}`;

interface Kept {
  readonly id: Uuid;
  readonly worker: Uuid;
  readonly credential: string;
  readonly publicKey: string;
  readonly counter: number;
}

export const createPasskeySignIn = (
  deps: SignInDeps & { readonly directory: Directory; readonly challenges: Challenges },
): PasskeySignIn => {
  const { challenges, database, directory } = deps;
  const perAddress = createLimiter(deps, { most: 60, windowMs: 15 * 60_000 });

  const find = (org: Uuid, credential: string, rp: string): Promise<Kept | undefined> =>
    database.readOrganization(org, (tx) =>
      tx.first<Kept>(sql`
        select id, worker, credential, public_key as "publicKey", counter::float8 as counter from passkey
        where org_id = ${org} and credential = ${credential} and rp = ${rp}`),
    );

  /** The token, unless the passkey or its worker went meanwhile, or another signature by it came first. */
  const enter = (
    org: Uuid,
    device: Uuid,
    { id, worker, counter }: Kept,
    counted: number,
  ): Promise<Result<Granted, Failure>> =>
    database.inOrganization(org, async (tx) => {
      await raiseRoster(tx, org);
      const used = await tx.run(sql`
        update passkey set counter = ${counted}, used_at = ${instant(deps.clock.now())}
        where org_id = ${org} and id = ${id} and counter = ${counter}`);
      if (used === 0) return err(failure('passkey-refused'));
      const still = await tx.first<{ id: Uuid; role: Role; sites: readonly Uuid[] | null }>(sql`
        select id, role, sites from worker where org_id = ${org} and id = ${worker} and removed_at is null for share`);
      if (still === undefined) return err(failure('passkey-refused'));
      if (!rolesThatMay('account').includes(still.role)) return err(failure('not-allowed'));
      return ok(await addToken(deps, tx, org, device, still));
    });

  return {
    ask: (page) =>
      page === undefined
        ? err(failure('passkeys-not-here'))
        : ok({ challenge: challenges.make(toSignIn(page)), rp: page.rp }),
    signIn: async (page, { organization, device, before, challenge, credential }, address) => {
      if (page === undefined) return err(failure('passkeys-not-here'));
      const refused = err(failure('passkey-refused'));
      // Whoever was let in on this device before has tries of their own, whatever strangers do from the same address.
      const source = (await wasLetIn(database, before ?? [], ''))?.worker ?? address;
      if (!perAddress.allow(source)) return err(failure('too-many-requests'));
      if (!challenges.take(challenge, toSignIn(page))) return refused;
      const found = await directory.find(organization ?? organizationIn(credential.handle) ?? '');
      if (!found.ok) return found.error.code === 'not-set-up' ? found : refused;
      const org = found.value;
      const kept = await find(org, credential.id, page.rp);
      if (kept === undefined) return refused;
      if (credential.handle !== passkeyHandle(org, kept.worker)) return refused;
      const counted = await verifySigned(page, challenge, kept, credential);
      if (counted === undefined) return refused;
      const entered = await enter(org, device, kept, counted);
      if (!entered.ok) return entered;
      perAddress.forgive(source);
      return entered;
    },
  };
};
