import { createHmac, timingSafeEqual } from 'node:crypto';
import { passkeyLimits } from '#contract/passkeys.ts';
import type { Clock, Random } from '#log/index.ts';

/**
 * What a passkey is asked to sign: once, within five minutes, for one purpose. Nothing is kept of one that was only asked for:
 * it carries its time and a keyed hash of its purpose, whose key lives as long as the server runs; so whoever asks for many fills nothing. One that was
 * shown is remembered until it is over. Time only goes forward: a clock that is set back makes none of them new.
 */
export interface Challenges {
  readonly make: (purpose: string) => string;
  /** True once, for one that was made for this purpose and is not over. Whoever shows it has used it, right or wrong. */
  readonly take: (challenge: string, purpose: string) => boolean;
}

const nonceBytes = 16;
const timeBytes = 6;
const hashBytes = 32;

export const createChallenges = (deps: {
  readonly clock: Pick<Clock, 'now'>;
  readonly random: Random;
}): Challenges => {
  const key = deps.random.bytes(32);
  /** When each was made that was shown, in the order in which they were shown. */
  const taken = new Map<string, number>();
  let elapsed = 0;
  let lookedAt = deps.clock.now();
  const tick = (): number => {
    const now = deps.clock.now();
    elapsed += Math.max(0, now - lookedAt);
    lookedAt = now;
    return elapsed;
  };
  const sign = (head: Buffer, purpose: string): Buffer =>
    createHmac('sha256', key).update(head).update(purpose).digest();
  return {
    make: (purpose) => {
      const head = Buffer.alloc(nonceBytes + timeBytes);
      head.set(deps.random.bytes(nonceBytes));
      head.writeUIntBE(tick(), nonceBytes, timeBytes);
      return Buffer.concat([head, sign(head, purpose)]).toString('base64url');
    },
    take: (challenge, purpose) => {
      const now = tick();
      const bytes = Buffer.from(challenge, 'base64url');
      if (bytes.length !== nonceBytes + timeBytes + hashBytes) return false;
      if (bytes.toString('base64url') !== challenge) return false;
      const head = bytes.subarray(0, nonceBytes + timeBytes);
      if (!timingSafeEqual(bytes.subarray(head.length), sign(head, purpose))) return false;
      const madeAt = head.readUIntBE(nonceBytes, timeBytes);
      if (now - madeAt >= passkeyLimits.challengeMs) return false;
      for (const [old, shownAt] of taken) {
        if (now - shownAt < passkeyLimits.challengeMs) break;
        taken.delete(old);
      }
      if (taken.has(challenge)) return false;
      taken.set(challenge, now);
      return true;
    },
  };
};
