/** DER (X.690), as much of it as a certificate needs. Every function answers the bytes of one complete value. */
export type Der = Buffer;

const value = (tag: number, ...parts: readonly Uint8Array[]): Der => {
  const content = Buffer.concat(parts);
  return Buffer.concat([Buffer.from([tag]), lengthOf(content.length), content]);
};

const lengthOf = (length: number): Buffer => {
  if (length < 0x80) return Buffer.from([length]);
  const bytes: number[] = [];
  for (let left = length; left > 0; left = Math.floor(left / 256)) bytes.unshift(left % 256);
  return Buffer.from([0x80 | bytes.length, ...bytes]);
};

export const sequence = (...parts: readonly Der[]): Der => value(0x30, ...parts);
export const set = (...parts: readonly Der[]): Der => value(0x31, ...parts);
export const boolean = (yes: boolean): Der => value(0x01, Buffer.from([yes ? 0xff : 0]));
export const octets = (bytes: Uint8Array): Der => value(0x04, bytes);
export const utf8 = (text: string): Der => value(0x0c, Buffer.from(text, 'utf8'));

/** A whole number of zero or more, from its bytes, most significant first. */
export const integer = (bytes: Uint8Array): Der => {
  let from = 0;
  while (from < bytes.length - 1 && bytes[from] === 0) from += 1;
  const shortest = bytes.subarray(from);
  // A leading one bit would read as negative.
  return value(0x02, (shortest[0] ?? 0) >= 0x80 ? Buffer.from([0]) : Buffer.alloc(0), shortest);
};

export const bits = (bytes: Uint8Array, unused = 0): Der => value(0x03, Buffer.from([unused]), bytes);

/** `2.5.29.17` and the like. */
export const objectId = (dotted: string): Der => {
  const [first = 0, second = 0, ...rest] = dotted.split('.').map(Number);
  const bytes = [first * 40 + second];
  for (const arc of rest) {
    const groups = [arc % 128];
    for (let left = Math.floor(arc / 128); left > 0; left = Math.floor(left / 128))
      groups.unshift((left % 128) | 0x80);
    bytes.push(...groups);
  }
  return value(0x06, Buffer.from(bytes));
};

/** UTCTime until 2049, GeneralizedTime after, as RFC 5280 (4.1.2.5) asks. */
export const time = (ms: number): Der => {
  const digits = new Date(ms).toISOString().slice(0, 19).replaceAll(/[-:T]/g, '');
  const isShort = Number(digits.slice(0, 4)) < 2050;
  return value(isShort ? 0x17 : 0x18, Buffer.from(`${isShort ? digits.slice(2) : digits}Z`, 'ascii'));
};

/** A value with a tag of its context, holding others ([0] and the like). */
export const tagged = (tag: number, ...parts: readonly Der[]): Der => value(0xa0 | tag, ...parts);
/** The same, holding bytes. */
export const taggedBytes = (tag: number, bytes: Uint8Array): Der => value(0x80 | tag, bytes);
