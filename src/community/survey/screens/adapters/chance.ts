import { uuidv4 } from '#log/uuid.ts';

const random = {
  bytes: (count: number) => crypto.getRandomValues(new Uint8Array(count)),
  fraction: () => (crypto.getRandomValues(new Uint32Array(1))[0] ?? 0) / 4_294_967_296,
};

/** A number for a survey. */
export const newSurvey = (): string => uuidv4({ random });

/** Four digits that bring a worker back from the screen people answer on. */
export const newCode = (): string => String(Math.floor(random.fraction() * 10_000)).padStart(4, '0');
