import * as v from 'valibot';
import type { Database } from '#database/connection.ts';
import { err, failure, ok, type Uuid } from '#log/index.ts';
import type { Caller } from '../../access/caller.ts';
import type { ChangeOwnPassphrase } from '../../access/own-passphrase.ts';
import { everyRole } from '../../access/roles.ts';
import { type Granted, grant, type SignIn } from '../../access/sign-in.ts';
import type { Logger } from '../../log.ts';
import { readOrganization } from '../../organization/organization.ts';
import { settingsSchema } from '../../organization/settings.ts';
import { type SetupDeps, setUp } from '../../organization/setup.ts';
import { channel, done, isDone, passphrase, passphraseTry, shortText, uuid } from '../fields.ts';
import { forAnyone, forWorkers, json, type Route } from '../route.ts';

export interface AccessRoutesDeps extends SetupDeps {
  readonly signIn: SignIn;
  readonly changeOwnPassphrase: ChangeOwnPassphrase;
  readonly log: Logger;
}

const place = { id: v.string(), name: v.string(), removed: v.boolean() };

const context = v.object({
  organization: v.object({ id: v.string(), name: v.string(), code: v.string(), settings: settingsSchema }),
  sites: v.array(v.object({ ...place, channel: v.string() })),
  workers: v.array(v.object({ ...place, role: v.string() })),
  me: v.object({ worker: v.string(), device: v.string(), role: v.string() }),
});

const granted = v.object({ token: v.string(), readUntil: v.number(), context });

export const accessRoutes = (deps: AccessRoutesDeps): readonly Route[] => [
  forAnyone({
    id: 'setup',
    method: 'POST',
    path: '/v1/setup',
    summary: 'Name the organization, the first site and the first worker; once',
    body: v.object({
      organization: shortText,
      settings: v.optional(v.partial(settingsSchema)),
      site: v.object({ name: shortText, channel }),
      worker: v.object({ name: shortText, passphrase }),
      device: uuid,
    }),
    answer: json(granted, 201),
    run: async ({ body }) => {
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
    },
  }),
  forAnyone({
    id: 'sign-in',
    method: 'POST',
    path: '/v1/sign-in',
    summary:
      'Exchange a name and a passphrase for a token; where there are several organizations, with the code of one',
    body: v.object({
      organization: v.optional(v.pipe(v.string(), v.maxLength(256))),
      worker: shortText,
      passphrase: passphraseTry,
      device: uuid,
    }),
    answer: json(granted, 201),
    run: async ({ body, address }) => {
      const entered = await deps.signIn.signIn(body, address);
      if (!entered.ok) return entered;
      const { org, device } = entered.value.caller;
      deps.log('signed-in', { org, device });
      return answerGranted(deps.database, entered.value);
    },
  }),
  forWorkers(everyRole, {
    id: 'sign-out',
    method: 'POST',
    path: '/v1/sign-out',
    summary: 'End the right to read; the device may still hand in what it wrote',
    answer: json(done),
    run: async ({ caller, tokenHash }) => {
      await deps.signIn.signOut(caller, tokenHash);
      return ok(isDone);
    },
  }),
  forWorkers(everyRole, {
    id: 'own-passphrase',
    method: 'POST',
    path: '/v1/own-passphrase',
    summary: "Change one's own passphrase; ends one's sessions on other devices",
    body: v.object({ old: passphraseTry, passphrase }),
    answer: json(done),
    run: async ({ caller, tokenHash, body }) => {
      const changed = await deps.changeOwnPassphrase(caller, tokenHash, body);
      return changed.ok ? ok(isDone) : changed;
    },
  }),
  forWorkers(everyRole, {
    id: 'context',
    method: 'GET',
    path: '/v1/context',
    summary: 'The organization, its sites and workers, and who asks',
    answer: json(context),
    run: async ({ caller }) => {
      const found = await readContext(deps.database, caller);
      return found === undefined ? err(failure('not-found')) : ok(found);
    },
  }),
];

const answerGranted = async (database: Database, { token, readUntil, caller }: Granted) => {
  const found = await readContext(database, caller);
  return found === undefined ? err(failure('not-found')) : ok({ token, readUntil, context: found });
};

const readContext = async (database: Database, caller: Caller) => {
  const organization = await readOrganization(database, caller.org);
  if (organization === undefined) return undefined;
  const { id, name, code, settings, sites, workers } = organization;
  const me: { worker: Uuid; device: Uuid; role: string } = {
    worker: caller.worker,
    device: caller.device,
    role: caller.role ?? '',
  };
  return { organization: { id, name, code, settings }, sites, workers, me };
};

/** A member left out and a member that is undefined are two things to the types, and one on the wire. */
export const withoutUndefined = <T extends object>(value: T): { [K in keyof T]?: Exclude<T[K], undefined> } =>
  Object.fromEntries(Object.entries(value).filter(([, member]) => member !== undefined)) as {
    [K in keyof T]?: Exclude<T[K], undefined>;
  };
