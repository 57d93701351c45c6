import * as v from 'valibot';
import type { Uuid } from '#log/index.ts';
import { uuid } from '#log/shared-fields.ts';

/**
 * # Attachments
 *
 * Bytes beside an entry: a picture, a spectrum. The entry names them in its body, by the SHA-256 of what was handed in; they
 * travel apart from the log, are fetched when somebody looks, and live exactly as long as the entry names them. So class and
 * lifetime are those of the field that names them: what erasure or fading takes out of the body takes the bytes along, on the
 * server and on every device.
 *
 *   photo: linked(v.optional(attachment), 'what the pill looked like')       bytes that the server can read
 *   photo: linked(v.optional(sealedAttachment), 'a wound, for the nurse')    bytes that only the organization's devices read
 *   spectrum: open(v.optional(spectrumAttachment), 'to be read again')       a curve: pairs of numbers, and nothing else
 *
 * Pictures lose all that is not the picture, on the device that takes them and again on the server (bare.ts).
 */
export const attachmentLimits = {
  /** Bytes of one, before it is sealed. */
  bytes: 2_097_152,
  /** Of a photo that somebody without the app sends from a phone, which has nothing to draw it anew with. */
  pageBytes: 5_242_880,
  /** What so many become when a text cipher seals them: a third more as text, and again a third. */
  sealedBytes: 4_194_304,
  /** How many one entry may name. */
  perEntry: 8,
} as const;

const pictures = ['image/jpeg', 'image/png'] as const;
const spectra = ['text/csv'] as const;
/** The kinds that are taken. Adding one is adding how it is laid bare (bare.ts). */
export const attachmentMedia = [...pictures, ...spectra] as const;
export type AttachmentMedia = (typeof attachmentMedia)[number];

/** Of sealed bytes the server knows no kind. */
export const sealedMedia = 'sealed';

/** How an entry names an attachment. */
export interface AttachmentRef {
  /** SHA-256 of the bytes as they were handed in, in hex: their name. */
  readonly attachment: string;
  readonly media: AttachmentMedia | typeof sealedMedia;
  /** How many were handed in. */
  readonly bytes: number;
  /** In a correction: the entry with which they were handed in. Left out: the one that names them. */
  readonly of?: Uuid;
}

const hashShape = /^[0-9a-f]{64}$/;
export const isAttachmentName = (text: unknown): text is string =>
  typeof text === 'string' && hashShape.test(text);

// @__NO_SIDE_EFFECTS__
const refOf = <M extends v.GenericSchema<unknown, AttachmentRef['media']>>(media: M, most: number) =>
  v.strictObject({
    attachment: v.custom<string>(isAttachmentName, 'expected a SHA-256 in hex'),
    media,
    bytes: v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(most)),
    of: v.optional(uuid),
  });

/** For a picture that the server reads, lays bare and gives to whoever may read the entry. */
export const attachment = /* @__PURE__ */ refOf(/* @__PURE__ */ v.picklist(pictures), attachmentLimits.bytes);
/** The same, also for one that came by a public page. */
export const pagePhoto = /* @__PURE__ */ refOf(
  /* @__PURE__ */ v.picklist(pictures),
  attachmentLimits.pageBytes,
);
/** For a spectrum, in the same way. */
export const spectrumAttachment = /* @__PURE__ */ refOf(
  /* @__PURE__ */ v.picklist(spectra),
  attachmentLimits.bytes,
);
/** For a field whose bytes nobody reads without the organization's key; the server refuses any other here. */
export const sealedAttachment = /* @__PURE__ */ refOf(
  /* @__PURE__ */ v.literal(sealedMedia),
  attachmentLimits.sealedBytes,
);

export const isAttachmentMedia = (text: string): text is AttachmentMedia =>
  attachmentMedia.some((known) => known === text);
