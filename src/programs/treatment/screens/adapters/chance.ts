import { uuidv4 } from '#log/uuid.ts';

/** A number for a file, of the browser's chance: it tells no time. */
export const newId = (): string =>
  uuidv4({ random: { bytes: (count: number) => crypto.getRandomValues(new Uint8Array(count)), fraction } });

const fraction = (): number => (crypto.getRandomValues(new Uint32Array(1))[0] ?? 0) / 4_294_967_296;
