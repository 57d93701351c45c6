import assert from 'node:assert/strict';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, test } from 'node:test';
import type { Browser } from 'playwright-core';
import { clock, random } from '#cli/adapters/ports.ts';
import { locales } from '#kit/words/locales.ts';
import { offered } from '#programs/list.ts';
import { addressOf, type PublicPage } from '#public/page.ts';
import { openAuthority } from '#server/tls/authority.ts';
import { cutOff, smallTargets } from '../look/in-page.ts';
import { assertAccessible } from '../support/accessible.ts';
import { phone, startBrowser } from '../support/browser.ts';
import { dumpTables } from '../support/dump.ts';
import { setUpTestServer, startTestServer } from '../support/server.ts';

/** What holds of every page that the server lists: one that is added later is tested by being in the list. */

const folder = mkdtempSync(join(tmpdir(), 'alongside-pages-'));
after(() => rmSync(folder, { recursive: true, force: true }));
const authority = openAuthority({ clock, random }, folder);
const names = ['localhost', '127.0.0.1'];
/** Forms of one address are limited by the hour: each page is sent to in an hour of its own, however many pages there are. */
let hours = 0;
const server = await startTestServer({
  clock: { ...clock, now: () => clock.now() + hours * 3_600_000 },
  local: { ...authority, names, served: authority.serve(names), securePort: () => 8443 },
});
const { token } = await setUpTestServer(server);
// Pages of parts that wait to be turned on are read as those see them who turned them on.
const programs = offered.map(({ name }) => name);
const on = await server.call('PATCH', '/v1/organization', { token, body: { settings: { programs } } });
assert.equal(on.status, 200);
after(() => server.secureApp?.close());
const browser = (await startBrowser({ after })).context.browser();
assert.ok(browser);

const type = 'application/x-www-form-urlencoded';
const send = (path: string, body: string) =>
  fetch(`${server.url}${path}`, {
    method: 'POST',
    redirect: 'manual',
    headers: { 'content-type': type, 'user-agent': 'a phone', 'accept-language': 'es' },
    body,
  });
const formOf = (page: PublicPage) => (page.of === 'organization' ? page.form : undefined);
/** Each address of a page, and each stage it can stand in. */
const addressesOf = (page: PublicPage): readonly string[] => {
  const plain = page.of === 'server' ? [addressOf(page)] : [addressOf(page), addressOf(page, 'test-program')];
  return formOf(page) === undefined ? plain : plain.flatMap((path) => [path, `${path}?done=1`]);
};

/** What the server keeps for itself while it runs: its own timers and when it was last sure of the time. */
const ownTables = /^(timer|clock|contact|server)/;
const kept = async (): Promise<readonly string[]> =>
  (await dumpTables(server.database)).filter((row) => !ownTables.test(row));

/** One page without script for all that are read, and one with it for axe: none leaves anything behind that the next could find. */
const open = async (more: Parameters<Browser['newContext']>[0]) => {
  const context = await browser.newContext(more);
  return { context, page: await context.newPage() };
};
const plain = await open({ javaScriptEnabled: false });
const looked = await open({});
const asked: string[] = [];
const refused: string[] = [];
plain.page.on('request', (request) => asked.push(request.url()));
plain.page.on('console', (message) => refused.push(message.text()));
plain.page.on('requestfailed', (request) => refused.push(`${request.url()} ${request.failure()?.errorText}`));

test('the reversal form and the page on trusting are in the list, each name once', () => {
  const paths = server.pages.map(({ path }) => path);
  for (const path of ['reversal', 'trust']) assert.ok(paths.includes(path), path);
  assert.equal(new Set(paths).size, paths.length);
  for (const path of paths) assert.match(path, /^[a-z]+(-[a-z]+)*$/);
});

for (const listed of server.pages)
  for (const { code } of locales) {
    const name = `${listed.path} in ${code}`;
    const at = (path: string): string => `${server.url}${path}${path.includes('?') ? '&' : '?'}lang=${code}`;

    test(`${name}: opens without script or account, asks no other server, leaves no cookie and says all in words`, async () => {
      const { context, page } = plain;
      asked.length = 0;
      refused.length = 0;
      for (const path of addressesOf(listed)) {
        const response = await page.goto(at(path));
        assert.equal(response?.status(), 200);
        const headers = response?.headers() ?? {};
        assert.equal(headers['cache-control'], 'no-store', path);
        assert.equal(headers['set-cookie'], undefined);
        assert.equal(headers['referrer-policy'], 'no-referrer');
        const html = await page.content();
        assert.match(html, new RegExp(`<html lang="${code}"`));
        assert.doesNotMatch(html, /<iframe|style=|javascript:|\son[a-z]+=/i);
        // A page that opens what only its reader has the key of brings one file of its own server for that, and nothing inline.
        const scripts = html.match(/<script[\s\S]*?<\/script>/gi) ?? [];
        assert.equal(scripts.length, listed.script === undefined ? 0 : 1);
        for (const script of scripts)
          assert.match(script, /^<script src="\/p\/script\/page-[0-9a-f]{12}\.js" defer=""><\/script>$/);
        // A message without words comes out as its id.
        const ids = new RegExp(`\\b(public|${listed.words('').split('.')[0]})\\.[a-z-]+`);
        assert.doesNotMatch(`${await page.locator('body').textContent()} ${await page.title()}`, ids);
        for (const link of await page
          .locator('a')
          .evaluateAll((all) => all.map((a) => a.getAttribute('href') ?? '')))
          assert.match(link, new RegExp(`^(#|/|https://(${names.join('|')}):8443/$)`), link);
        for (const address of await page
          .locator('form')
          .evaluateAll((all) =>
            all.map((form) => [form.getAttribute('method'), form.getAttribute('action')].join(' ')),
          ))
          assert.match(address, /^post \/[a-z/-]+$/);
      }
      assert.deepEqual(await context.cookies(), []);
      assert.ok(asked.length > 1);
      for (const address of asked)
        assert.ok(address.startsWith(`${server.url}/`) || address.startsWith('data:,'), address);
      assert.deepEqual(refused, []);
    });

    test(`${name}: axe finds nothing on a phone, also where something is missing, and all targets are large`, async () => {
      const { page } = looked;
      // In the colors of the night in one language: they are the same in all. All looks of all pages: npm run look.
      await page.emulateMedia({ colorScheme: code === 'en' ? 'dark' : 'light' });
      await page.setViewportSize(phone);
      for (const path of addressesOf(listed).slice(0, code === 'en' ? 1 : 2)) {
        await page.goto(at(path));
        for (const fold of await page.locator('summary').all()) await fold.click();
        await assertAccessible(page, { isOfColors: code === 'en' });
        assert.deepEqual([...(await page.evaluate(cutOff)), ...(await page.evaluate(smallTargets))], []);
      }
      // Where the questions are the buttons there is nothing to press without the key (directory-page.test.ts has one).
      if (formOf(listed)?.isSentByQuestions !== undefined || formOf(listed) === undefined) return;
      hours += 1;
      await page.goto(at(addressOf(listed)));
      await page.locator('button[type=submit]').click();
      await page.locator('[role=alert]').waitFor();
      await assertAccessible(page, { isOfColors: code === 'en' });
    });
  }

/** What was kept when it was last looked at. */
let before: readonly string[] = [];

for (const listed of server.pages) {
  test(`${listed.path}: opening it in whatever way changes nothing`, async () => {
    if (before.length === 0) before = await kept();
    const fields = [...(formOf(listed)?.questions ?? []), ...(formOf(listed)?.more ?? [])].map(
      ({ field }) => field,
    );
    for (const path of addressesOf(listed)) {
      const given = fields.map((field) => `${field}=rather-not-say`).join('&');
      for (const query of [
        given,
        `${given}&once=00000000-0000-7000-8000-000000000001`,
        'lang=es&lang=en&done=1&done=1',
      ])
        for (const method of ['GET', 'HEAD']) {
          const answer = await fetch(`${server.url}${path.split('?')[0]}?${query}`, { method });
          assert.equal(answer.status, 200);
          assert.doesNotMatch(await answer.text(), /role="alert"|checked|selected/);
        }
      for (const method of ['PUT', 'PATCH', 'DELETE'])
        assert.equal((await fetch(`${server.url}${path}`, { method })).status, 404);
    }
    assert.deepEqual(await kept(), before);
  });

  test(`${listed.path}: an empty send is not kept and names what is needed; limits answer in kind words`, async () => {
    hours += 1;
    const form = formOf(listed);
    for (const path of addressesOf(listed).filter((each) => !each.includes('?'))) {
      if (form === undefined) {
        assert.equal((await send(path, 'a=1')).status, 404);
        continue;
      }
      const empty = await send(path, 'lang=en');
      assert.equal(empty.status, 422);
      const html = await empty.text();
      const needed = [...form.questions, ...(form.more ?? [])].filter(({ isNeeded }) => isNeeded === true);
      assert.match(html, /role="alert"/);
      for (const { field } of needed) assert.match(html, new RegExp(`<a href="#${field}">`));
      if (needed.length === 0) {
        // Any answer would do: each question that was asked is named, with a way to it.
        assert.match(html, /Nothing was picked/);
        const named = [...html.matchAll(/<li><a href="#([^"]+)">/g)].map(([, field]) => field);
        assert.equal(named.length > 0, html.includes('<fieldset id='));
        for (const field of named) assert.match(html, new RegExp(`<fieldset id="${field}"`));
      }
      const huge = await send(path, `a=${'x'.repeat(50_000)}`);
      assert.equal(huge.status, 413);
      assert.match(await huge.text(), /<html lang="es"[\s\S]*No se guardó nada/);
    }
    assert.deepEqual(await kept(), before);
  });
}

test('an address that is no page says so in words, in the language of the browser', async () => {
  for (const path of ['/p/none', '/p/nobody/reversal', '/p/a/b/c', '/p/reversal/'])
    for (const [language, words] of [
      ['en', /There is no page here/],
      ['es', /Aquí no hay ninguna página/],
    ] as const) {
      const answer = await fetch(`${server.url}${path}`, { headers: { 'accept-language': language } });
      assert.equal(answer.status, 404, path);
      assert.match(await answer.text(), words);
    }
});

test('the tables that were compared are those that a form changes', async () => {
  hours += 1;
  assert.ok(before.length > 0);
  assert.equal((await send('/p/reversal', 'survived=yes')).status, 303);
  const after = await kept();
  assert.ok(after.length > before.length);
  assert.ok(after.some((row) => row.includes('naloxone.reversal') && !before.includes(row)));
});

test('after all that nothing in the log or the tables says who came', async () => {
  const said = [...server.lines, ...(await dumpTables(server.database))].join('\n');
  assert.doesNotMatch(said, /127\.0\.0\.1|::1|a phone|Mozilla|accept-language/);
});
