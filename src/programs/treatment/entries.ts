import * as v from 'valibot';
import { code } from '#catalog/quantity.ts';
import { type BodyOf, defineKind, linked, open, sealed, uuid } from '#log/index.ts';
import { line, whole } from '#log/shared-fields.ts';

/**
 * What a treatment center keeps of somebody's stay. A file is of nobody: its entries share a random number, which is their subject too, so
 * that all of it can be erased. Whose it is, where a card said so, is sealed: no server can lay a file beside syringe visits of the same
 * card. What people say in words is sealed. There is no field for use or abstinence, no reason for
 * leaving, and no end but "left for now": whoever comes back goes on in the same file.
 */

const file = open(uuid, 'which file: all of its entries share this number');

/**
 * So long a device keeps what is of a file, where the organization keeps its log as long: whoever comes back is to find it as it was,
 * also without a signal. Our own choice.
 */
const keepDays = 3650;

/** The file is opened, or what is in its words is said anew: the latest counts, whole. */
export const fileKind = defineKind({
  kind: 'treatment.file',
  version: 1,
  keepDays,
  fields: {
    file,
    wish: linked(v.optional(uuid), 'since when they wait, and doses until now; reports', 'always'),
    called: sealed(v.optional(line(60)), 'what they want to be called here'),
    words: sealed(v.optional(line(1200)), 'what they want from us, as they say it'),
  },
});

/**
 * Whose file it is: the id that a card finds. Said again with what is saved of the file now and then, so that a card finds it for as long as
 * somebody comes.
 */
export const holderKind = defineKind({
  kind: 'treatment.holder',
  version: 1,
  keepDays,
  fields: { file, person: sealed(v.optional(uuid), 'finds the file by a card') },
});

/**
 * `talk`: we were in touch. `choose`: another program or level. Where each of the others leads is one table (rules/stay.ts).
 */
export const stayMoves = ['talk', 'choose', 'begin', 'leave', 'back'] as const;
export type StayMove = (typeof stayMoves)[number];

export const stayKind = defineKind({
  kind: 'treatment.stay',
  version: 1,
  keepDays,
  fields: {
    file,
    move: open(v.picklist(stayMoves), 'who is here; reports'),
    program: open(v.optional(code), 'chosen with the person'),
    level: open(v.optional(code), 'how much of it, chosen with the person'),
  },
});
export type StayBody = BodyOf<typeof stayKind.fields>;

export const sessionSorts = ['group', 'one'] as const;
const sort = open(v.picklist(sessionSorts), 'a group, or one to one; reports');

/** A session was held. How many came, whether anybody said who they are or not. */
export const sessionKind = defineKind({
  kind: 'treatment.session',
  version: 1,
  fields: { sort, people: open(whole(1, 1000), 'reports') },
});

/** Somebody with a file was there. It does not say with whom. */
export const cameKind = defineKind({
  kind: 'treatment.came',
  version: 1,
  keepDays,
  fields: { file, sort },
});

export const needKind = defineKind({
  kind: 'treatment.need',
  version: 1,
  keepDays,
  fields: {
    file,
    need: open(code, 'what they need; reports'),
    isMet: open(v.boolean(), 'whether they have it; reports'),
  },
});

/** A goal that the person set with us: its words are its own, wherever goals are kept. */
export const goalKind = defineKind({
  kind: 'treatment.goal',
  version: 1,
  keepDays,
  fields: { file, goal: linked(v.optional(uuid), 'shown with the file; reports', 'always') },
});

export const medications = ['buprenorphine', 'methadone', 'naltrexone', 'other'] as const;

/**
 * Medication, as whoever prescribes gives it. `days`: how many they have, from this day on, with what is left of before. How much is for
 * the prescriber's record and stands nowhere here; whether it was taken is not asked.
 */
export const doseKind = defineKind({
  kind: 'treatment.dose',
  version: 1,
  keepDays,
  fields: {
    file,
    what: open(v.picklist(['given', 'elsewhere', 'enough']), 'whether somebody has to ask; reports'),
    medication: open(v.optional(v.picklist(medications)), 'reports'),
    days: open(v.optional(whole(1, 60)), 'nobody is to run dry; reports'),
  },
});
export type DoseBody = BodyOf<typeof doseKind.fields>;

export const treatmentKinds = [
  fileKind,
  holderKind,
  stayKind,
  sessionKind,
  cameKind,
  needKind,
  goalKind,
  doseKind,
] as const;

/** What stands in a file. */
export const ofFile: readonly string[] = treatmentKinds
  .map(({ kind }) => kind)
  .filter((kind) => kind !== sessionKind.kind);
