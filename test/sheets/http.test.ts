import assert from 'node:assert/strict';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, test } from 'node:test';
import type { Capability } from '#contract/capability.ts';
import { rolesThatMay } from '#contract/roles.ts';
import { until } from '../support/patience.ts';
import { anyId } from '../support/postgres.ts';
import { setUpTestServer, startTestServer } from '../support/server.ts';

const folder = await mkdtemp(join(tmpdir(), 'sheets-http-'));
after(() => rm(folder, { recursive: true }));
const server = await startTestServer({ uploadFolder: folder });
const { token } = await setUpTestServer(server);
const call = (method: string, path: string, body?: unknown) =>
  server.call(method, path, { token, ...(body !== undefined && { body }) });

const upload = async (content: string): Promise<string> => {
  const begun = await call('POST', '/v1/uploads');
  assert.equal(begun.status, 201, JSON.stringify(begun.json));
  const bytes = Buffer.from(content);
  for (let at = 0; at < bytes.length; at += 100) {
    const data = bytes.subarray(at, at + 100).toString('base64');
    const piece = await call('POST', `/v1/uploads/${begun.json.id}/pieces`, { at, data });
    assert.deepEqual(piece.json, { bytes: Math.min(at + 100, bytes.length) });
  }
  return begun.json.id;
};

test('a spreadsheet goes from upload to report over HTTP with the mapping that was suggested', async () => {
  const rows = Array.from(
    { length: 40 },
    (_, index) => `${index + 1},2024-03-${String((index % 28) + 1).padStart(2, '0')},10`,
  );
  const id = await upload(`No,Date,1 ml\n${rows.join('\n')}\n41,soon,1\n`);
  const look = await call('POST', `/v1/uploads/${id}/look`, { fileName: 'March.csv' });
  assert.equal(look.status, 200, JSON.stringify(look.json));
  const { mapping } = look.json.suggestion;
  // The column has one odd row, so the suggestion asks for the format.
  assert.deepEqual(look.json.suggestion.open, [{ part: 'date.format', formats: ['YYYY-MM-DD'] }]);
  assert.equal(mapping.date.format, 'YYYY-MM-DD');
  const started = await call('POST', '/v1/imports', { upload: id, mapping, dryRun: false });
  assert.equal(started.status, 201, JSON.stringify(started.json));
  const ask = () => call('GET', `/v1/imports/${started.json.job}`);
  await until(async () => (await ask()).json.state !== 'running');
  const status = await ask();
  assert.equal(status.json.state, 'done', JSON.stringify(status.json));
  assert.equal(status.json.report.entries.new, 40);
  assert.deepEqual(status.json.report.problems, [{ row: 42, column: 'Date', code: 'date-format' }]);
  const bad = await call('GET', `/v1/imports/${started.json.job}/bad-rows`);
  assert.match(bad.json, /42,Date: /);
  const report = await call('GET', '/v1/reports/exchange.items?from=2024-03-01&to=2024-03-31');
  assert.equal(report.json.rows[0].quantity, 400);
});

test('a mapping that makes no sense is told by its part', async () => {
  const id = await upload('Date\n2024-01-01\n');
  const wrong = await call('POST', '/v1/imports', { upload: id, mapping: { format: 'x' }, dryRun: true });
  assert.equal(wrong.status, 422);
  assert.equal(wrong.json.code, 'mapping-invalid');
});

test('only coordinators and admins may import, and nobody without a token', async () => {
  const paths = server.routes.filter(({ path }) => /^\/v1\/(uploads|imports)/.test(path));
  assert.equal(paths.length, 7);
  for (const { method, path, needs } of paths) {
    assert.deepEqual(rolesThatMay(needs as Capability), ['coordinator', 'admin']);
    const answer = await server.call(
      method,
      path.replace('{id}', anyId()),
      method === 'POST' ? { body: {} } : {},
    );
    assert.equal(answer.status, 401, path);
  }
});
