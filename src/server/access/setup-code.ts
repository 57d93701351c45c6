import { createHash, timingSafeEqual } from 'node:crypto';
import { type Clock, err, type Failure, failure, ok, type Random, type Result } from '#log/index.ts';
import { createLimiter } from './limiter.ts';

/** Without letters and digits that are taken for one another. */
const alphabet = '23456789ABCDEFGHJKMNPQRSTVWXYZ';
const length = 8;

/** A code for the first run: 39 bits, shown on the console alone, good until the server is set up or stops. */
export const newSetupCode = (random: Random): string => {
  const letters = Array.from({ length }, () => {
    // Bytes beyond the last whole run of the alphabet would make its first letters likelier.
    for (;;) {
      const [byte = 255] = random.bytes(1);
      if (byte < 256 - (256 % alphabet.length)) return alphabet.charAt(byte % alphabet.length);
    }
  });
  return `${letters.slice(0, 4).join('')}-${letters.slice(4).join('')}`;
};

/** Fails with `setup-code-wrong`, or with `too-many-requests` after ten tries from one network in a quarter of an hour. */
export const createSetupCheck = (
  deps: { readonly clock: Clock; readonly random: Random },
  code: string | undefined,
): ((given: string | undefined, address: string) => Result<null, Failure>) => {
  const perAddress = createLimiter(deps, { most: 10, windowMs: 15 * 60_000 });
  return (given, address) => {
    if (code === undefined) return ok(null);
    if (!perAddress.allow(address)) return err(failure('too-many-requests'));
    return timingSafeEqual(digest(code), digest(given ?? ''))
      ? ok(null)
      : err(failure('setup-code-wrong', { field: 'code' }));
  };
};

/** However it was typed: small letters, without the hyphen. */
const digest = (code: string): Buffer =>
  createHash('sha256')
    .update(code.toUpperCase().replaceAll(/[^0-9A-Z]/g, ''))
    .digest();
