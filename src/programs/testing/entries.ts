import * as v from 'valibot';
import { code, lot } from '#catalog/quantity.ts';
import { type BodyOf, defineKind, open, sealed, uuid } from '#log/index.ts';
import { afterKind, results, setUpKind } from './after-entries.ts';
import { cascadeKind } from './cascade-entries.ts';

/**
 * What is recorded of tests for infections. A test is of nobody: no entry names or links a person, all entries of one test share a random
 * number. What came out of it, and what the person is called, is sealed: the server knows that a test was done and whether it
 * could be read, and no more. Nothing here reports anybody to anyone.
 */

const text = (most: number) => v.pipe(v.string(), v.trim(), v.minLength(1), v.maxLength(most));
const people = v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(10_000));

export const methods = ['antibody', 'antigen', 'rna', 'dried-blood', 'blood-draw', 'swab'] as const;
export type Method = (typeof methods)[number];

const test = open(uuid, 'which test: all of its entries share this number');
const infection = open(code, 'what was tested for; reports');
const method = open(v.picklist(methods), 'how; reports');

/** What may be said to an offer. None of them needs a reason. */
export const offerAnswers = ['accepted', 'not-now', 'had-one'] as const;

/** Tests were offered to somebody, and what they said; nobody in particular. */
export const offerKind = defineKind({
  kind: 'testing.offer',
  version: 1,
  fields: {
    infections: open(v.pipe(v.array(code), v.minLength(1), v.maxLength(8)), 'offered, by what for'),
    said: open(v.picklist(offerAnswers), 'how many take it up'),
  },
});

/** A test was done, by the consent of whoever was tested. */
export const testKind = defineKind({
  kind: 'testing.test',
  version: 1,
  keepDays: 180,
  fields: {
    test,
    infection,
    method,
    item: open(v.optional(code), 'the kit: stock'),
    lot: open(v.optional(lot), 'kits of one lot that fail alike'),
    agreed: open(v.picklist(['said', 'signed']), 'consent: how it was given'),
    called: sealed(v.optional(text(60)), 'whose result it is, as they want to be called'),
    reach: sealed(v.optional(text(200)), 'how they want to be told'),
  },
});
export type TestBody = BodyOf<typeof testKind.fields>;

/** Whether a test could be read. What it said is sealed, and its own words for every method. */
export const outcomes = ['read', 'invalid', 'lost'] as const;
export type Outcome = (typeof outcomes)[number];

export const readingKind = defineKind({
  kind: 'testing.reading',
  version: 1,
  keepDays: 180,
  fields: {
    test,
    infection,
    method,
    came: open(v.picklist(outcomes), 'tests that could not be read; reports'),
    result: sealed(v.optional(v.picklist(results)), 'what the person is told'),
  },
});

/** A kit was tried on a control. One that fails puts its lot in doubt. */
export const controlKind = defineKind({
  kind: 'testing.control',
  version: 1,
  fields: {
    item: open(code, 'the kit: stock'),
    lot: open(v.optional(lot), 'kits of one lot that fail alike'),
    control: open(v.picklist(['positive', 'negative']), 'which control'),
    came: open(v.picklist(['as-expected', 'not']), 'whether the lot can be trusted'),
  },
});

export const services = [
  'vaccine-hav',
  'vaccine-hbv',
  'vaccine-hav-hbv',
  'vaccine-other',
  'wound-care',
  'safer-use',
  'pregnancy-test',
] as const;

/** Care that is counted and is of nobody; what a pregnancy test said is told to one person and kept nowhere. */
export const serviceKind = defineKind({
  kind: 'testing.service',
  version: 1,
  fields: {
    what: open(v.picklist(services), 'reports'),
    people: open(people, 'reports'),
  },
});

export const testingKinds = [
  offerKind,
  testKind,
  readingKind,
  controlKind,
  serviceKind,
  afterKind,
  setUpKind,
  cascadeKind,
] as const;
