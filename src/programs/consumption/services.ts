import * as v from 'valibot';
import { code } from '#catalog/quantity.ts';
import { type BodyOf, defineKind, open } from '#log/index.ts';
import { keepDays } from './entries.ts';

const codes = v.optional(v.array(code));

/** What was done for a person in a stay beside watching, and where they were pointed to: the counter's own lists. */
export const servicesKind = defineKind({
  kind: 'consumption.services',
  version: 1,
  keepDays,
  fields: {
    services: open(codes, 'services'),
    referrals: open(codes, 'referrals'),
  },
});
export type ServicesBody = BodyOf<typeof servicesKind.fields>;
