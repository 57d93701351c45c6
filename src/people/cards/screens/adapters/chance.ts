import { uuidv4 } from '#log/uuid.ts';
import { cardBytes, newCard } from '../../rules/code.ts';

const random = {
  bytes: (count: number) => crypto.getRandomValues(new Uint8Array(count)),
  fraction: () => (crypto.getRandomValues(new Uint32Array(1))[0] ?? 0) / 4_294_967_296,
};

/** A person of whom nothing is known but this id. */
export const newSubject = (): string => uuidv4({ random });

/** What the QR code of a new card holds. */
export const freshCard = (): string => newCard(random.bytes(cardBytes));
