import assert from 'node:assert/strict';
import { test } from 'node:test';
import { sha256, clock as systemClock } from '#cli/adapters/ports.ts';
import { createProjector } from '#database/projection/projector.ts';
import type { Entry } from '#log/index.ts';
import { addOrganization, createWriter, testKinds } from '../../test/support/log.ts';
import { until } from '../../test/support/patience.ts';
import { anyId, createTestDatabase } from '../../test/support/postgres.ts';
import { everything, type Reach } from './access/reach.ts';
import { createEventHub, type News, type Wish } from './events.ts';
import { createIntake } from './intake/intake.ts';
import { createLogStore } from './log-store/log-store.ts';
import { migrations } from './migrations.ts';

const { database } = await createTestDatabase({ migrations });
const base = { database, sha256, clock: systemClock, kinds: testKinds, projector: createProjector([]) };

/** A server process: its own hub, on the one database. */
const startProcess = () => {
  const hub = createEventHub({ database, everywhere: ['log.erase'] });
  const intake = createIntake({ ...base, store: createLogStore({ ...base, onNew: hub.announce }) });
  const heard = (org: string, wish: Wish & { readonly after?: number; readonly reach?: Reach } = {}) => {
    const news: News[] = [];
    const stop = hub.listen(org, { reach: everything, ...wish }, (one) => news.push(one));
    return { news, stop };
  };
  return { hub, intake, heard };
};

const startPlace = async () => {
  const place = await addOrganization(database);
  const writer = createWriter(place);
  const entry = (more: Partial<Entry> = {}): Entry => writer.entry(more);
  return { ...place, entry };
};

test('news says the place, the site and the kind, and only to the organization it is of', async () => {
  const { hub, intake, heard } = startProcess();
  const { org, site, entry } = await startPlace();
  const other = await startPlace();
  const [mine, theirs] = [heard(org), heard(other.org)];
  await intake(org, [entry(), entry()]);
  assert.deepEqual(mine.news, [{ seq: 2, changes: [{ site, kind: 'test.thing' }] }]);
  await hub.poll();
  await hub.poll();
  assert.equal(mine.news.length, 1);
  assert.deepEqual(theirs.news, []);
});

test('a screen of one site and one program hears of nothing else, save what concerns every device', async () => {
  const { intake, heard } = startProcess();
  const { org, site, entry } = await startPlace();
  const here = heard(org, { site, kind: 'test' });
  const elsewhere = heard(org, { site: anyId() });
  const otherKind = heard(org, { site, kind: 'tes' });
  await intake(org, [entry(), entry({ kind: 'log.erase', body: { person: anyId() } })]);
  assert.deepEqual(
    here.news[0]?.changes?.map(({ kind }) => kind),
    ['test.thing', 'log.erase'],
  );
  assert.deepEqual(
    elsewhere.news[0]?.changes?.map(({ kind }) => kind),
    ['log.erase'],
  );
  assert.deepEqual(
    otherKind.news[0]?.changes?.map(({ kind }) => kind),
    ['log.erase'],
  );
});

test('who listens again from a place is told what came in between', async () => {
  const { intake, heard } = startProcess();
  const { org, site, entry } = await startPlace();
  await intake(org, [entry()]);
  const first = heard(org, { after: 1 });
  const second = heard(org, { after: 0 });
  await until(async () => second.news.length > 0);
  assert.deepEqual(second.news, [{ seq: 1, changes: [{ site, kind: 'test.thing' }] }]);
  assert.deepEqual(first.news, []);
});

test('what another server process stored is told at the next look, also between two of our own', async () => {
  const [one, other] = [startProcess(), startProcess()];
  const { org, entry } = await startPlace();
  const { news } = one.heard(org);
  await one.hub.poll();
  await other.intake(org, [entry()]);
  await one.intake(org, [entry()]);
  assert.deepEqual(
    news.map(({ seq }) => seq),
    [2],
  );
  await one.hub.poll();
  assert.equal(news.length, 2, 'the place that was skipped is looked at');
  await one.hub.poll();
  assert.equal(news.length, 2);
});

test('who stopped listening hears nothing more', async () => {
  const { intake, heard, hub } = startProcess();
  const { org, entry } = await startPlace();
  const { news, stop } = heard(org, { after: 0 });
  stop();
  await intake(org, [entry()]);
  await hub.poll();
  assert.deepEqual(news, []);
});
