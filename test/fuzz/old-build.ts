import { clock, sha256 } from '#cli/adapters/ports.ts';
import type { Database } from '#database/connection.ts';
import { createProjector } from '#database/projection/projector.ts';
import { sql } from '#database/sql.ts';
import { canonicalText, type Entry, isUuid, type Json } from '#log/index.ts';
import { kindRegistry } from '#programs/kinds.ts';
import { projectionsOf, rooms } from '#server/programs.ts';
import type { Chance } from '../simulator/world/chance.ts';
import { drawBody, spoil } from './bodies.ts';
import type { EntryFuzzer, Place } from './entries.ts';

/**
 * What an older build let into its log: entries of kinds and versions it could not judge, with times it did not bound.
 * They are written as it wrote them, past the intake of today. Answers how many.
 */
export const plantOldEntries = async (
  database: Database,
  deps: {
    readonly chance: Chance;
    readonly place: Place;
    readonly fuzzer: EntryFuzzer;
    readonly now: () => number;
  },
): Promise<number> => {
  const { chance, place, fuzzer } = deps;
  const planted = kindRegistry.all
    .filter(({ kind }) => !kind.startsWith('log.'))
    .flatMap((kind) =>
      Array.from({ length: 4 }, (_, index): readonly [Entry, boolean] => {
        const entry = fuzzer.good(kind) as unknown as Entry;
        // Two it knew, at a time out of bounds; two it did not know, with any body at all.
        if (index < 2) return [{ ...entry, occurredAt: chance.pick(oldTimes) }, true];
        const body = spoil(chance, drawBody(chance, kind, true));
        return [{ ...entry, body: (isObject(body) ? body : {}) as Entry['body'] }, false];
      }),
    )
    .filter(([entry]) => isStorable(entry));
  const projector = createProjector(projectionsOf({ clock }, rooms));
  await database.inOrganization(place.org, async (tx) => {
    const counted = planted.filter(([, understood]) => understood).map(([entry]) => entry);
    await projector.apply(tx, place.org, { remove: [], add: counted });
    for (const [entry, understood] of planted) {
      const text = canonicalText(entry as unknown as Json);
      await tx.run(sql`
        insert into entry (org_id, seq, id, site, occurred_on, kind, hash, erased, understood, text)
        select ${place.org}, last_seq + 1, ${entry.id}, ${entry.site}, ${entry.occurredAt.slice(0, 10)}::date,
          ${entry.kind}, decode(${sha256(text)}, 'hex'), false, ${understood}, ${text}
        from log_head where org_id = ${place.org}`);
      await tx.run(sql`update log_head set last_seq = last_seq + 1 where org_id = ${place.org}`);
    }
  });
  return planted.length;
};

const oldTimes = [
  '0001-01-01T10:00:00+09:59',
  '9999-12-31T12:00:00Z',
  '1899-12-31T23:59:59Z',
  '2025-03-08T09:15:00+14:59',
  '2025-03-08T09:15:00-13:00',
];

const isObject = (value: unknown): boolean =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** No build could store a NUL or half a character. */
const isStorable = (entry: Entry): boolean => {
  const text = JSON.stringify(entry);
  return isUuid(entry.id) && !/\\u0000|\\ud800|@@/.test(text) && text.length < 60_000;
};
