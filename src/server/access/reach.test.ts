import assert from 'node:assert/strict';
import { test } from 'node:test';
import { sha256, clock as systemClock } from '#cli/adapters/ports.ts';
import type { Caller } from '#contract/callers.ts';
import { roles } from '#contract/roles.ts';
import { createProjector } from '#database/projection/projector.ts';
import type { Entry } from '#log/index.ts';
import { addOrganization, createWriter, testKinds } from '../../../test/support/log.ts';
import { anyId, createTestDatabase } from '../../../test/support/postgres.ts';
import { createEventHub, type News } from '../events.ts';
import { createIntake } from '../intake/intake.ts';
import { createLogStore, everywhereKinds } from '../log-store/log-store.ts';
import { migrations } from '../migrations.ts';
import { readForks, readHistory } from '../review/history.ts';
import { everything, isWithin, nothing, type Reach, reachOf } from './reach.ts';

const { database } = await createTestDatabase({ migrations });
const everywhere = everywhereKinds(testKinds);
const hub = createEventHub({ database, everywhere });
const base = { database, sha256, clock: systemClock, kinds: testKinds, projector: createProjector([]) };
const store = createLogStore({ ...base, onNew: hub.announce });
const intake = createIntake({ ...base, store });

const place = await addOrganization(database);
const writer = createWriter(place);
const [own, other] = [anyId(), anyId()];
const plain = writer.entry();
const mine = writer.entry({ subject: own });
const theirs = writer.entry({ subject: other });
const otherKind = writer.entry({ kind: 'test.other', body: {} });
const otherProgram = writer.entry({ kind: 'tests.thing', body: {} });
const forAll = writer.entry({ kind: 'log.erase', body: { person: anyId() } });
const all: readonly Entry[] = [plain, mine, theirs, otherKind, otherProgram, forAll];

const cases: readonly {
  readonly name: string;
  readonly reach: Reach;
  readonly expected: readonly Entry[];
}[] = [
  { name: 'everything', reach: everything, expected: all },
  { name: 'nothing', reach: nothing, expected: [] },
  {
    name: 'one program, not one whose name begins the same',
    reach: { ...everything, programs: ['test'] },
    expected: [plain, mine, theirs, otherKind],
  },
  { name: 'one kind', reach: { ...everything, kinds: ['test.other'] }, expected: [otherKind] },
  {
    name: 'another site: only what every device needs',
    reach: { ...everything, sites: [anyId()] },
    expected: [forAll],
  },
  { name: 'this site', reach: { ...everything, sites: [place.site] }, expected: all },
  { name: 'oneself', reach: { ...everything, subjects: [own] }, expected: [mine] },
  {
    name: 'oneself within a program',
    reach: { ...everything, programs: ['tests'], subjects: [own] },
    expected: [],
  },
];

const idsOf = (entries: readonly Entry[]): readonly string[] => entries.map(({ id }) => id).toSorted();

/** Every page that follows, two entries at a time. */
const pull = async (reach: Reach, site?: string): Promise<readonly Entry[]> => {
  const entries: Entry[] = [];
  for (let after = 0, more = true; more; ) {
    const page = await store.page(place.org, { after, limit: 2, reach, ...(site !== undefined && { site }) });
    entries.push(...page.entries.map(({ entry }) => entry));
    ({ next: after, more } = page);
  }
  return entries;
};

test('pages, events, histories and forks show what is within reach and nothing else', async () => {
  const heard = new Map<string, News[]>();
  for (const { name, reach } of cases) {
    heard.set(name, []);
    hub.listen(place.org, { reach }, (news) => heard.get(name)?.push(news));
  }
  const { verdicts } = await intake(place.org, all);
  assert.deepEqual(new Set(verdicts.map(({ verdict }) => verdict)), new Set(['accepted']));
  for (const { name, reach, expected } of cases) {
    assert.deepEqual(idsOf(await pull(reach)), idsOf(expected), name);
    assert.deepEqual(idsOf(all.filter((entry) => isWithin(reach, entry, everywhere))), idsOf(expected), name);
    const kinds = new Set(
      heard.get(name)?.flatMap(({ changes }) => changes?.map(({ kind }) => kind) ?? ['any']),
    );
    assert.deepEqual(kinds, new Set(expected.map(({ kind }) => kind)), name);
    for (const entry of all) {
      const found = await readHistory(database, place.org, entry.id, { reach, everywhere }, { limit: 10 });
      assert.equal(found !== undefined, expected.includes(entry), `${name}: ${entry.kind}`);
    }
  }
});

test('who comes back hears of what is within reach', async () => {
  for (const { name, reach, expected } of cases.filter((each) => each.expected.length > 0)) {
    const news = await new Promise<News>((resolve) => {
      hub.listen(place.org, { reach, after: 0 }, resolve);
    });
    assert.deepEqual(
      new Set(news.changes?.map(({ kind }) => kind)),
      new Set(expected.map(({ kind }) => kind)),
      name,
    );
  }
});

test('what another process stored is told within reach', async () => {
  const another = createEventHub({ database, everywhere });
  const heard = new Map<string, number>();
  for (const { name, reach } of cases)
    another.listen(place.org, { reach }, () => heard.set(name, (heard.get(name) ?? 0) + 1));
  await another.poll();
  const entry = writer.entry({ subject: own });
  await intake(place.org, [entry]);
  await another.poll();
  for (const { name, reach } of cases)
    assert.equal(heard.get(name) ?? 0, isWithin(reach, entry, everywhere) ? 1 : 0, name);
});

test('the site that a client asks for is a wish inside its reach', async () => {
  const here = { ...everything, sites: [anyId()] };
  assert.deepEqual(idsOf(await pull(here, place.site)), [forAll.id]);
  assert.deepEqual(await pull({ ...everything, subjects: [anyId()] }, place.site), []);
  assert.deepEqual(idsOf(await pull(everything, anyId())), [forAll.id]);
});

test('a fork is shown as far as its tips are within reach', async () => {
  const target = writer.entry();
  const tips = [own, other].map((subject) => writer.entry({ subject, supersedes: [target.id] }));
  await intake(place.org, [target, ...tips]);
  const read = (reach: Reach) => readForks(database, place.org, { reach, everywhere });
  assert.deepEqual((await read(everything)).map(idsOf), [idsOf(tips)]);
  assert.deepEqual(await read({ ...everything, subjects: [own] }), []);
});

test('workers reach the whole log, a participant themselves, everyone else nothing', () => {
  const [org, device, worker] = [anyId(), anyId(), anyId()];
  for (const role of roles)
    assert.deepEqual(reachOf({ who: 'worker', org, device, worker, role }), everything);
  assert.deepEqual(reachOf({ who: 'participant', org, subject: own }), { ...everything, subjects: [own] });
  const others: readonly Caller[] = [
    { who: 'worker', org, device, worker, role: 'partner' as (typeof roles)[number] },
    { who: 'device', org, device, worker },
    { who: 'guest', org, link: anyId() },
    { who: 'operator' },
  ];
  for (const caller of others) assert.deepEqual(reachOf(caller), nothing, caller.who);
});
