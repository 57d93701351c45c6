import * as v from 'valibot';
import { code } from '#catalog/quantity.ts';
import { type BodyOf, defineKind, open } from '#log/index.ts';
import { day, whole } from '#log/shared-fields.ts';
import { leastPeople } from './after-entries.ts';

/** For what a cascade is made. */
export const cascadesOf = ['hiv', 'hcv'] as const;

/** How far somebody came, as they told it, the least first: each stands on one. `no-word`: reactive, and nothing more is known. */
export const rungs = [
  'not-reactive',
  'unclear',
  'not-confirmed',
  'no-word',
  'confirmed',
  'appointment',
  'attended',
  'started',
  'ended',
] as const;
export type Rung = (typeof rungs)[number];

const people = whole(0, 1_000_000);
const block = v.strictObject({
  rungs: v.pipe(v.array(v.picklist(rungs)), v.minLength(1)),
  people,
});

/**
 * A cascade of whole months as a device with keys reckoned it, once: safe counts and nothing else. What is told later is in no
 * cascade of these months.
 */
export const cascadeKind = defineKind({
  kind: 'testing.cascade',
  version: 1,
  right: 'release',
  everywhere: true,
  fields: {
    infection: open(code, 'tested for; reports'),
    from: open(day, 'of tests from this day on'),
    to: open(day, 'until this day'),
    figures: open(
      v.pipe(
        v.strictObject({ least: whole(leastPeople, 1_000), blocks: v.pipe(v.array(block), v.minLength(1)) }),
        v.check(
          ({ least, blocks }) => blocks.every((one) => one.people === 0 || one.people >= least),
          'a block of too few people',
        ),
      ),
      'the cascade: counts of enough people',
    ),
    tests: open(people, 'from how many tests'),
    unread: open(people, 'tests without a reading'),
    unopened: open(people, 'tests whose result this device could not open'),
  },
});
export type CascadeBody = BodyOf<typeof cascadeKind.fields>;
