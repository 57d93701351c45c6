import * as v from 'valibot';
import { uuid } from '#log/index.ts';
import { granted } from './context.ts';
import { channel, passphrase, shortText } from './fields.ts';
import { json, route } from './route.ts';
import { settingsSchema } from './settings.ts';

export const setup = route({
  id: 'setup',
  method: 'POST',
  path: '/v1/setup',
  summary: 'Name the organization, the first site and the first worker; once',
  needs: 'nothing',
  body: v.object({
    organization: shortText,
    settings: v.optional(v.partial(settingsSchema)),
    site: v.object({ name: shortText, channel }),
    worker: v.object({ name: shortText, passphrase }),
    device: uuid,
    /** What the server's console shows, where it asks for it. */
    code: v.optional(v.pipe(v.string(), v.maxLength(40))),
  }),
  answer: json(granted, 201),
});
