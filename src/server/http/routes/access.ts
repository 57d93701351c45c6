import { ownPassphrase, signOut, signOutEverywhere } from '#contract/account.ts';
import type { WorkerCaller } from '#contract/callers.ts';
import { context } from '#contract/context.ts';
import { setup } from '#contract/setup.ts';
import { signIn } from '#contract/sign-in.ts';
import type { Database } from '#database/connection.ts';
import { err, failure, ok } from '#log/index.ts';
import { listOrganizations } from '../../access/directory.ts';
import type { ChangeOwnPassphrase } from '../../access/own-passphrase.ts';
import { endSessions } from '../../access/sessions.ts';
import type { createSetupCheck } from '../../access/setup-code.ts';
import { type Granted, grant, type SignIn } from '../../access/sign-in.ts';
import type { Logger } from '../../log.ts';
import { readOrganization } from '../../organization/organization.ts';
import { type SetupDeps, setUp } from '../../organization/setup.ts';
import { readPartnerContext } from '../../partners/context.ts';
import { type Handler, handle, isDone, toDone } from '../route.ts';

export interface AccessRoutesDeps extends SetupDeps {
  readonly signIn: SignIn;
  readonly changeOwnPassphrase: ChangeOwnPassphrase;
  readonly log: Logger;
  /** Whether whoever sets the server up has seen its console. */
  readonly checkSetup: ReturnType<typeof createSetupCheck>;
}

export const accessRoutes = (deps: AccessRoutesDeps): readonly Handler[] => [
  handle(setup, async ({ body, address }) => {
    if ((await listOrganizations(deps.database)).length > 0) return err(failure('already-set-up'));
    const seen = deps.checkSetup(body.code, address);
    if (!seen.ok) return seen;
    const made = await setUp(deps, {
      organization: body.organization,
      site: body.site.name,
      channel: body.site.channel,
      worker: body.worker.name,
      passphrase: body.worker.passphrase,
      settings: withoutUndefined(body.settings ?? {}),
    });
    if (!made.ok) return made;
    deps.log('set-up', { org: made.value.org });
    const { org, worker } = made.value;
    return answerGranted(deps.database, await grant(deps, org, body.device, { id: worker, role: 'admin' }));
  }),
  handle(signIn, async ({ body, address }) => {
    const entered = await deps.signIn.signIn(body, address);
    if (!entered.ok) return entered;
    const { org, device } = entered.value.caller;
    deps.log('signed-in', { org, device });
    return answerGranted(deps.database, entered.value);
  }),
  handle(signOut, async ({ caller, tokenHash }) => {
    await deps.signIn.signOut(caller, tokenHash);
    return ok(isDone);
  }),
  handle(signOutEverywhere, async ({ caller: { org, worker }, tokenHash }) => {
    await deps.database.inOrganization(org, (tx) => endSessions(tx, org, worker, tokenHash));
    return ok(isDone);
  }),
  handle(ownPassphrase, async ({ caller, tokenHash, body }) => {
    return toDone(await deps.changeOwnPassphrase(caller, tokenHash, body));
  }),
  handle(context, async ({ caller }) => {
    const found =
      caller.who === 'partner'
        ? await readPartnerContext(deps.database, caller)
        : await readContext(deps.database, caller);
    return found === undefined ? err(failure('not-found')) : ok(found);
  }),
];

export const answerGranted = async (database: Database, { token, readUntil, caller }: Granted) => {
  const found = await readContext(database, caller);
  return found === undefined ? err(failure('not-found')) : ok({ token, readUntil, context: found });
};

const readContext = async (database: Database, caller: WorkerCaller) => {
  const organization = await readOrganization(database, caller.org);
  if (organization === undefined) return undefined;
  const { id, name, code, settings, sites, workers } = organization;
  const { worker, device, role, sites: bound } = caller;
  const me = { worker, device, role, ...(bound !== undefined && { sites: [...bound] }) };
  return { organization: { id, name, code, settings }, sites, workers, me };
};

/** A member left out and a member that is undefined are two things to the types, and one on the wire. */
export const withoutUndefined = <T extends object>(value: T): { [K in keyof T]?: Exclude<T[K], undefined> } =>
  Object.fromEntries(Object.entries(value).filter(([, member]) => member !== undefined)) as {
    [K in keyof T]?: Exclude<T[K], undefined>;
  };
