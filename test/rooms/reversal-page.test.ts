import assert from 'node:assert/strict';
import { test } from 'node:test';
import { startBrowser } from '../support/browser.ts';
import { setUpTestServer, startTestServer } from '../support/server.ts';

const server = await startTestServer();
const { token } = await setUpTestServer(server);
const address = `${server.url}/p/reversal`;
const year = new Date(Date.now()).getUTCFullYear();
const answers = async (): Promise<readonly string[]> => {
  const period = `from=${year - 1}-01-01&to=${year}-12-31`;
  const { status, json } = await server.call('GET', `/v1/reports/naloxone.reversal-answers?${period}`, {
    token,
  });
  assert.equal(status, 200);
  return json.rows.map((row: { question: string; answer: string }) => `${row.question} ${row.answer}`);
};

test('a person tells of an overdose in a browser without script, and the report counts it', async (t) => {
  const browser = (await startBrowser(t)).context.browser();
  assert.ok(browser);
  const context = await browser.newContext({
    javaScriptEnabled: false,
    locale: 'es-MX',
    viewport: { width: 360, height: 740 },
  });
  const page = await context.newPage();
  await page.goto(address);
  await page.getByRole('heading', { level: 1, name: 'Cuéntanos de una sobredosis' }).waitFor();
  await page.getByRole('button', { name: 'Enviar' }).click();
  await page.getByRole('alert').getByText('No elegiste nada').waitFor();
  await page.getByLabel('Aerosol nasal 4 mg').selectOption('2');
  await page.getByRole('group', { name: '¿La persona sobrevivió?' }).getByLabel('Sí').check();
  await page.getByRole('group', { name: '¿De dónde era el kit?' }).getByLabel('Prefiero no decir').check();
  await page.getByRole('button', { name: 'Enviar' }).click();
  await page.getByRole('heading', { level: 1, name: 'Gracias' }).waitFor();
  assert.deepEqual(await context.cookies(), []);
  assert.deepEqual(await answers(), [
    'doses 2',
    'kit-source rather-not-say',
    'product nasal-4mg',
    'survived yes',
  ]);
  const { json } = await server.call('GET', '/v1/entries', { token });
  const [{ entry }] = json.entries.slice(-1);
  assert.match(entry.occurredAt, /T00:00:00/);
  assert.equal(entry.subject, undefined);
  assert.equal(entry.visit, undefined);
});

test('nothing that was sent is in the server log', async () => {
  const sent = await fetch(address, {
    method: 'POST',
    redirect: 'manual',
    headers: { 'content-type': 'application/x-www-form-urlencoded' },
    body: 'area=QZ7&setting=camp&lang=en',
  });
  assert.equal(sent.status, 303);
  assert.ok(!server.lines.some((line) => /QZ7|camp|127\.0\.0\.1/.test(line)));
});
