import * as v from 'valibot';
import { type BodyOf, defineKind, linked, uuid } from '#log/index.ts';

/** A code as the vault's look-up key made it: 32 bytes in base64url. The code itself is on the card and nowhere else. */
const token = v.pipe(v.string(), v.regex(/^[\w-]{43}$/));

/**
 * A card was given to the person of its `subject`; they may have several. It fades like any link, and with it the way back to
 * the person: both tokens may then be missing. Every device needs it: the person may come to another site.
 */
export const cardKind = defineKind({
  kind: 'cards.card',
  version: 1,
  everywhere: true,
  fields: {
    code: linked(v.optional(token), 'finds the person by the card: the code that is read out'),
    qr: linked(v.optional(token), 'finds the person by the card: all of what the QR code holds'),
  },
});
export type CardBody = BodyOf<typeof cardKind.fields>;

/** A card finds nobody any more: it was lost, or its holder does not want it. Void, it does again. */
export const revokedKind = defineKind({
  kind: 'cards.revoked',
  version: 1,
  everywhere: true,
  fields: {
    card: linked(v.optional(uuid), 'which card finds nobody any more'),
  },
});

export const cardKinds = [cardKind, revokedKind] as const;
