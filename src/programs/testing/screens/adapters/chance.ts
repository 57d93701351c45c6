import { uuidv4 } from '#log/uuid.ts';

/** A number for a test, by the chance of the browser: it tells no time. */
export const newId = (): string =>
  uuidv4({
    random: {
      bytes: (count: number) => crypto.getRandomValues(new Uint8Array(count)),
      fraction: () => (crypto.getRandomValues(new Uint32Array(1))[0] ?? 0) / 4_294_967_296,
    },
  });
