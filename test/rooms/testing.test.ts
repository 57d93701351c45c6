import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Entry, JsonObject } from '#log/index.ts';
import { sealPart } from '#log/sealed.ts';
import { kindRegistry } from '#programs/kinds.ts';
import { type AfterSaid, afterKind, type TestResult } from '#programs/testing/after-entries.ts';
import { changed, foldChains } from '#programs/testing/rules/chain.ts';
import { pageOf } from '#programs/testing/rules/page.ts';
import { createCipher } from '#vault/cipher.ts';
import { newSecret } from '#vault/secret.ts';
import { dumpTables } from '../support/dump.ts';
import { createWriter } from '../support/log.ts';
import { anyId } from '../support/postgres.ts';
import { setUpTestServer, startTestServer } from '../support/server.ts';
import { vaultRandom } from '../support/vault.ts';

/** Two organizations do the same work: in one the test is reactive and somebody is walked along, in the other nothing was found. */

const when = `${new Date(Date.now() - 3_600_000).toISOString().slice(0, 19)}+00:00`;

/** A test, its reading, and two more words, with a blank one: all that a server has of it, without what is chance. */
const work = async (result: TestResult, words: readonly Partial<AfterSaid>[]) => {
  const server = await startTestServer();
  const { token, place } = await setUpTestServer(server);
  const cipher = createCipher({ org: place.org, secret: newSecret(vaultRandom), random: vaultRandom });
  const writer = createWriter(place);
  const write = (kind: string, body: JsonObject, values?: JsonObject): Entry => {
    const known = kindRegistry.find(kind);
    assert.ok(known);
    const entry = writer.entry({ kind, body, occurredAt: when, recordedAt: when, subject: anyId() });
    const sealed = sealPart(cipher, known, entry.id, values);
    assert.ok(sealed.ok);
    return { ...entry, ...(sealed.value !== undefined && { sealed: sealed.value }) };
  };
  const about = (said: AfterSaid): Entry => write(afterKind.kind, {}, pageOf(said));
  const id = anyId();
  const said = { test: id, infection: 'hcv', method: 'antibody' };
  const [chain] = foldChains([
    {
      id,
      hlc: '1',
      day: '2026-03-01',
      subject: anyId(),
      said: { test: id, infection: 'hcv', on: '2026-03-01', result },
    },
  ]);
  assert.ok(chain);
  const entries = [
    write('testing.test', { ...said, agreed: 'said' }),
    about({ test: id, infection: 'hcv', on: '2026-03-01', called: 'Luz' }),
    write('testing.reading', { ...said, came: 'read' }, { result }),
    about(changed(chain, { called: 'Luz' })),
    ...words.map((word) => about(Object.keys(word).length === 0 ? {} : changed(chain, word))),
  ];
  const { json } = await server.call('POST', '/v1/entries', { token, body: { entries } });
  assert.deepEqual(
    json.verdicts.map(({ verdict }: { verdict: string }) => verdict),
    entries.map(() => 'accepted'),
  );
  const rows = await dumpTables(server.database);
  // Those that the server has for itself come in their own time.
  const timers = rows.filter((row) => row.startsWith('timer ') && row.includes('"testing'));
  /** Kind, open body and length of every entry, in the order in which they came. */
  const seen = entries.map(({ id: own }) => {
    const row = rows.find((each) => each.startsWith('entry ') && each.includes(own)) ?? '';
    // Of the moment at which it came no digit is said that it has not: their number is chance.
    return [/"kind": ?"([a-z.-]+)"/.exec(row)?.[1], row.replace(/(:\d\d)\.\d+/g, '$1').length];
  });
  const tables = rows
    .filter((row) => row.startsWith('testing_'))
    .map((row) => row.replace(/"(?:site|org_id)": "[^"]+"/g, ''));
  return {
    seen,
    timers,
    tables,
    clear: rows.filter((row) => row.includes('Luz') || /[^-]reactive/.test(row)),
  };
};

test('a server has the same of a test that was reactive and of one that was not: kinds, bytes, tables and timers', async () => {
  const [reactive, none, unclear] = await Promise.all([
    work('reactive', [
      { stages: { told: '2026-03-02' } },
      { stages: { confirmed: '2026-03-20' }, reported: '2026-03-20' },
    ]),
    work('not-reactive', [{ stages: { told: '2026-03-02' } }, {}]),
    work('unclear', [{ next: { what: 'next-test', by: '2026-04-02' } }, { wish: 'no-more', next: '' }]),
  ]);
  assert.equal(reactive.seen.length, 6);
  assert.ok(reactive.seen.every(([kind, length]) => kind !== undefined && Number(length) > 200));
  for (const other of [none, unclear]) {
    assert.deepEqual(other.seen, reactive.seen);
    assert.deepEqual(other.tables, reactive.tables);
  }
  for (const { clear, timers } of [reactive, none, unclear]) assert.deepEqual([clear, timers], [[], []]);
});
