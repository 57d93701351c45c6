import * as v from 'valibot';
import { type BodyOf, defineKind, linked, open, uuid } from '#log/index.ts';
import { line } from '#log/shared-fields.ts';

/**
 * What others send to us: a contact that police or others on the way offer for somebody, and a referral of a partner. Who is meant
 * is sealed in the sender's browser to the organization's public key, so that the server can tell nobody from anybody. Only the server
 * writes them, for its public forms.
 */

const incoming = open(uuid, 'which one');
const packet = linked(
  v.optional(v.pipe(v.string(), v.regex(/^[\w-]+$/), v.maxLength(8000))),
  'who is meant and how to find them, sealed',
);
const agreed = open(v.picklist(['said']), 'consent, as the sender says');

/** After so many days nothing is left of a contact that was offered and that nobody took up. */
export const contactDays = 14;

/** A contact that police or somebody else on the way offers for a person. Of who offered it nothing is kept, and nothing goes back. */
export const contactKind = defineKind({
  kind: 'care.contact',
  version: 1,
  right: 'house',
  keepDays: contactDays,
  fields: { incoming, agreed, packet },
});

/** A referral that a partner sent by the link that was given to it. */
export const incomingKind = defineKind({
  kind: 'care.incoming',
  version: 1,
  right: 'house',
  keepDays: 30,
  fields: { incoming, sender: open(uuid, 'who sent it'), agreed, packet },
});

export const acts = [
  'claim',
  'release',
  'take',
  'not-reached',
  'not-wanted',
  'not-ours',
  'again',
  'tell',
] as const;
export type Act = (typeof acts)[number];

/** What the person agrees that whoever sent it may hear. Until they are asked: that it was received, and no more. */
export const tells = ['received', 'in-touch', 'course'] as const;
export type Tell = (typeof tells)[number];

/** What we do with it. */
export const handledKind = defineKind({
  kind: 'care.handled',
  version: 1,
  fields: {
    incoming,
    act: open(v.picklist(acts), 'what came of it'),
    referral: open(v.optional(uuid), 'its wish'),
    tell: open(v.optional(v.picklist(tells)), 'consent: what it may hear'),
  },
});
export type HandledBody = BodyOf<typeof handledKind.fields>;

/** A partner that may send to us by a link of its own. The latest of a sender counts, whole. */
export const senderKind = defineKind({
  kind: 'care.sender',
  version: 1,
  everywhere: true,
  right: 'arrange',
  fields: {
    sender: open(uuid, 'which partner'),
    name: open(line(160), 'who sent it'),
    key: open(uuid, 'its link'),
    isOver: open(v.optional(v.boolean()), 'its link is over'),
  },
});
export type SenderBody = BodyOf<typeof senderKind.fields>;

export const incomingKinds = [contactKind, incomingKind, handledKind, senderKind] as const;

/** What stands on the screens of what was sent to us. */
export const shownIncomingKinds: readonly string[] = [contactKind, incomingKind, handledKind].map(
  ({ kind }) => kind,
);
