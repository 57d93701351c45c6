import * as v from 'valibot';
import { uuid } from '#log/index.ts';
import { granted } from './context.ts';
import { passphraseTry, shortText } from './fields.ts';
import { json, route } from './route.ts';

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
    /** Tokens given on this device before: what strangers tried at this name then does not lock it out. */
    before: v.optional(v.pipe(v.array(v.pipe(v.string(), v.maxLength(120))), v.maxLength(8))),
  }),
  answer: json(granted, 201),
});
