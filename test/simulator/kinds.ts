import * as v from 'valibot';
import { createKindRegistry, defineKind, type Kind, linked, open } from '#log/index.ts';
import { kindRegistry } from '#programs/kinds.ts';
import { programs } from '#programs/list.ts';
import { combineEffects } from '#stock/combine.ts';
import { stockEffect } from '#stock/effects.ts';

/**
 * What the builds of the simulated world record: the kinds of the product, as it registers them, and one more. No program
 * links anything to a person yet, so a note does; it names the person, and a trace that is left behind is found.
 */
const trace = linked(v.string(), 'erasure');

const noteKindFirst = defineKind({ kind: 'sim.note', version: 1, fields: { trace } });

export const noteKind = defineKind({
  kind: 'sim.note',
  version: 2,
  fields: { trace, topic: open(v.string(), 'what stays when the person is erased') },
  upgrades: { 1: (body) => ({ ...body, topic: '' }) },
});

/** The last program that these days bring: a device or server from before it keeps and passes on what it does not know. */
const newest = programs.findLast(({ supplies }) => (supplies?.items.length ?? 0) > 0)?.kinds ?? [];
const isOld = ({ kind }: Kind): boolean => !newest.some((known) => known.kind === kind);

/** What an app or server of today knows, and one from before: it knows nothing of the newest program, and notes without a topic. */
export const registries = {
  new: createKindRegistry([...kindRegistry.all, noteKind as unknown as Kind]),
  old: createKindRegistry([...kindRegistry.all.filter(isOld), noteKindFirst as unknown as Kind]),
} as const;

export type BuildAge = keyof typeof registries;

/** What an entry does to supplies, over all programs. */
export const effectOf = combineEffects([
  ...programs.flatMap(({ supplies }) => supplies?.effect ?? []),
  stockEffect,
]);
