import { createHash } from 'node:crypto';
import { type AttachmentRef, attachmentLimits } from '#attachments/attachment.ts';
import { mediaOf, toBare } from '#attachments/bare.ts';

/** What came of a photo in a form: how an entry names it with what is kept of it, or the message id of what is wrong. */
export type PhotoRead =
  | { readonly is: 'ready'; readonly ref: AttachmentRef; readonly bytes: Uint8Array }
  | { readonly is: 'wrong'; readonly message: string };

/**
 * Lays a photo bare before anything else is done with it: where and when it was taken is never kept, and is not in the name that
 * an entry has for it.
 */
export const readPhoto = (sent: Uint8Array): PhotoRead => {
  if (sent.length > attachmentLimits.pageBytes) return { is: 'wrong', message: 'public.photo.large' };
  if (isHeic(sent)) return { is: 'wrong', message: 'public.photo.heic' };
  const media = mediaOf(sent);
  if (media === undefined) return { is: 'wrong', message: 'public.photo.kind' };
  const bytes = toBare(media, sent);
  if (bytes === undefined) return { is: 'wrong', message: 'public.photo.broken' };
  const attachment = createHash('sha256').update(bytes).digest('hex');
  return { is: 'ready', ref: { attachment, media, bytes: bytes.length }, bytes };
};

/** What iPhones write unless told otherwise: few browsers show it, and what is in it cannot be laid bare here. */
const isHeic = (bytes: Uint8Array): boolean => {
  const head = String.fromCharCode(...bytes.subarray(4, 12));
  return /^ftyp(hei|hev|mif1|msf1|avif)/.test(head);
};
