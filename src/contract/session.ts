import * as v from 'valibot';
import { passphraseTry, shortText, uuid } from './fields.ts';
import { json, route } from './route.ts';
import { settingsAnswer } from './settings.ts';

const place = { id: v.string(), name: v.string(), removed: v.boolean() };

/** Who and where there is, and who asks. Codes are plain text: one of a newer server must not make all of it unreadable. */
export const contextAnswer = v.object({
  organization: v.object({
    id: v.string(),
    name: v.string(),
    /** What stands for it in addresses. */
    code: v.string(),
    settings: settingsAnswer,
  }),
  sites: v.array(v.object({ ...place, channel: v.string() })),
  workers: v.array(v.object({ ...place, role: v.string() })),
  me: v.object({ worker: v.string(), device: v.string(), role: v.string() }),
});

/** What a sign-in gives. `readUntil`: milliseconds since 1970. */
export const granted = v.object({ token: v.string(), readUntil: v.number(), context: contextAnswer });

export const signIn = route({
  id: 'sign-in',
  method: 'POST',
  path: '/v1/sign-in',
  summary:
    'Exchange a name and a passphrase for a token; where there are several organizations, with the code of one',
  needs: 'nothing',
  body: v.object({
    organization: v.optional(v.pipe(v.string(), v.maxLength(256))),
    worker: shortText,
    passphrase: passphraseTry,
    device: uuid,
  }),
  answer: json(granted, 201),
});

export const context = route({
  id: 'context',
  method: 'GET',
  path: '/v1/context',
  summary: 'The organization, its sites and workers, and who asks',
  needs: 'place',
  answer: json(contextAnswer),
});
