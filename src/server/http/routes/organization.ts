import * as v from 'valibot';
import { err, failure, ok } from '#log/index.ts';
import { coordinators } from '../../access/roles.ts';
import { questions } from '../../organization/guards.ts';
import type { OrganizationEditor } from '../../organization/organization.ts';
import { settingsSchema } from '../../organization/settings.ts';
import { channel, done, idAnswer, idParams, isDone, passphrase, role, shortText } from '../fields.ts';
import { forWorkers, json, type Route } from '../route.ts';
import { withoutUndefined } from './access.ts';

/** Codes of questions that a person has answered with "all the same". */
const despite = v.optional(v.array(v.picklist(questions)));

/** Who lets whom in: coordinators see to sites; workers and their roles are an admin's. */
export const organizationRoutes = (editor: OrganizationEditor): readonly Route[] => [
  forWorkers(['admin'], {
    id: 'organization-change',
    method: 'PATCH',
    path: '/v1/organization',
    summary: 'Rename the organization or change its settings',
    body: v.object({
      name: v.optional(shortText),
      settings: v.optional(v.partial(settingsSchema)),
      despite,
    }),
    answer: json(done),
    run: async ({ caller, body }) =>
      toDone(
        await editor.change(caller.org, {
          name: body.name,
          settings: withoutUndefined(body.settings ?? {}),
          despite: body.despite,
        }),
      ),
  }),
  forWorkers(coordinators, {
    id: 'site-add',
    method: 'POST',
    path: '/v1/sites',
    summary: 'Add a site',
    body: v.object({ name: shortText, channel }),
    answer: json(idAnswer, 201),
    run: ({ caller, body }) => editor.addSite(caller.org, body),
  }),
  forWorkers(coordinators, {
    id: 'site-change',
    method: 'PATCH',
    path: '/v1/sites/{id}',
    summary: 'Rename, remove or bring back a site',
    params: idParams,
    body: v.object({
      name: v.optional(shortText),
      channel: v.optional(channel),
      removed: v.optional(v.boolean()),
      despite,
    }),
    answer: json(done),
    run: async ({ caller, params, body }) => toDone(await editor.changeSite(caller.org, params.id, body)),
  }),
  forWorkers(['admin'], {
    id: 'worker-add',
    method: 'POST',
    path: '/v1/workers',
    summary: 'Add a worker; without a passphrase they are named in entries but cannot sign in',
    body: v.object({ name: shortText, role, passphrase: v.optional(passphrase) }),
    answer: json(idAnswer, 201),
    run: ({ caller, body }) => editor.addWorker(caller.org, body),
  }),
  forWorkers(['admin'], {
    id: 'worker-change',
    method: 'PATCH',
    path: '/v1/workers/{id}',
    summary: 'Rename a worker, change their role or passphrase, remove them or bring them back',
    params: idParams,
    body: v.object({
      name: v.optional(shortText),
      role: v.optional(role),
      passphrase: v.optional(passphrase),
      removed: v.optional(v.boolean()),
    }),
    answer: json(done),
    run: async ({ caller, params, body }) => {
      // The session of an admin alone, on a phone left open, must not be enough to take their place.
      if (params.id === caller.worker && body.passphrase !== undefined) return err(failure('passphrase-own'));
      return toDone(await editor.changeWorker(caller.org, params.id, body));
    },
  }),
];

const toDone = <E>(result: { readonly ok: true } | { readonly ok: false; readonly error: E }) =>
  result.ok ? ok(isDone) : result;
