import assert from 'node:assert/strict';
import { test } from 'node:test';
import { random } from '#cli/adapters/ports.ts';
import { sql } from '#database/sql.ts';
import type { Transaction } from '#database/transaction.ts';
import { type Cipher, type Entry, hlcFormat, type JsonObject, msToTime } from '#log/index.ts';
import { contactPage } from '#programs/care/public/contact.ts';
import { openPacket, type Packet } from '#programs/care/rules/packet.ts';
import { fromText } from '#vault/base64.ts';
import { createCipher, createLockedCipher } from '#vault/cipher.ts';
import { dumpTables } from '../support/dump.ts';
import { createKeyDevices } from '../support/key-server.ts';
import { createMembers } from '../support/members.ts';
import { anyId } from '../support/postgres.ts';
import { setUpTestServer, startTestServer } from '../support/server.ts';

/** What police, and partners, send to us: sealed to the organization's key, and answered in one way. */

let ahead = 0;
const dayMs = 86_400_000;
const server = await startTestServer({
  clock: { now: () => Date.now() + ahead, offsetMinutes: () => 0 },
});
const admin = await setUpTestServer(server);
const { place } = admin;
const { org } = place;
const members = createMembers(server, admin);
const navigator = await members.member('navigator');
const office = await members.member('coordinator');

let written = 0;
const push = async (by: typeof navigator, kind: string, body: JsonObject, version = 1): Promise<Entry> => {
  const ms = Date.now() + ahead;
  const at = msToTime(ms, 0);
  written += 1;
  const hlc = hlcFormat({ ms, counter: written }, by.writer.device);
  const entry = by.writer.entry({ kind, version, body, occurredAt: at, recordedAt: at, hlc });
  assert.deepEqual(await members.push(by.token, [entry]), ['accepted']);
  return entry;
};
const post = async (path: string, fields: Readonly<Record<string, string>>) => {
  const response = await fetch(`${server.url}/p/test-program/${path}`, {
    method: 'POST',
    redirect: 'manual',
    headers: { 'content-type': 'application/x-www-form-urlencoded', 'user-agent': 'a car of Luz' },
    body: new URLSearchParams({ lang: 'en', ...fields }).toString(),
  });
  return { status: response.status, headers: [...response.headers], text: await response.text() };
};
const show = async (path: string): Promise<string> =>
  (await fetch(`${server.url}/p/test-program/${path}?lang=en`)).text();
const waiting = async (): Promise<readonly string[]> => {
  const { json } = await server.call('GET', '/v1/waiting', { token: navigator.token });
  const list = json.lists.find(({ code }: { code: string }) => code === 'care.incoming');
  return (list?.items ?? []).map(({ path }: { path: string }) => path);
};
const said: Packet = { called: 'canary-name', reach: 'canary 555-0199', words: 'canary-words of Luz' };

let seals: Cipher;
let opens: Cipher;
const sealed = (incoming: string, packet: Packet = said) => ({
  incoming,
  packet: seals.seal(JSON.stringify(packet), incoming),
  agreed: 'said',
  once: anyId(),
});

test('without keys, and until it is turned on, the form asks nothing and takes nothing', async () => {
  assert.match(await show('contact'), /does not use this form/);
  await push(office, 'care.set-up', { askAfterDays: 2, consentDays: 30, part2: false, contactForm: true }, 2);
  assert.match(await show('contact'), /does not use this form/);
  const ring = createKeyDevices(server, admin);
  const device = await ring.foundBy();
  const secret = await ring.mustHold(device);
  const [key = ''] = (await ring.register(device)).publicKeys;
  const publicKey = fromText(key) ?? assert.fail();
  seals = createLockedCipher({ org, publicKey, generation: 1, random }) ?? assert.fail();
  opens = createCipher({ org, secret, random });
  const html = await show('contact');
  assert.ok(html.includes(`data-key="${key}"`));
  // What is typed has no name: with or without the script no browser posts it.
  for (const field of html.match(/<(input|textarea)[^>]*data-part[^>]*>/g) ?? assert.fail())
    assert.doesNotMatch(field, /name=/);
});

test('who is told of and who is not, twice, badly sealed: the answer is one to the byte', async () => {
  const known = sealed(anyId());
  const answers = [
    await post('contact', known),
    await post('contact', known),
    await post('contact', sealed(known.incoming)),
    await post('contact', sealed(anyId(), { reach: 'x' })),
    await post('contact', { ...sealed(anyId()), packet: 'A'.repeat(600) }),
  ];
  await push(navigator, 'care.handled', { incoming: known.incoming, act: 'not-wanted' });
  answers.push(await post('contact', sealed(anyId())));
  const plain = ({ headers, ...rest }: (typeof answers)[number]) => ({
    ...rest,
    headers: headers.filter(([name]) => name !== 'date'),
  });
  for (const answer of answers) assert.deepEqual(plain(answer), plain(answers[0] ?? assert.fail()));
  assert.equal(answers[0]?.status, 303);
  const thanks = await show('contact');
  for (let round = 0; round < 2; round += 1)
    assert.equal(
      (await show('contact')).replace(/value="[0-9a-f-]{36}"/, ''),
      thanks.replace(/value="[0-9a-f-]{36}"/, ''),
    );
  // Without their agreement nothing is taken.
  const { agreed: _agreed, ...without } = sealed(anyId());
  assert.equal((await post('contact', without)).status, 422);
});

test('what takes a contact in looks nothing up', async () => {
  const untouched = new Proxy({} as Transaction, {
    get: (_, name) => assert.fail(`the handler asked the database: ${String(name)}`),
  });
  const t = (id: string): string => id;
  const incoming = anyId();
  const { packet } = sealed(incoming);
  const data = { org, name: 'X', phone: undefined, to: { key: 'k', generation: 1 } };
  const context = { locale: 'en', t, now: msToTime(Date.now(), 0), data, tx: untouched, org };
  const values = { packet: { packet, incoming, agreed: 'said' } };
  const { form } = contactPage;
  const taken = await form?.take({ values, declined: [] }, context, {
    plain: '/',
    once: anyId(),
    number: anyId(),
  });
  assert.ok(taken?.ok === true && 'entries' in taken.value && taken.value.entries.length === 1);
  // Nor does the page: it reads the organization's own words, and no table of anybody it serves.
  const asked: string[] = [];
  await server.database.readOrganization(org, (tx) => {
    const reads = { rows: 0, first: 0 };
    const listening = new Proxy(tx, {
      get: (of, name) =>
        name in reads
          ? (query: Parameters<typeof tx.rows>[0]) => {
              asked.push(query.text);
              return (of as unknown as Record<string, (q: unknown) => unknown>)[String(name)]?.(query);
            }
          : Reflect.get(of, name),
    });
    return contactPage.read(listening, org, { now: Date.now() });
  });
  assert.ok(asked.length >= 3);
  for (const text of asked)
    assert.match(text, /from (organization|care_set_up|key_statement)\b(?!.*\b(join|from)\b)/s);
});

test('a navigator sees it, reads it with the keys, and makes a wish of it; the police read nothing anywhere', async () => {
  const incoming = anyId();
  await post('contact', sealed(incoming));
  assert.ok((await waiting()).includes(`/care/in/${incoming}`));
  const packet = await server.database.inOrganization(org, (tx) =>
    tx.first<{ body: string }>(
      sql`select body from care_incoming where org_id = ${org} and incoming = ${incoming} and kind = 'care.contact'`,
    ),
  );
  assert.deepEqual(openPacket(opens, incoming, JSON.parse(packet?.body ?? '{}').packet), said);
  const referral = anyId();
  await push(navigator, 'care.handled', { incoming, act: 'claim' });
  assert.ok(!(await waiting()).includes(`/care/in/${incoming}`));
  await push(navigator, 'care.wish', { referral, needs: ['talk'] });
  await push(navigator, 'care.handled', { incoming, act: 'take', referral });
  assert.match(await show(`refer/${incoming}`), /Received by/);
  const all = [...server.lines, ...(await dumpTables(server.database)), await show('contact')].join('\n');
  assert.doesNotMatch(all, /canary|Luz|555-0199/);
});

test('after fourteen days a contact that nobody took up waits for nobody', async () => {
  const incoming = anyId();
  await post('contact', sealed(incoming));
  assert.ok((await waiting()).includes(`/care/in/${incoming}`));
  ahead = 14 * dayMs;
  assert.ok(!(await waiting()).includes(`/care/in/${incoming}`));
  ahead = 0;
});

test('a partner refers by its link, and hears as much as the person agrees to; of what it never sent, the same', async () => {
  const sender = { sender: anyId(), key: anyId(), name: 'Harbor pharmacy' };
  await push(office, 'care.sender', sender);
  assert.match(await show(`refer/${sender.key}`), /Harbor pharmacy sends this/);
  const incoming = anyId();
  const { status, text } = await post(`refer/${sender.key}`, sealed(incoming, { ...said, needs: ['detox'] }));
  assert.equal(status, 200);
  assert.ok(text.includes(`/refer/${incoming}?lang=en`));
  const heard = async (id = incoming): Promise<string> =>
    /<p class="panel">([^<]+)/.exec(await show(`refer/${id}`))?.[1] ?? '';
  assert.match(await heard(), /Received by/);
  assert.equal(await heard(anyId()), await heard());
  const referral = anyId();
  await push(navigator, 'care.wish', { referral, needs: ['detox'] });
  await push(navigator, 'care.handled', { incoming, act: 'take', referral, tell: 'in-touch' });
  assert.match(await heard(), /is in touch/);
  await push(navigator, 'care.handled', { incoming, act: 'tell', tell: 'course' });
  await push(navigator, 'care.send', {
    referral,
    way: 'phone',
    to: { name: 'Clinic' },
    scope: ['needs'],
    until: msToTime(Date.now() + dayMs, 0).slice(0, 10),
    agreed: 'said',
    askAfterDays: 2,
  });
  await push(navigator, 'care.step', { referral, step: 'came' });
  assert.match(await heard(), /They came/);
  await push(navigator, 'care.handled', { incoming, act: 'tell', tell: 'received' });
  assert.match(await heard(), /Received by/);
  await push(office, 'care.sender', { ...sender, isOver: true });
  assert.equal((await post(`refer/${sender.key}`, sealed(anyId()))).status, 422);
  assert.equal(await heard(sender.key), await heard(anyId()));
});
