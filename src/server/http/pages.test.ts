import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Entry } from '#log/index.ts';
import { limits } from '#log/index.ts';
import { createWriter } from '../../../test/support/log.ts';
import { anyId } from '../../../test/support/postgres.ts';
import { setUpTestServer, startTestServer } from '../../../test/support/server.ts';

/** No answer grows with what is stored: long lists come in pages that together hold everything once. */

const server = await startTestServer();
const { token, place } = await setUpTestServer(server);

const pushAll = async (entries: readonly Entry[]): Promise<readonly string[]> => {
  const verdicts: string[] = [];
  for (let from = 0; from < entries.length; from += limits.batchEntries) {
    const body = { entries: entries.slice(from, from + limits.batchEntries) };
    const { json } = await server.call('POST', '/v1/entries', { token, body });
    verdicts.push(...json.verdicts.map((one: { verdict: string; code?: string }) => one.code ?? one.verdict));
  }
  return verdicts;
};

/** Every page of a list, in order. */
const pagesOf = async <T>(path: string, list: string, limit = 100): Promise<readonly (readonly T[])[]> => {
  const pages: T[][] = [];
  for (let after: string | undefined = ''; after !== undefined; ) {
    const query = `limit=${limit}${after === '' ? '' : `&after=${encodeURIComponent(after)}`}`;
    const { json, status } = await server.call('GET', `${path}?${query}`, { token });
    assert.equal(status, 200, JSON.stringify(json));
    assert.ok(json[list].length <= limit);
    pages.push(json[list]);
    after = json.next;
  }
  return pages;
};

test('held entries come in pages, each once, also while some are decided', async () => {
  const writer = createWriter(place);
  const strays = Array.from({ length: 620 }, () => writer.entry({ author: anyId() }));
  assert.deepEqual(new Set(await pushAll(strays)), new Set(['worker-unknown']));
  const pages = await pagesOf<{ key: string; entry: Entry }>('/v1/quarantine', 'held');
  assert.deepEqual(
    pages.map((page) => page.length),
    [100, 100, 100, 100, 100, 100, 20],
  );
  assert.deepEqual(
    pages
      .flat()
      .map(({ entry }) => entry.id)
      .toSorted(),
    strays.map(({ id }) => id).toSorted(),
  );
  const { json: first } = await server.call('GET', '/v1/quarantine?limit=1', { token });
  await server.call('POST', `/v1/quarantine/${first.held[0].key}/dismiss`, { token });
  const { json: second } = await server.call(
    'GET',
    `/v1/quarantine?limit=1&after=${encodeURIComponent(first.next)}`,
    { token },
  );
  assert.deepEqual(
    second.held.map((held: { key: string }) => held.key),
    [pages[0]?.[1]?.key],
  );
});

test('one entry corrected over and over is held back at last, and its history comes in pages', async () => {
  const writer = createWriter(place);
  const first = writer.entry();
  const chain = [first];
  while (chain.length < limits.familyEntries + 300)
    chain.push(writer.entry({ supersedes: [chain.at(-1)?.id ?? ''] }));
  const verdicts = await pushAll(chain);
  assert.deepEqual(new Set(verdicts.slice(0, limits.familyEntries)), new Set(['accepted']));
  assert.equal(verdicts[limits.familyEntries], 'too-many-corrections');
  // A star: all correct the same one.
  const other = writer.entry();
  const star = Array.from({ length: limits.familyEntries + 250 }, () =>
    writer.entry({ supersedes: [other.id] }),
  );
  const fates = await pushAll([other, ...star]);
  assert.deepEqual(new Set(fates.slice(limits.familyEntries)), new Set(['too-many-corrections']));
  for (const { id } of [first, other]) {
    const pages = await pagesOf<Entry>(`/v1/entries/${id}/history`, 'entries');
    const seen = pages.flat();
    assert.equal(seen.length, limits.familyEntries);
    assert.equal(new Set(seen.map((entry) => entry.id)).size, seen.length);
    assert.deepEqual(
      seen,
      seen.toSorted((a, b) => (a.hlc < b.hlc ? -1 : 1)),
    );
  }
});

test('forks are listed with some of their tips, the one that counts first', async () => {
  const { json } = await server.call('GET', '/v1/forks', { token });
  assert.equal(json.forks.length, 1);
  const tips: readonly Entry[] = json.forks[0];
  assert.equal(tips.length, 20);
  assert.deepEqual(
    tips,
    tips.toSorted((a, b) => (a.hlc > b.hlc ? -1 : 1)),
  );
});

test('a cursor that was never given is refused', async () => {
  for (const after of [
    '',
    'x',
    '0001-01-01T00:00:00Z_x',
    `9999-99-99T00:00:00Z_${anyId()}.${'0'.repeat(64)}`,
  ])
    assert.equal((await server.call('GET', `/v1/quarantine?after=${after}`, { token })).status, 400, after);
  assert.equal((await server.call('GET', `/v1/entries/${anyId()}/history?after=x`, { token })).status, 400);
});
