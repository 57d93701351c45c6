import * as v from 'valibot';
import { isLocalTime, isUuid } from '#log/index.ts';
import { cursor, pageSize } from './fields.ts';
import { json, route } from './route.ts';

/** What is written down when somebody does it. `codes` says more of some of them: a role, names of settings, a channel. */
export const acts = [
  'organization-renamed',
  'settings-changed',
  'site-added',
  'site-renamed',
  'site-channel-changed',
  'site-removed',
  'site-brought-back',
  'worker-added',
  'worker-renamed',
  'worker-role-changed',
  'worker-passphrase-reset',
  'worker-removed',
  'worker-brought-back',
  'worker-sites-changed',
  'passkey-added',
  'passkey-removed',
  'partner-added',
  'partner-code-given',
  'partner-device-enrolled',
  'agreement-changed',
  'agreement-ended',
  'device-ended',
  'device-taken-back',
  'takeback-undone',
  'keys-made',
  'device-enrolled',
  'keys-changed',
  'entry-released',
  'entry-dismissed',
  'entry-reopened',
  'text-number-added',
  'text-number-removed',
  'legal-noted',
  'pause-set',
  'pause-ended',
  'feedback-read',
] as const;
export type Act = (typeof acts)[number];

/** `AT_ID` of the last one of the page before. */
const actCursor = /^[12]\d{3}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d{1,6})?Z_[0-9a-f-]{36}$/;

export const auditList = route({
  id: 'audit-list',
  method: 'GET',
  path: '/v1/audit',
  summary:
    'Who changed what of the organization, newest first: ids and codes, never content (`next` is where the page after begins)',
  needs: 'audit',
  query: v.object({
    after: cursor(
      actCursor,
      (text) => isUuid(text.split('_')[1] ?? '') && isLocalTime(`${text.slice(0, 19)}Z`),
    ),
    limit: pageSize,
  }),
  answer: json(
    v.object({
      acts: v.array(
        v.object({
          id: v.string(),
          at: v.string(),
          /** The worker and the device; null for whoever sat at the server's terminal. */
          by: v.nullable(v.object({ worker: v.string(), device: v.string() })),
          act: v.picklist(acts),
          /** The site, worker, entry or organization that it was done to. */
          about: v.string(),
          codes: v.array(v.string()),
        }),
      ),
      next: v.optional(v.string()),
    }),
  ),
});
