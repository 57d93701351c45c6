import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { sha256, random as systemRandom } from '#cli/adapters/ports.ts';
import { createProjector } from '#database/projection/projector.ts';
import { sql } from '#database/sql.ts';
import type { Draft } from '#kit/recorder.ts';
import { ruled, rulingsOf } from '#log/clock.ts';
import { type Entry, isRuling, type JsonObject, msToTime, timeToMs, type Uuid } from '#log/index.ts';
import { kindRegistry } from '#programs/kinds.ts';
import { everything } from '#server/access/reach.ts';
import { createIntake } from '#server/intake/intake.ts';
import { createLogStore } from '#server/log-store/log-store.ts';
import { entrySource } from '#server/log-store/source.ts';
import { migrationsOf, projectionsOf, rooms, stockEffectOfAll } from '#server/programs.ts';
import { createBlurring } from '#server/timers/retention.ts';
import { createTimerRunner, urgent } from '#server/timers/runner.ts';
import { balances } from '#stock/balances.ts';
import { closingDrafts, settle, toSettle } from '#stock/count/closing.ts';
import { dropTimer } from '#stock/count/server/follow.ts';
import { unsettledCounts } from '#stock/count/server/waiting.ts';
import { isGoing, standingOf } from '#stock/count/standing.ts';
import { countingKinds } from '#stock/fade.ts';
import { lotsOf } from '#stock/lots.ts';
import { stockOnHand } from '#stock/report/on-hand.ts';
import { addOrganization, createWriter } from '../support/log.ts';
import { anyId, createTestDatabase } from '../support/postgres.ts';

/**
 * Several people count one shelf over phones that hand in when they can: the server and every device that read the log say the
 * same of the shelf and of what waits to be settled, and no part is lost, before and after times faded.
 */

const { database } = await createTestDatabase({ migrations: migrationsOf(rooms) });
const start = Date.UTC(2026, 2, 1, 8);
let now = start;
const clock = { now: () => now, offsetMinutes: () => 0 };
const base = { database, clock, random: systemRandom, sha256, kinds: kindRegistry, log: () => {} };
const projector = createProjector(projectionsOf(base, rooms));
await projector.prepare(database, entrySource);
const store = createLogStore({ ...base, projector });
const intake = createIntake({ ...base, store, waiting: countingKinds });
const runner = createTimerRunner({ ...base, handlers: [dropTimer], pace: urgent });
const blurring = createBlurring({ ...base, projector, effectOf: stockEffectOfAll });
const minuteMs = 60_000;

const step = fc.record({
  act: fc.constantFrom(
    'open',
    'part',
    'part',
    'recount',
    'count',
    'receive',
    'give',
    'close',
    'void',
    'mend',
    'send',
    'read',
    'takeback',
  ),
  who: fc.nat(1),
  quantity: fc.integer({ min: 0, max: 40 }),
  item: fc.constantFrom('cooker', 'foil'),
  lot: fc.constantFrom(undefined, 'A'),
  pick: fc.nat(50),
  minutes: fc.integer({ min: 0, max: 50 }),
});
type Step = typeof step extends fc.Arbitrary<infer S> ? S : never;

/** What counts of these entries, at the time at which it counts. */
const countsOf = (entries: readonly Entry[]): readonly Entry[] => {
  const orders = new Set(entries.filter(isRuling).map(({ id }) => id));
  const said = entries.filter(
    (entry) => isRuling(entry) || entry.supersedes?.some((id) => orders.has(id)) === true,
  );
  return ruled(entries, rulingsOf(said), countingKinds).map(({ counted }) => counted);
};

const look = (site: Uuid, log: readonly Entry[]) => {
  const entries = countsOf(log);
  const effects = entries.flatMap((entry) => stockEffectOfAll(entry) ?? []);
  const standing = standingOf(site, entries, effects, now);
  return { entries, effects, standing };
};

const play = async (steps: readonly Step[]) => {
  now = start;
  const place = await addOrganization(database);
  const { org, site } = place;
  const people = [0, 1].map(() => ({
    writer: createWriter(place),
    seen: [] as Entry[],
    unsent: [] as Entry[],
  }));
  const read = async (): Promise<readonly Entry[]> =>
    (await store.page(org, { after: 0, limit: 500, reach: everything })).entries.map(
      ({ entry }) => entry as Entry,
    );
  const send = async (person: (typeof people)[number]): Promise<void> => {
    const { verdicts } = await intake(org, person.unsent.splice(0));
    assert.deepEqual(
      verdicts.filter(({ verdict }) => verdict !== 'accepted'),
      [],
    );
  };
  for (const { act, who, quantity, item, lot, pick, minutes } of steps) {
    now += minutes * minuteMs;
    const person = people[who];
    if (person === undefined) continue;
    const write = (kind: string, body: JsonObject, more: Partial<Entry> = {}): void => {
      const time = msToTime(now, 0);
      const entry = person.writer.entry({ kind, body, occurredAt: time, recordedAt: time, ...more });
      person.seen.push(entry);
      person.unsent.push(entry);
    };
    const named = { item, ...(lot !== undefined && { lot }) };
    const counted = [{ ...named, counted: quantity }];
    const { standing, effects, entries } = look(site, person.seen);
    const session = standing.sessions.findLast(isGoing)?.id ?? standing.sessions[pick]?.id;
    const own = entries.filter(({ device }) => device === person.writer.device);
    switch (act) {
      case 'open':
        write('counts.open', { hours: 1 + (pick % 5) });
        break;
      case 'part':
      case 'recount':
        if (session === undefined) write('counts.open', { hours: 2 });
        else write('counts.part', { session, lines: counted, ...(act === 'recount' && { recount: true }) });
        break;
      case 'count':
        write('stock.count', { lines: counted });
        break;
      case 'receive':
        write('stock.receive', { lines: [{ ...named, quantity: quantity + 1 }] });
        break;
      case 'give':
        write('exchange.handout', { channel: 'fixed', lines: [{ item, quantity: quantity + 1 }] });
        break;
      case 'close': {
        const decided = toSettle(site, standing, effects).map((count) => {
          const taken = pick % 3 === 0 ? new Set(count.sources.map(({ entry }) => entry.id)) : count.usual;
          const choice = { taken, fromCounted: pick % 2 === 0 };
          return { count, settled: settle(site, count, choice, effects, entries.flatMap(lotsOf)) };
        });
        const written: Uuid[] = [];
        for (const { kind, body, lists, ...draft } of closingDrafts(
          site,
          standing,
          pick % 7 === 0 ? [] : decided,
        ) as readonly Draft[]) {
          const id = anyId();
          write(kind, lists === undefined ? body : { ...body, [lists]: [...written] }, {
            ...(draft as unknown as Partial<Entry>),
            id,
          });
          written.push(id);
        }
        break;
      }
      case 'void': {
        const target = own[pick % Math.max(1, own.length)];
        if (target !== undefined) write('log.void', { reason: 'slip' }, { supersedes: [target.id] });
        break;
      }
      case 'mend': {
        const parts = own.filter(({ kind }) => kind === 'counts.part' || kind === 'stock.count');
        const target = parts[pick % Math.max(1, parts.length)];
        if (target === undefined) break;
        write(
          target.kind,
          { ...target.body, lines: counted },
          { supersedes: [target.id], occurredAt: target.occurredAt },
        );
        break;
      }
      case 'takeback': {
        const { device } = person.writer;
        const first = 1 + (pick % 9);
        if (pick % 5 === 0) write('log.takeback', { device, first, last: first + 1, reason: 'test' });
        break;
      }
      case 'send':
        await send(person);
        break;
      case 'read': {
        const ids = new Set(person.seen.map(({ id }) => id));
        person.seen.push(...(await read()).filter(({ id }) => !ids.has(id)));
        break;
      }
    }
  }
  // The one who wrote later hands in first.
  for (const person of people.toReversed()) await send(person);
  await runner.runDue();
  const sameEverywhere = async () => {
    const { entries, effects, standing } = look(site, await read());
    const open = new Set(standing.sessions.filter(isGoing).map(({ id }) => id));
    const device = [
      ...standing.parts
        .filter(({ session }) => session === undefined || !open.has(session))
        .map(({ entry }) => entry.id),
      ...standing.meets.map(({ later }) => later.entry.id),
      ...entries
        .filter(({ kind }) => kind === 'counts.close')
        .filter(({ id }) =>
          standing.sessions.some(
            ({ isChanged, closings }) => isChanged && closings.some(({ entry }) => entry.id === id),
          ),
        )
        .map(({ id }) => id),
    ];
    await database.readOrganization(org, async (tx) => {
      assert.deepEqual(
        await stockOnHand(tx, org),
        balances(effects).filter(({ onHand }) => onHand !== 0),
      );
      const waiting = await unsettledCounts(tx, { org, sites: 'all', limit: 1_000, now });
      assert.deepEqual(waiting.map(({ id }) => id).toSorted(), [...new Set(device)].toSorted());
    });
    // Nobody's part is lost: somebody looked at it, it is asked about, or the count goes on or is to be opened again.
    const named = new Set(
      entries
        .filter(({ kind }) => kind === 'counts.close')
        .flatMap(({ body }) => body['parts'] as readonly string[]),
    );
    for (const { id, body } of entries.filter(({ kind }) => kind === 'counts.part')) {
      const its = standing.sessions.find((one) => one.id === body['session']);
      assert.ok(
        named.has(id) || device.includes(id) || (its !== undefined && (isGoing(its) || its.isChanged)),
        'a part that is shown nowhere',
      );
    }
    return { onHand: balances(effects), device: device.toSorted(), entries };
  };
  const before = await sameEverywhere();
  const faded = Date.UTC(2030, 0, 1);
  await database.inOrganization(org, (tx) =>
    blurring.run(tx, { org, id: org, kind: blurring.kind, dueAt: faded, now: faded, rings: 0, payload: {} }),
  );
  await runner.runDue();
  const { onHand } = await sameEverywhere();
  assert.deepEqual(onHand, before.onHand);
  const times = before.entries
    .filter(({ kind }) => kind === 'stock.count')
    .map(({ occurredAt }) => occurredAt);
  assert.ok(times.every((time) => timeToMs(time) >= start));
  return {
    closed: before.entries.filter(
      ({ kind, body }) => kind === 'counts.close' && (body['counts'] as readonly string[]).length > 0,
    ).length,
    asked: before.device.length,
    rung: (
      await database.readOrganization(org, (tx) =>
        tx.rows(
          sql`select 1 from timer where org_id = ${org} and kind = ${dropTimer.kind} and state <> 'waiting'`,
        ),
      )
    ).length,
  };
};

test('server and devices have one shelf and one list of what is to be settled, and no part is lost', async () => {
  const met = { closed: 0, asked: 0, rung: 0 };
  await fc.assert(
    fc.asyncProperty(fc.array(step, { minLength: 12, maxLength: 45 }), async (steps) => {
      const { closed, asked, rung } = await play(steps);
      met.closed += closed;
      met.asked += asked;
      met.rung += rung;
    }),
    { seed: 20260301, numRuns: 40 },
  );
  for (const [what, times] of Object.entries(met)) assert.ok(times > 5, `${what} was met ${times} times`);
});
