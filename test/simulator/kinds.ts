import * as v from 'valibot';
import { createKindRegistry, defineKind, eraseKind, type Kind, linked, open, voidKind } from '#log/index.ts';

/**
 * Kinds of the simulated world. `mark` is a number of its own for every draft ever made: the checker finds entries by it.
 * What is linked to a person carries a text that names the person, so that a trace left behind is found.
 */
const mark = open(v.pipe(v.number(), v.safeInteger()), 'the checker finds the entry by it');
const item = open(v.string(), 'stock');
const quantity = open(v.pipe(v.number(), v.safeInteger()), 'stock');

const moveKindFirst = defineKind({ kind: 'sim.move', version: 1, fields: { mark, item, quantity } });

export const moveKind = defineKind({
  kind: 'sim.move',
  version: 2,
  fields: { mark, item, quantity, lot: open(v.string(), 'stock') },
  upgrades: { 1: (body) => ({ ...body, lot: '' }) },
});

export const visitKind = defineKind({
  kind: 'sim.visit',
  version: 1,
  fields: {
    mark,
    people: open(v.pipe(v.number(), v.safeInteger()), 'report'),
    trace: linked(v.string(), 'erasure'),
  },
});

const asKind = (kind: unknown): Kind => kind as Kind;

/** What an app or server of today knows, and one from before: it knows neither visits nor lots. */
export const registries = {
  new: createKindRegistry([voidKind, eraseKind, moveKind, visitKind].map(asKind)),
  old: createKindRegistry([voidKind, eraseKind, moveKindFirst].map(asKind)),
} as const;

export type BuildAge = keyof typeof registries;
