import * as v from 'valibot';
import { uuid } from '#log/index.ts';
import { channel, done, handInUntil, idAnswer, idParams, passphrase, shortText } from './fields.ts';
import { everyRole } from './roles.ts';
import { json, route } from './route.ts';
import { settingsSchema } from './settings.ts';

/** What the server asks a person before it does it: the same request with the code in `despite` is done. */
export const questions = ['site-has-stock', 'keep-shorter'] as const;
export type Question = (typeof questions)[number];

/** Codes of questions that a person has answered with "all the same". */
const despite = v.optional(v.array(v.picklist(questions)));
export const role = v.picklist(everyRole);
/** Sites that a worker is bound to; null: all; left out: as it is. */
const sites = v.optional(v.nullable(v.pipe(v.array(uuid), v.minLength(1), v.maxLength(500))));

export const organizationChange = route({
  id: 'organization-change',
  method: 'PATCH',
  path: '/v1/organization',
  summary: 'Rename the organization or change its settings',
  needs: 'settings',
  body: v.object({ name: v.optional(shortText), settings: v.optional(v.partial(settingsSchema)), despite }),
  answer: json(done),
});

export const siteAdd = route({
  id: 'site-add',
  method: 'POST',
  path: '/v1/sites',
  summary: 'Add a site',
  needs: 'sites',
  body: v.object({ name: shortText, channel }),
  answer: json(idAnswer, 201),
});

export const siteChange = route({
  id: 'site-change',
  method: 'PATCH',
  path: '/v1/sites/{id}',
  summary: 'Rename, remove or bring back a site',
  needs: 'sites',
  params: idParams,
  body: v.object({
    name: v.optional(shortText),
    channel: v.optional(channel),
    removed: v.optional(v.boolean()),
    despite,
  }),
  answer: json(done),
});

export const workerAdd = route({
  id: 'worker-add',
  method: 'POST',
  path: '/v1/workers',
  summary: 'Add a worker; without a passphrase they are named in entries but cannot sign in',
  needs: 'workers',
  body: v.object({ name: shortText, role, sites, passphrase: v.optional(passphrase) }),
  answer: json(idAnswer, 201),
});

export const workerChange = route({
  id: 'worker-change',
  method: 'PATCH',
  path: '/v1/workers/{id}',
  summary: 'Rename a worker, change their role or passphrase, remove them or bring them back',
  needs: 'workers',
  params: idParams,
  body: v.object({
    name: v.optional(shortText),
    role: v.optional(role),
    passphrase: v.optional(passphrase),
    sites,
    removed: v.optional(v.boolean()),
    handInUntil,
  }),
  answer: json(done),
});
