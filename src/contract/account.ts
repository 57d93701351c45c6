import * as v from 'valibot';
import { done, passphrase, passphraseTry } from './fields.ts';
import { json, route } from './route.ts';

export const signOut = route({
  id: 'sign-out',
  method: 'POST',
  path: '/v1/sign-out',
  summary: 'End the right to read; the device may still hand in what it wrote',
  needs: 'account',
  answer: json(done),
});

export const signOutEverywhere = route({
  id: 'sign-out-everywhere',
  method: 'POST',
  path: '/v1/sign-out-everywhere',
  summary: "End one's right to read on every other device; they may still hand in what they wrote",
  needs: 'account',
  answer: json(done),
});

export const ownPassphrase = route({
  id: 'own-passphrase',
  method: 'POST',
  path: '/v1/own-passphrase',
  summary: "Change one's own passphrase; ends one's sessions on other devices",
  needs: 'account',
  body: v.object({ old: passphraseTry, passphrase }),
  answer: json(done),
});
