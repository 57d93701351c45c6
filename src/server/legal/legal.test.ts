import assert from 'node:assert/strict';
import { test } from 'node:test';
import { sha256 } from '#cli/adapters/ports.ts';
import { createProjector } from '#database/projection/projector.ts';
import { sql } from '#database/sql.ts';
import { addDays, dayMs } from '#log/calendar.ts';
import { createWriter, testKinds } from '../../../test/support/log.ts';
import { createMembers } from '../../../test/support/members.ts';
import { anyId } from '../../../test/support/postgres.ts';
import { setUpTestServer, startTestServer } from '../../../test/support/server.ts';
import { createBlurring } from '../timers/retention.ts';

/** The log of legal requests, and days that do not fade while one is open. */

const server = await startTestServer();
const first = await setUpTestServer(server);
const { token, place } = first;
const members = createMembers(server, first);
const coordinator = await members.member('coordinator');
const today = new Date().toISOString().slice(0, 10);
const old = addDays(today, -20);

test('notes are added by admins, never changed, and read by nobody else; what they say the server cannot read', async () => {
  const note = {
    id: anyId(),
    request: anyId(),
    what: 'came',
    day: today,
    sealed: 'c2VhbGVkIGJ5IGEgcGhvbmU=',
  };
  const add = (body: object, as = token) => server.call('POST', '/v1/legal', { token: as, body });
  assert.equal((await add(note)).status, 201);
  assert.equal((await add({ ...note, sealed: 'b3RoZXI=' })).status, 201);
  assert.deepEqual((await server.call('GET', '/v1/legal', { token })).json.notes, [note]);
  assert.equal((await add({ ...note, id: anyId() }, coordinator.token)).status, 403);
  assert.equal((await server.call('GET', '/v1/legal', { token: coordinator.token })).status, 403);
  // Words in clear do not come in by mistake.
  assert.equal((await add({ ...note, id: anyId(), sealed: 'A court asked for all of March' })).status, 400);
  const { acts } = (await server.call('GET', '/v1/audit', { token })).json;
  assert.deepEqual(
    acts
      .filter(({ act }: { act: string }) => act === 'legal-noted')
      .map(({ codes }: { codes: unknown }) => codes),
    [['came']],
  );
});

test('days that are paused fade no sooner than the pause ends, in the log and in what is told of a person; others do, and an erasure waits for no pause', async () => {
  const writer = createWriter(place);
  const person = anyId();
  const on = (day: string) =>
    writer.entry({
      ...{ occurredAt: `${day}T10:11:12+00:00`, recordedAt: `${day}T10:11:12+00:00` },
      subject: person,
    });
  const gone = anyId();
  const entries = [on(old), on(addDays(old, 1)), { ...on(addDays(old, 1)), subject: gone }];
  const settings = await server.call('PATCH', '/v1/organization', {
    token,
    body: { settings: { keepDays: 10 } },
  });
  assert.equal(settings.status, 200);
  const { verdicts } = (await server.call('POST', '/v1/entries', { token, body: { entries } })).json;
  assert.deepEqual(
    verdicts.map(({ verdict, code }: { verdict: string; code?: string }) => code ?? verdict),
    ['accepted', 'accepted', 'accepted'],
  );
  const until = addDays(today, 30);
  const pause = (from: string, to: string, as = token) =>
    server.call('POST', '/v1/pauses', { token: as, body: { from, to, until } });
  assert.equal((await pause(addDays(old, 1), addDays(old, 3), coordinator.token)).status, 403);
  assert.equal((await pause(addDays(old, 3), addDays(old, 1))).status, 400);
  const { id } = (await pause(addDays(old, 1), addDays(old, 3))).json;
  // Coordinators see what they could otherwise not explain.
  assert.deepEqual((await server.call('GET', '/v1/pauses', { token: coordinator.token })).json.pauses, [
    { id, from: addDays(old, 1), to: addDays(old, 3), until },
  ]);
  const told = async (of = person) =>
    (await server.call('POST', '/v1/held', { token, body: { person: of } })).json.held.map(
      (one: { until: string; entry: { occurredAt: string } }) => [
        one.entry.occurredAt.slice(0, 10),
        one.until,
      ],
    );
  const fade = (now: number) => {
    const blurring = createBlurring({
      ...{ projector: createProjector([]), kinds: testKinds, sha256, effectOf: () => undefined },
    });
    return server.database.inOrganization(place.org, (tx) =>
      blurring.run(tx, {
        ...{ org: place.org, id: anyId(), kind: blurring.kind, dueAt: now, now, rings: 0, payload: {} },
      }),
    );
  };
  assert.deepEqual(await told(), [
    [old, addDays(old, 10)],
    [addDays(old, 1), until],
  ]);
  await fade(Date.now());
  assert.deepEqual(await told(), [[addDays(old, 1), until]]);
  assert.equal((await told(gone)).length, 1);
  const order = writer.entry({ kind: 'log.erase', version: 1, body: { person: gone } });
  await server.call('POST', '/v1/entries', { token, body: { entries: [order] } });
  assert.deepEqual(await told(gone), []);
  assert.equal(
    (
      await server.database.inOrganization(place.org, (tx) =>
        tx.rows(
          sql`select 1 from entry where org_id = ${place.org} and text like ${`%${gone}%`} and id <> ${order.id}`,
        ),
      )
    ).length,
    0,
  );
  // The day after the last one of the pause.
  await fade(Date.now() + 31 * dayMs);
  assert.deepEqual(await told(), []);
  assert.equal((await server.call('DELETE', `/v1/pauses/${id}`, { token: coordinator.token })).status, 403);
  assert.equal((await server.call('DELETE', `/v1/pauses/${id}`, { token })).status, 200);
  assert.equal((await server.call('DELETE', `/v1/pauses/${id}`, { token })).status, 404);
  assert.deepEqual((await server.call('GET', '/v1/pauses', { token })).json.pauses, []);
});
