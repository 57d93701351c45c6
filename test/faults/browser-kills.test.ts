import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import { createPrng } from '#sample/prng.ts';
import { heldBy, serviceWorkerReady, startSetUpApp, untilLine } from '../support/app.ts';
import { startBrowser } from '../support/browser.ts';
import { freePort, freshDataDir, startCli } from '../support/cli.ts';
import { type Fault, startFaultProxy } from '../support/fault-proxy.ts';
import { pidOfPostgres, setUp } from '../support/faults.ts';
import { until } from '../support/patience.ts';
import { resume, startSaver } from '../support/saver.ts';

/** The app in a real browser while everything around it dies. What the screen called saved must be on the server once. */

const rounds = Number(process.env['ROUNDS'] ?? 4);
const chance = createPrng(Number(process.env['SEED'] ?? 20_261));

test('Chromium killed again and again in the middle of saves keeps everything it called saved', async (t) => {
  const app = await startSetUpApp();
  const first = await startBrowser(t);
  await resume(first.page, app.url);
  const { profile } = first;
  const told: number[] = [];
  let browser = first;
  for (let round = 1; round <= rounds; round += 1) {
    const saver = startSaver(browser.page, round * 1_000);
    const enough = chance.int(4, 12);
    await until(() => saver.saved.length >= enough);
    await browser.kill();
    told.push(...saver.saved);
    browser = await startBrowser(t, { profile });
    await resume(browser.page, app.url);
  }
  await untilLine(browser.page, /(\d+) of \1 sent/);
  compare(`kill -9 of Chromium, ${rounds} times`, told, await figuresOf(app));
});

test('a browser whose session was not on the disk yet comes back as the installation that it was: nothing waits for a person', async (t) => {
  const app = await startSetUpApp();
  const { page } = await startBrowser(t);
  await resume(page, app.url);
  const told: number[] = [];
  for (const from of [1, 1_000]) {
    const saver = startSaver(page, from);
    await until(() => saver.saved.length >= 6);
    await saver.stop();
    told.push(...saver.saved);
    // What a browser that dies within seconds of a sign-in never wrote.
    await page.evaluate(() => localStorage.clear());
    await resume(page, app.url);
  }
  await untilLine(page, /(\d+) of \1 sent/);
  compare('sessions lost twice', told, await figuresOf(app));
  const { json } = await app.server.call('GET', '/v1/quarantine', { token: app.token });
  assert.deepEqual(json.held, []);
});

test('a browser goes on through a server and a PostgreSQL that are killed, and through a broken network', async (t) => {
  const dataDir = freshDataDir();
  const port = String(await freePort());
  let server = await startCli({ DATA_DIR: dataDir, PORT: port });
  const faults: Fault[] = ['none'];
  const proxy = await startFaultProxy({ port: Number(port) }, { fraction: chance.next }, faults);
  after(proxy.stop);
  const { token } = await setUp(server);
  // The app is fetched and installed first; then the network turns bad under the same address.
  const { page } = await startBrowser(t);
  const url = proxy.url.replace('127.0.0.1', 'localhost');
  await resume(page, url);
  await serviceWorkerReady(page);
  faults.push('cut-request', 'drop-answer', 'cut-answer', 'delay', 'none');
  const cutting = setInterval(proxy.cut, 200);
  after(() => clearInterval(cutting));
  const saver = startSaver(page, 1);
  const untilSaved = async (more: number): Promise<void> => {
    const enough = saver.saved.length + more;
    await until(() => saver.saved.length >= enough);
  };
  await untilSaved(8);
  process.kill(pidOfPostgres(dataDir), 'SIGKILL');
  await untilSaved(15);
  server.child.kill('SIGKILL');
  await server.ended;
  server = await startCli({ DATA_DIR: dataDir, PORT: port });
  await untilSaved(8);
  await saver.stop();
  // Back in signal, over and over: the app tries at once each time.
  const tryAgain = (): Promise<void> =>
    page.evaluate(() => {
      dispatchEvent(new Event('online'));
    });
  const cuts = (): number =>
    proxy.counts['cut-request'] + proxy.counts['drop-answer'] + proxy.counts['cut-answer'];
  await until(async () => {
    await tryAgain();
    return cuts() > 5;
  });
  clearInterval(cutting);
  await until(async () => {
    await tryAgain();
    return /^(\d+) of \1 sent/.test((await page.locator('.sync-line').textContent()) ?? '');
  });
  const call = async (method: string, path: string) => ({
    status: 200,
    headers: new Headers(),
    json: await (
      await fetch(`${server.url}${path}`, { method, headers: { authorization: `Bearer ${token}` } })
    ).json(),
  });
  console.log(`the network: ${JSON.stringify(proxy.counts)}`);
  compare('server, PostgreSQL and network', saver.saved, await figuresOf({ server: { call }, token }));
  server.child.kill('SIGINT');
  await server.ended;
});

const figuresOf = async (app: Parameters<typeof heldBy>[0]): Promise<readonly number[]> =>
  (await heldBy(app))
    .filter(({ kind }) => kind === 'exchange.handout')
    .flatMap(({ body }) => (body.lines ?? []).map(({ quantity }) => quantity));

/** Counts what was called saved and is not on the server, prints it, and fails unless it is none. */
const compare = (what: string, told: readonly number[], held: readonly number[]): void => {
  const lost = told.filter((figure) => !held.includes(figure));
  console.log(`${what}: called saved ${told.length}, on the server ${held.length}, lost ${lost.length}`);
  assert.ok(told.length > 10, 'saves were under way');
  assert.deepEqual(lost, []);
  assert.equal(new Set(held).size, held.length, 'nothing is there twice');
};
