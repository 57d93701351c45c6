import * as v from 'valibot';
import { attachmentLimits, attachmentMedia, isAttachmentName } from '#attachments/attachment.ts';
import { uuid } from '#log/index.ts';
import { done } from './fields.ts';
import { json, route } from './route.ts';

const params = v.object({
  /** The entry that names it. */
  id: uuid,
  hash: v.custom<string>(isAttachmentName, 'expected a SHA-256 in hex'),
});

export const attach = route({
  id: 'attach',
  method: 'POST',
  path: '/v1/entries/{id}/attachments/{hash}',
  summary: 'Hand in bytes that an entry names, once the entry is here',
  needs: 'hand-in',
  params,
  bytes: { most: attachmentLimits.sealedBytes, tooLarge: 'attachment-too-large' },
  answer: json(done),
});

export const attached = route({
  id: 'attached',
  method: 'GET',
  path: '/v1/entries/{id}/attachments/{hash}',
  summary: 'Bytes that an entry names, as they are kept: pictures without where and when',
  needs: 'log',
  params,
  answer: { type: 'file', media: [...attachmentMedia, 'application/octet-stream'] },
});
