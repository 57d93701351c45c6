import * as v from 'valibot';
import { attachment, spectrumAttachment } from '#attachments/attachment.ts';
import { code, lot } from '#catalog/quantity.ts';
import { type BodyOf, defineKind, linked, open, uuid } from '#log/index.ts';
import { line, whole } from '#log/shared-fields.ts';

/**
 * What is recorded of a sample. A sample is of nobody: no entry names or links a person, all entries of one sample share a random
 * number. Its code opens the results to whoever holds the paper, so it is linked, never exported line by line, and goes when
 * entries fade. Each test, each reading, each result of a lab is an entry of its own: none overwrites another.
 */

/** A sample's code (rules/code.ts); that it checks is seen where it is typed. */
const codeShape = /^[0-9A-HJKMNP-TV-Z]{10}$/;

/** A text of one shape, such as a substance's number in a register that others use. */
const register = (pattern: RegExp) => v.optional(v.pipe(v.string(), v.regex(pattern)));
const day = register(/^\d{4}-\d\d-\d\d$/);

const sample = open(uuid, 'which sample: all of its entries share this number');
const test = open(uuid, 'which test: what was read of it, and what was released');

/** How it looks and came: UNC's and StreetCheck's questions, in our own order (docs/practice.md). */
const yesNoUnknown = v.optional(v.picklist(['yes', 'no', 'unknown']));

/** What a person may decline to say of a sample. */
export const sampleQuestions = ['expected', 'used', 'overdose', 'area'] as const;

/** A sample comes in. */
export const sampleKind = defineKind({
  kind: 'checking.sample',
  version: 1,
  fields: {
    sample,
    code: linked(register(codeShape), 'label, paper and looking it up'),
    bag: linked(v.optional(line(40)), 'the number that was on the bag: labs answer by it'),
    expected: open(
      v.optional(v.pipe(v.array(code), v.maxLength(8))),
      'expected against found, and what to test for',
    ),
    form: open(v.optional(code), 'telling samples apart, TEDI'),
    colors: open(v.optional(v.pipe(v.array(code), v.maxLength(4))), 'telling samples apart, TEDI'),
    texture: open(v.optional(code), 'telling samples apart'),
    lustre: open(v.optional(code), 'telling samples apart'),
    stamp: linked(v.optional(line(40)), 'staff only: which samples are of one batch'),
    collected: open(v.optional(code), 'what a test can see of it'),
    used: open(yesNoUnknown, 'TEDI: used before the test'),
    effects: open(v.optional(v.pipe(v.array(code), v.maxLength(13))), 'findings worth a word'),
    overdose: open(yesNoUnknown, 'findings worth a word'),
    area: open(v.optional(code), 'what is around, by area'),
    declined: open(
      v.optional(v.array(v.picklist(sampleQuestions))),
      '"rather not say" apart from "not asked"',
    ),
  },
});
export type SampleBody = BodyOf<typeof sampleKind.fields>;

export const moves = ['sent', 'returned', 'used-up', 'destroyed', 'lost'] as const;
export type Move = (typeof moves)[number];

/** A sample leaves the bench, for a lab or for good. */
export const moveKind = defineKind({
  kind: 'checking.move',
  version: 1,
  fields: {
    sample,
    what: open(v.picklist(moves), 'where the sample is'),
    to: open(v.optional(line(80)), 'which lab it went to'),
    tracking: linked(v.optional(line(60)), 'finding a parcel'),
    witness: open(v.optional(uuid), 'which worker saw it destroyed'),
  },
});

/** A strip is dipped: its clock begins with the entry. */
export const stripKind = defineKind({
  kind: 'checking.strip',
  version: 1,
  fields: {
    sample,
    test,
    target: open(code, 'what the strip reacts to'),
    lot: open(v.optional(lot), 'strips of one lot that read alike'),
    expires: open(day, 'a lot past its date is said with the result'),
    waterMl: open(v.optional(whole(1, 10_000)), 'dilution: too little water makes strips lie'),
    mg: open(v.optional(whole(1, 1_000)), 'dilution'),
  },
});
export type StripBody = BodyOf<typeof stripKind.fields>;

/** How the lines of a strip look: one line is a finding, two are none. */
export const lines = ['one', 'two', 'faint', 'invalid'] as const;
export type Lines = (typeof lines)[number];

/** Somebody reads a strip. A second reader's is another entry; when they disagree, that is the result. */
export const readingKind = defineKind({
  kind: 'checking.reading',
  version: 1,
  fields: {
    sample,
    test,
    target: open(code, 'what the strip reacts to'),
    lines: open(v.picklist(lines), 'result'),
    minute: open(v.optional(whole(0, 600)), 'minutes since it was dipped'),
    photo: linked(v.optional(attachment), 'what the strip looked like, for another pair of eyes'),
  },
});

const found = v.strictObject({
  substance: code,
  amount: v.optional(v.picklist(['primary', 'trace'])),
  /** Of weight, where the method measures it: tenths of a percent. */
  permille: v.optional(whole(1, 1000)),
});
export type Found = v.InferOutput<typeof found>;
const findings = open(v.pipe(v.array(found), v.maxLength(20)), 'result');

/** A drop of reagent: the color it turned, and what that fits. */
export const reagentKind = defineKind({
  kind: 'checking.reagent',
  version: 1,
  fields: {
    sample,
    test,
    reagent: open(code, 'which reagent'),
    color: open(v.optional(code), 'result: none where nothing changed'),
    found: findings,
    lot: open(v.optional(lot), 'reagents of one lot that read alike'),
  },
});

/** FTIR or Raman. */
export const spectrumKind = defineKind({
  kind: 'checking.spectrum',
  version: 1,
  fields: {
    sample,
    test,
    method: open(v.picklist(['ftir', 'raman']), 'what it can and cannot see'),
    library: open(v.optional(line(60)), 'what it was compared with'),
    libraryVersion: open(v.optional(line(30)), 'what it was compared with'),
    found: findings,
    spectrum: open(v.optional(spectrumAttachment), 'reading it again with a newer library'),
  },
});

/** What a lab says of a sample: in part, or its last word. */
export const labKind = defineKind({
  kind: 'checking.lab',
  version: 1,
  fields: {
    sample,
    test,
    lab: open(v.optional(line(80)), 'whose result it is'),
    method: open(code, 'what it can and cannot see'),
    stage: open(v.picklist(['partial', 'final']), 'where the sample stands'),
    found: findings,
    pending: open(v.optional(v.pipe(v.array(code), v.maxLength(8))), 'what the lab still looks for'),
    completed: open(day, "the lab's own day"),
    file: open(v.optional(uuid), 'taking back what came by one file'),
  },
});

/** Results are told, or opened to whoever holds the code. */
export const releaseKind = defineKind({
  kind: 'checking.release',
  version: 1,
  fields: {
    sample,
    how: open(v.picklist(['in-person', 'by-code']), 'how people hear of results'),
    tests: open(
      v.pipe(v.array(uuid), v.minLength(1), v.maxLength(60)),
      'which results are open to the person',
    ),
  },
});

/** A substance that the catalog lacks, there at once; its numbers may come later. The latest by `hlc` for a code counts. */
export const substanceKind = defineKind({
  kind: 'checking.substance',
  version: 1,
  everywhere: true,
  fields: {
    code: open(code, 'which substance'),
    name: open(line(80), 'its name on screens and in results'),
    aliases: open(v.optional(v.pipe(v.array(line(80)), v.maxLength(12))), "finding it in labs' files"),
    pubchem: open(v.optional(whole(1, 999_999_999)), 'the same substance in files of others'),
    cas: open(register(/^\d{2,7}-\d\d-\d$/), 'the same substance in files of others'),
    unii: open(register(/^[0-9A-Z]{10}$/), 'the same substance in files of others'),
  },
});
export type SubstanceBody = BodyOf<typeof substanceKind.fields>;

/** How the organization checks. The latest by `hlc` counts, whole. */
export const setUpKind = defineKind({
  kind: 'checking.set-up',
  version: 1,
  everywhere: true,
  right: 'arrange',
  fields: {
    secondReader: open(v.boolean(), 'whether a second pair of eyes is asked for'),
    labs: open(v.pipe(v.array(line(80)), v.maxLength(12)), 'where samples are sent'),
    city: open(v.optional(line(80)), 'TEDI: where the sample was tested'),
    country: open(register(/^[A-Z]{2}$/), 'TEDI: country, as ISO 3166'),
    keepsAround: open(v.optional(v.boolean()), 'what is around: not on a public page'),
  },
});
export type SetUpBody = BodyOf<typeof setUpKind.fields>;

/**
 * What is around, as it left the organization: whole weeks, made safe, once and for good. The server writes it; what comes in later
 * changes none of it.
 */
export const aroundKind = defineKind({
  kind: 'checking.around',
  version: 1,
  right: 'arrange',
  fields: {
    /** Weeks and rows as text (rules/around/said.ts): phones show none of it, and need not know how it is made. */
    said: open(v.string(), 'what is around'),
  },
});

export const checkingKinds = [
  sampleKind,
  moveKind,
  stripKind,
  readingKind,
  reagentKind,
  spectrumKind,
  labKind,
  releaseKind,
  substanceKind,
  setUpKind,
  aroundKind,
] as const;
