import assert from 'node:assert/strict';
import { test } from 'node:test';
import { createChanges } from '#database/projection/changes.ts';
import type { Entry, Json } from '#log/index.ts';
import { kindRegistry } from '#programs/kinds.ts';
import { projectionsOf, rooms } from '#server/programs.ts';
import { createChance } from '../simulator/world/chance.ts';
import { createWriter } from '../support/log.ts';
import { drawBody } from './bodies.ts';

/** The same content with the members of every object the other way round, as another build or a hostile phone writes them. */
const backward = (value: Json): Json => {
  if (Array.isArray(value)) return value.map(backward);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value)
      .toReversed()
      .map(([name, member]) => [name, backward(member as Json)]),
  );
};

test('whatever the order of the members of a body, it makes the same rows: tables made anew from the log are as before', () => {
  const projections = projectionsOf({ clock: { now: () => 0, offsetMinutes: () => 0 } }, rooms);
  const place = { org: '11111111-1111-4111-8111-111111111111', site: '22222222-2222-4222-8222-222222222222' };
  const writer = createWriter({ ...place, worker: place.site });
  const rowsOf = (entry: Entry): unknown => {
    const changes = createChanges(projections);
    try {
      changes.add(entry);
    } catch {
      return 'refused';
    }
    return changes
      .take()
      .map((change) =>
        change.shape === 'facts' ? [change.table.name, change.added] : [change.table.name, [...change.byKey]],
      );
  };
  const chance = createChance('backward');
  let made = 0;
  for (const kind of kindRegistry.all)
    for (let n = 0; n < 12; n += 1) {
      const entry = writer.entry({
        kind: kind.kind,
        version: kind.version,
        body: drawBody(chance, kind, false),
      });
      const rows = rowsOf(entry);
      if (Array.isArray(rows)) made += rows.length;
      assert.deepEqual(rowsOf(backward(entry as unknown as Json) as unknown as Entry), rows, kind.kind);
    }
  assert.ok(made > 200, `${made}`);
});
