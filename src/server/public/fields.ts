import { attachmentLimits } from '#attachments/attachment.ts';
import { type PhotoRead, readPhoto } from '#public/photo.ts';
import type { FormValues } from '#public/question.ts';

/** The largest form that is read, in bytes, and the most fields in one: several times what any page asks. */
export const formBytes = 16_384;
/** With a photo: room for one that is too large, so that its sender reads how large it may be. */
export const photoFormBytes = 2 * attachmentLimits.pageBytes;
const mostFields = 200;

/** A form in parts as it came, not yet read. */
export interface SentParts {
  readonly type: string;
  readonly bytes: Buffer;
}

export interface SentFields {
  readonly values: FormValues;
  readonly photos: ReadonlyMap<string, PhotoRead>;
}

/** Fields of a posted form with their values; undefined when it is none, or has more than any page asks. */
export const readFields = async (body: unknown): Promise<SentFields | undefined> => {
  if (typeof body === 'string') return gather(new URLSearchParams(body));
  if (!isParts(body)) return undefined;
  const form = await formOf(body);
  return form && gather(form, true);
};

const isParts = (body: unknown): body is SentParts =>
  typeof body === 'object' && body !== null && 'bytes' in body && Buffer.isBuffer(body.bytes);

/** Node's own reader of such forms; it throws for what is none. */
const formOf = async ({ type, bytes }: SentParts): Promise<FormData | undefined> => {
  try {
    return await new Response(bytes as unknown as BodyInit, { headers: { 'content-type': type } }).formData();
  } catch (error) {
    if (error instanceof TypeError) return undefined;
    throw error;
  }
};

const gather = async (
  form: Iterable<readonly [string, FormDataEntryValue]>,
  mayHavePhotos = false,
): Promise<SentFields | undefined> => {
  const fields = new Map<string, string[]>();
  const photos = new Map<string, PhotoRead>();
  let count = 0;
  let chars = 0;
  for (const [name, value] of form) {
    count += 1;
    if (count > mostFields) return undefined;
    if (typeof value !== 'string') {
      // A file field that was left empty comes as a file of no bytes. One photo a field, and few fields have one.
      if (mayHavePhotos && value.size > 0 && photos.size === 0)
        photos.set(name, readPhoto(new Uint8Array(await value.arrayBuffer())));
      continue;
    }
    chars += value.length;
    if (chars > formBytes) return undefined;
    fields.set(name, [...(fields.get(name) ?? []), value]);
  }
  return { values: fields, photos };
};
