import assert from 'node:assert/strict';
import { after, describe, it } from 'node:test';
import { createRules } from '#app/store/rules.ts';
import { createHttpLeader } from '#app/sync/adapters/http-leader.ts';
import { createSaving } from '#app/sync/saving.ts';
import { openTab } from '#app/sync/tab.ts';
import { clock, random, sha256 } from '#cli/adapters/ports.ts';
import { kindRegistry } from '#programs/kinds.ts';
import { heldBy, serviceWorkerReady, startSetUpApp } from '../support/app.ts';
import { startBrowser } from '../support/browser.ts';
import { type Fault, startFaultProxy } from '../support/fault-proxy.ts';
import { createMemoryStore } from '../support/memory-store.ts';
import { patience, until } from '../support/patience.ts';
import { resume, startSaver } from '../support/saver.ts';
import { setUpTestServer, startTestServer } from '../support/server.ts';

/**
 * A line that dies without telling either side. Nothing ends such a request but the device's own patience: it must give
 * up, try again, and lose nothing. What it offers again the server may have had all along.
 */

/** Dead at once, dead in the middle of the request, dead before the answer; and again. */
const stages = () => {
  let next = -1;
  return {
    fraction: () => {
      next += 1;
      return ((next % 3) + 0.5) / 3;
    },
  };
};

const isPush = (line: string): boolean => line.startsWith('POST /v1/entries ');

const app = await startSetUpApp();

// Both mostly wait.
describe('a line that died', { concurrency: 2 }, () => {
  it('a device gives up on a line that died, tries again and loses nothing', async () => {
    const server = await startTestServer();
    const { token, place } = await setUpTestServer(server);
    const faults: Fault[] = ['half-open'];
    const target = { port: Number(new URL(server.url).port) };
    // Fractions pick the fault too, of which there is one at a time.
    const proxy = await startFaultProxy(target, stages(), faults);
    after(proxy.stop);
    const opened = await openTab({
      org: place.org,
      store: createMemoryStore(),
      leader: createHttpLeader({ base: proxy.url, token: () => token, silenceMs: patience(1_000) }),
      locks: {
        hold: (_name, granted) => {
          granted();
          return () => {};
        },
      },
      channel: { post: () => {}, listen: () => () => {} },
      timers: {
        after: (ms, work) => {
          const timer = setTimeout(work, ms);
          return () => clearTimeout(timer);
        },
      },
      wake: () => () => {},
      rules: async () => createRules(),
      kinds: kindRegistry,
      saving: async () => createSaving(sha256),
      clock,
      random,
    });
    assert.ok(opened.ok);
    const tab = opened.value;
    after(tab.close);
    const saved: string[] = [];
    const save = async (quantity: number): Promise<void> => {
      const body = { channel: 'fixed', lines: [{ item: 'cooker', quantity }] };
      const done = await tab.recorder(place).record([{ kind: 'exchange.handout', version: 1, body }], 'new');
      assert.ok(done.ok);
      saved.push(...done.value.map(({ id }) => id));
    };
    for (let quantity = 1; quantity <= 30; quantity += 1) await save(quantity);
    await until(async () => {
      tab.syncNow();
      return proxy.givenUp.filter(isPush).length >= 4;
    });
    assert.equal(tab.status().sent, 0, 'nothing is called sent that nobody answered');
    assert.equal(tab.status().waiting, 30);
    faults[0] = 'none';
    await save(31);
    await until(() => {
      tab.syncNow();
      return tab.status().sent === 31;
    });
    const held = (await heldBy({ server, token })).map(({ id }) => id);
    const lost = saved.filter((id) => !held.includes(id));
    console.log(`half-open: given up ${proxy.givenUp.length}, saved ${saved.length}, lost ${lost.length}`);
    assert.deepEqual(lost, []);
    assert.deepEqual(held.toSorted(), saved.toSorted(), 'each is there once');
  });

  it('Chromium gives up after half a minute on a line that died, tries again and loses nothing', async (t) => {
    const faults: Fault[] = ['none'];
    const proxy = await startFaultProxy({ port: Number(new URL(app.url).port) }, stages(), faults);
    t.after(proxy.stop);
    const { page } = await startBrowser(t);
    await resume(page, proxy.url.replace('127.0.0.1', 'localhost'));
    await serviceWorkerReady(page);
    faults[0] = 'half-open';
    proxy.cut();
    const saver = startSaver(page, 1);
    await until(() => saver.saved.length >= 20);
    await saver.stop();
    const pushesGivenUp = (): number => proxy.givenUp.filter(isPush).length;
    // The app's own half minute, unchanged.
    await until(() => pushesGivenUp() >= 1, 120_000);
    assert.match((await page.locator('.sync-line').textContent()) ?? '', /, 0 sent/);
    faults[0] = 'none';
    await until(async () => /^(\d+) of \1 sent/.test((await page.locator('.sync-line').textContent()) ?? ''));
    const held = (await heldBy(app)).flatMap(({ kind, body }) =>
      kind === 'exchange.handout' ? (body.lines ?? []).map(({ quantity }) => quantity) : [],
    );
    const lost = saver.saved.filter((figure) => !held.includes(figure));
    console.log(
      `half-open, Chromium: given up ${proxy.givenUp.length} (${pushesGivenUp()} pushes), called saved ${saver.saved.length}, lost ${lost.length}`,
    );
    assert.deepEqual(lost, []);
    assert.equal(new Set(held).size, held.length, 'each is there once');
  });
});
