import { timingSafeEqual } from 'node:crypto';
import { type Clock, err, type Failure, failure, ok, type Random, type Result } from '#log/index.ts';
import { createLimiter } from './limiter.ts';
import { shortCodeHash } from './short-code.ts';

/**
 * The code of the first run is shown on the console alone, and good until the server is set up or stops. Fails with `setup-code-wrong`, or
 * with `too-many-requests` after ten tries from one network in a quarter of an hour.
 */
export const createSetupCheck = (
  deps: { readonly clock: Clock; readonly random: Random },
  code: string | undefined,
): ((given: string | undefined, address: string) => Result<null, Failure>) => {
  const perAddress = createLimiter(deps, { most: 10, windowMs: 15 * 60_000 });
  return (given, address) => {
    if (code === undefined) return ok(null);
    if (!perAddress.allow(address)) return err(failure('too-many-requests'));
    return timingSafeEqual(shortCodeHash(code), shortCodeHash(given ?? ''))
      ? ok(null)
      : err(failure('setup-code-wrong', { field: 'code' }));
  };
};
