import assert from 'node:assert/strict';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, test } from 'node:test';
import { createBreath } from '#sheets/import/breath.ts';
import { openCsv } from '#sheets/read/csv.ts';
import { setUpTestServer, startTestServer } from '../support/server.ts';

/** A spreadsheet, whatever is in it, does not keep the server from everybody else. Counted in turns, not in seconds. */

const folder = await mkdtemp(join(tmpdir(), 'sheets-turns-'));
after(() => rm(folder, { recursive: true }));

/** How often something else had its turn while `work` ran. */
const turnsDuring = async (work: () => Promise<unknown>): Promise<number> => {
  let turns = 0;
  let isOver = false;
  const count = (): void => {
    turns += 1;
    if (!isOver) setImmediate(count);
  };
  setImmediate(count);
  await work();
  isOver = true;
  return turns;
};

test('mapping gives others a turn by the cells it went through', async () => {
  const breathe = createBreath();
  const turns = await turnsDuring(async () => {
    for (let row = 0; row < 1_000; row += 1) await breathe(400);
  });
  assert.ok(turns >= 90, String(turns));
});

test('reading gives others a turn, and its reader a chance to stop, also where nothing is written', async () => {
  const path = join(folder, 'empty.csv');
  await writeFile(path, '\n'.repeat(200_000));
  const opened = await openCsv(path);
  assert.ok(opened.ok);
  let pieces = 0;
  const turns = await turnsDuring(async () => {
    for await (const piece of opened.value.pieces()) {
      assert.ok(piece.ok);
      pieces += 1;
    }
  });
  assert.equal(pieces, 41);
  assert.ok(turns >= 40, String(turns));
});

test('a look at a sheet of 16 000 columns or texts of a megabyte guesses from a part and answers with a part', async () => {
  const server = await startTestServer({ uploadFolder: folder });
  const { token, place } = await setUpTestServer(server);
  const look = async (content: string) => {
    const { json } = await server.call('POST', '/v1/uploads', { token });
    await writeFile(join(folder, place.org, json.id), content);
    const answer = await server.call('POST', `/v1/uploads/${json.id}/look`, { token, body: {} });
    assert.equal(answer.status, 200, JSON.stringify(answer.json));
    return answer.json;
  };
  const names = Array.from({ length: 16_000 }, (_, n) => `Syringe 1 ml ${n}`);
  const wide = await look(`Date,${names.join(',')}\n${`2024-01-01,${'1,'.repeat(16_000)}\n`.repeat(20)}`);
  assert.equal(wide.suggestion.mapping.date.column, 'Date');
  const [target] = wide.suggestion.mapping.targets;
  // Hundreds of columns of one name are asked about, never guessed; what is answered is a part.
  assert.ok((target?.items.columns.length ?? 0) < 500);
  assert.ok(wide.suggestion.open.length > 0);
  assert.ok(JSON.stringify(wide).length < 1_000_000);
  const long = await look(`Date,Note\n${`2024-01-01,${'a b '.repeat(250_000)}\n`.repeat(5)}`);
  assert.ok(JSON.stringify(long).length < 100_000);
});
