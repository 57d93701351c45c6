import * as v from 'valibot';
import { type BodyOf, defineKind, linked, sealed, uuid } from '#log/index.ts';
import { line } from '#log/shared-fields.ts';

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

/**
 * What a person agreed to have kept, said anew as a whole each time: the latest counts, and without one nothing is agreed. What they are
 * called and how to reach them is kept under a random id of its own, so that either can be erased and the other stay.
 */
export const consentKind = defineKind({
  kind: 'cards.consent',
  version: 1,
  everywhere: true,
  fields: {
    visits: linked(v.optional(v.boolean()), 'consent: whether visits are linked to the person'),
    called: linked(v.optional(uuid), 'consent: under which id what they are called is kept'),
    reach: linked(v.optional(uuid), 'consent: under which id it is kept how to reach them'),
  },
});
export type ConsentBody = BodyOf<typeof consentKind.fields>;

/** Characters of what somebody is called or how to reach them, at most. */
export const aboutChars = 200;

/** What a person agreed to have kept in words, of the id in its `subject`, which their consent names. */
export const aboutKind = defineKind({
  kind: 'cards.about',
  version: 1,
  everywhere: true,
  fields: {
    text: sealed(
      v.optional(line(aboutChars)),
      'what the person wants to be called, or how they want to be reached, shown when both of you look',
    ),
  },
});

/**
 * Two ids turned out to be of one person, who agreed that it is kept: one such entry for each of the two, under one random name that
 * stands for both. So each goes with its own id when that is erased, and what is left names nobody else. What was agreed to
 * under each id stays as it was, and so does whose each card is.
 */
export const joinedKind = defineKind({
  kind: 'cards.joined',
  version: 1,
  everywhere: true,
  fields: {
    whole: linked(v.optional(uuid), 'counts one person of two cards once, and shows what is held of both'),
  },
});

/** A join was wrong, or is not wanted any more: one entry for each of its ids. It is for good; they may be joined anew under another name. */
export const partedKind = defineKind({
  kind: 'cards.parted',
  version: 1,
  everywhere: true,
  fields: {
    // It outlasts what it ends: a join must not come back because its end faded first.
    whole: linked(v.optional(uuid), 'which join is ended', 'always'),
  },
});

export const cardKinds = [cardKind, revokedKind, consentKind, aboutKind, joinedKind, partedKind] as const;
