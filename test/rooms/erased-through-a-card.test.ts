import assert from 'node:assert/strict';
import { test } from 'node:test';
import { sql } from '#database/sql.ts';
import { type Entry, type JsonObject, type Kind, timeToDate } from '#log/index.ts';
import { openPart, sealPart } from '#log/sealed.ts';
import { kindRegistry } from '#programs/kinds.ts';
import { afterKind } from '#programs/testing/after-entries.ts';
import { readingKind, testKind } from '#programs/testing/entries.ts';
import { foldChains, subjectsToErase } from '#programs/testing/rules/chain.ts';
import { pageOf } from '#programs/testing/rules/page.ts';
import { foldTests } from '#programs/testing/rules/tests.ts';
import { fileKind, holderKind } from '#programs/treatment/entries.ts';
import { createCipher } from '#vault/cipher.ts';
import { newSecret } from '#vault/secret.ts';
import { createWriter } from '../support/log.ts';
import { anyId } from '../support/postgres.ts';
import { setUpTestServer, startTestServer } from '../support/server.ts';
import { vaultRandom } from '../support/vault.ts';

/** A card leads to tests and to a file through sealed parts alone. Whoever is erased takes all of that, and nobody else's. */

const server = await startTestServer();
const { token, place } = await setUpTestServer(server);
const cipher = createCipher({ org: place.org, secret: newSecret(vaultRandom), random: vaultRandom });
const writer = createWriter(place);
const when = `${new Date(Date.now() - 3_600_000).toISOString().slice(0, 19)}+00:00`;

const write = (
  { kind }: Pick<Kind, 'kind'>,
  body: JsonObject,
  subject: string,
  values?: JsonObject,
): Entry => {
  const known = kindRegistry.find(kind);
  assert.ok(known);
  const entry = writer.entry({ kind, body, occurredAt: when, recordedAt: when, subject });
  const sealed = sealPart(cipher, known, entry.id, values);
  assert.ok(sealed.ok);
  return { ...entry, ...(sealed.value !== undefined && { sealed: sealed.value }) };
};
const push = async (entries: readonly Entry[]): Promise<void> => {
  const { json } = await server.call('POST', '/v1/entries', { token, body: { entries } });
  assert.deepEqual(
    json.verdicts.map(({ verdict }: { verdict: string }) => verdict),
    entries.map(() => 'accepted'),
  );
};
const pulled = async (): Promise<readonly Entry[]> => {
  const { json } = await server.call('GET', '/v1/entries', { token });
  return json.entries.map(({ entry }: { entry: Entry }) => entry);
};

/** A test, what came of it and a file, of whoever holds a card. */
const live = async (person: string): Promise<readonly string[]> => {
  const [id, file] = [anyId(), anyId()];
  const said = { test: id, infection: 'hcv', method: 'antibody' };
  const about = { test: id, infection: 'hcv', on: timeToDate(when), person };
  const own = [
    write(testKind, { ...said, agreed: 'said' }, anyId(), { called: 'Luz' }),
    write(readingKind, { ...said, came: 'read' }, anyId(), { result: 'reactive' }),
    write(afterKind, {}, anyId(), pageOf(about)),
    write(afterKind, {}, anyId(), pageOf({ ...about, stages: { told: timeToDate(when) } })),
    write(fileKind, { file }, file, { words: 'To sleep' }),
    write(holderKind, { file }, file, { person }),
  ];
  await push(own);
  return own.map(({ id: entry }) => entry);
};

test('whoever is erased by their card takes their tests, what came of them and their file, and leaves those of others', async () => {
  const [theirs, others] = [anyId(), anyId()];
  const [own, left] = [await live(theirs), await live(others)];
  // As a device with keys finds it: by nothing but what it can open.
  const entries = await pulled();
  const pages = entries.flatMap((entry) => {
    const said = entry.kind === afterKind.kind ? openPart(cipher, afterKind, entry) : undefined;
    const { id, hlc, subject, occurredAt } = entry;
    return said === undefined ? [] : [{ id, hlc, subject, said, day: timeToDate(occurredAt) }];
  });
  const chains = foldChains(pages).filter(({ person }) => person === theirs);
  const tests = foldTests(entries).filter(({ id }) => chains.some((chain) => chain.test === id));
  const files = entries.flatMap((entry) =>
    entry.kind === holderKind.kind && openPart(cipher, holderKind, entry)?.person === theirs
      ? [String(entry.body['file'])]
      : [],
  );
  assert.deepEqual([chains.length, tests.length, files.length], [1, 1, 1]);
  const gone = subjectsToErase(
    [...chains.flatMap(({ subjects }) => subjects), ...tests.flatMap(({ subjects }) => subjects)],
    pages,
  );
  await push(
    [...gone, ...files].map((person) =>
      writer.entry({ kind: 'log.erase', body: { person }, occurredAt: when, recordedAt: when }),
    ),
  );
  const after = new Map((await pulled()).map((entry) => [entry.id, entry]));
  for (const id of own) {
    const entry = after.get(id);
    assert.deepEqual([entry?.subject, entry?.sealed], [undefined, undefined], entry?.kind);
  }
  for (const id of left) {
    const entry = after.get(id);
    assert.ok(entry?.subject !== undefined && entry.sealed !== undefined, entry?.kind);
  }
  const rows = await server.database.inOrganization(place.org, (tx) =>
    tx.rows<{ id: string; text: string }>(sql`select id, text from entry where org_id = ${place.org}`),
  );
  for (const { id, text } of rows) if (own.includes(id)) assert.doesNotMatch(text, /"sealed":"|"subject":"/);
});
