import * as v from 'valibot';
import { defineKind, open, uuid } from '#log/index.ts';
import { whole } from '#log/shared-fields.ts';
import { adjustKind, countKind } from '../entries.ts';
import { partName } from './names.ts';

/**
 * Counting a shelf together. A count is opened, people hand in parts of it, also without signal, and one of them closes it.
 * Until then none of this moves a shelf: closing writes plain counts (`stock.count`) beside its own entry, so that a build
 * that knows none of these kinds has the same shelf, and what older builds counted keeps its meaning.
 */
const code = adjustKind.fields.reason.schema;
const ids = (most: number, reason: string) => open(v.pipe(v.array(uuid), v.maxLength(most)), reason);

/** How much one closing looks at and writes. */
export const mostParts = 200;

/** After so many hours a count that nobody closed is dropped. Our own choice; the entry says it. */
export const usualHours = 24;

/** A count was opened; its id is this entry's. With `session` a closed or dropped one is opened again. */
export const openKind = defineKind({
  kind: 'counts.open',
  version: 1,
  fields: {
    session: open(v.optional(uuid), 'which count is opened again'),
    hours: open(whole(1, 168), 'when a count is dropped'),
  },
});

/** What one person counted of it, at that moment. A place of the shelf beside others, or all of these items once more. */
export const partKind = defineKind({
  kind: partName,
  version: 1,
  fields: {
    session: open(uuid, 'the count it is part of'),
    lines: countKind.fields.lines,
    recount: open(v.optional(v.literal(true)), 'it stands for what was counted of these items before'),
  },
});

/**
 * What was counted is settled: of these counts, from these parts (also plain counts, and also those that were left out), by
 * these plain counts. None of them: nothing came of it.
 */
export const closeKind = defineKind({
  kind: 'counts.close',
  version: 1,
  fields: {
    sessions: ids(mostParts, 'which counts are over'),
    parts: ids(mostParts, 'what somebody has looked at'),
    counts: ids(mostParts, 'what the shelf is reckoned from; taken back when the count is opened again'),
    reasons: open(
      v.optional(v.pipe(v.array(v.strictObject({ item: code, reason: code })), v.maxLength(200))),
      'differences by reason',
    ),
  },
});

/** Apart from the kinds of supplies: a device reads over them until a screen of stock asks (screens/use-counts.ts). */
export const countsKinds = [openKind, partKind, closeKind] as const;
