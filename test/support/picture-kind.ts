import * as v from 'valibot';
import { attachment, sealedAttachment } from '#attachments/attachment.ts';
import { defineKind, linked, open } from '#log/index.ts';

/** Names attachments of every class and lifetime. */
export const pictureKind = defineKind({
  kind: 'test.picture',
  version: 1,
  fields: {
    shown: open(v.optional(v.array(attachment)), 'what stays when the person is erased'),
    photo: linked(v.optional(attachment), 'what goes when the person is erased, and with time'),
    kept: linked(v.optional(attachment), 'what goes when the person is erased', 'always'),
    wound: linked(v.optional(sealedAttachment), 'what only the devices read'),
  },
});
