import { checkedCode } from '#codes/checked.ts';
import { uuidv4 } from '#log/uuid.ts';

const random = {
  bytes: (count: number) => crypto.getRandomValues(new Uint8Array(count)),
  fraction: () => (crypto.getRandomValues(new Uint32Array(1))[0] ?? 0) / 4_294_967_296,
};

/** A number for a test, by the chance of the browser: it tells no time. */
export const newId = (): string => uuidv4({ random });

/** From 0 to 1. */
export const chance = (): number => random.fraction();

/** Characters of the number on a slip. */
export const slipChars = 8;

/** A number for the slip of whoever was tested. */
export const newSlip = (): string => checkedCode(random.bytes(slipChars - 1));
