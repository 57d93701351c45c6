import { uuidv4 } from '#log/uuid.ts';

/** Chance of the browser. */
export const random = {
  bytes: (count: number) => crypto.getRandomValues(new Uint8Array(count)),
  fraction: () => (crypto.getRandomValues(new Uint32Array(1))[0] ?? 0) / 4_294_967_296,
};

/** A number for a referral or a link: it tells no time. */
export const newId = (): string => uuidv4({ random });
