import { type AttachmentMedia, isAttachmentMedia } from '#attachments/attachment.ts';
import type { Cipher, Uuid } from '#log/index.ts';

/** A picture as it is seen. */
export interface Picture {
  readonly media: AttachmentMedia;
  readonly bytes: Uint8Array;
}

/**
 * Sealed for one entry, by the port that seals texts: kind and bytes as a text, and the sealed text as bytes. Nobody without
 * the key learns the kind.
 */
export const toSealed = (cipher: Cipher, entry: Uuid, { media, bytes }: Picture): Uint8Array =>
  new TextEncoder().encode(cipher.seal(`${media} ${toBase64(bytes)}`, entry));

/** Undefined when it was not sealed by this key or for this entry, or is no picture. */
export const fromSealed = (cipher: Cipher, entry: Uuid, sealed: Uint8Array): Picture | undefined => {
  const plain = cipher.open(new TextDecoder().decode(sealed), entry);
  const [media = '', text = ''] = plain?.split(' ') ?? [];
  if (!isAttachmentMedia(media) || !/^[A-Za-z0-9+/]+={0,2}$/.test(text)) return undefined;
  return { media, bytes: Uint8Array.from(atob(text), (character) => character.charCodeAt(0)) };
};

/** In pieces: one call cannot take two million arguments. */
const toBase64 = (bytes: Uint8Array): string => {
  let text = '';
  for (let at = 0; at < bytes.length; at += 8_190)
    text += btoa(String.fromCharCode(...bytes.subarray(at, at + 8_190)));
  return text;
};
