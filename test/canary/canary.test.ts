import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import type { Page } from 'playwright-core';
import { hlcFormat } from '#log/index.ts';
import {
  add,
  goTo,
  heldBy,
  openDevice,
  startSetUpApp,
  stepper,
  untilLine,
  untilOpen,
} from '../support/app.ts';
import { sayLast } from '../support/last-line.ts';
import { until } from '../support/patience.ts';
import { anyId } from '../support/postgres.ts';
import { provoke, readExports, readProfile, readServer, watchPage } from './evidence.ts';
import { type Evidence, findLeaks, findTraces, type Marker, places } from './search.ts';

/**
 * Markers that are nowhere else in the world are typed into every sensitive field of a working day; then everything that a program
 * leaves behind is searched for them.
 */

const mark = (name: string): string => `canary${name}${anyId().replaceAll('-', '').slice(0, 12)}`;
const noteAtCounter = mark('counter');
const noteAdded = mark('added');
const noteChanged = mark('changed');
const noteNotSaved = mark('half');
const wished = mark('wish');
const calledBy = mark('name');
const foundAt = mark('place');
const toCall = mark('phone');
const callersWord = mark('word');
const goal = { words: mark('goal'), steps: mark('step'), helps: mark('friend'), called: mark('who') };
const tested = { called: mark('tested'), reach: mark('alone') };
const telling = { script: mark('script'), task: mark('report') };
const complaint = { words: mark('complaint'), answer: mark('answer'), shown: mark('shown') };
const passphrase = mark('pass');
const keysPassphrase = mark('lock');
const triedPassphrase = mark('tried');
const newPassphrase = mark('anew');
const wrong = mark('wrong');
const workerName = mark('robin');
const siteName = mark('van');
const area = `canary-${anyId()
  .replace(/[^a-f]/g, '')
  .padEnd(8, 'q')
  .slice(0, 8)}`;

const app = await startSetUpApp();
await add(app, '/v1/workers', { name: workerName, role: 'admin', passphrase });
await add(app, '/v1/sites', { name: siteName, channel: 'mobile' });
await app.server.call('PATCH', '/v1/organization', {
  token: app.token,
  body: { settings: { notes: true, programs: ['exchange', 'naloxone', 'care', 'testing', 'say'] } },
});
const device = await openDevice({ after }, app, { who: { name: workerName, passphrase }, site: siteName });
const { page } = device;
const watched = watchPage(page);
const evidence: Evidence[] = [];

const press = (name: string): Promise<void> => page.getByRole('button', { name, exact: true }).click();
const note = () => page.getByLabel('Note', { exact: true });
const unfold = async (): Promise<void> => {
  await untilOpen(page);
  await page.getByText('More about this visit').click();
  await note().waitFor();
};

/** Types two words of the sheet back, from the paper. */
const proveSheet = async (on: Page, words: readonly string[]): Promise<void> => {
  for (const name of ['first', 'second']) {
    const field = on.locator(`input[name=${name}]`);
    const label = await on.locator(`label[for="${await field.getAttribute('id')}"]`).textContent();
    await field.fill(words[Number(/\d+/.exec(label ?? '')?.[0]) - 1] ?? '');
  }
};

let words: readonly string[] = [];
let tokens: readonly string[] = [];
let linkKey = '';
let slip = '';
/** The numbers that are the device's private keys for agreeing: what a thief with the profile's files would look for. */
let privateKeys: readonly Buffer[] = [];

/** Notes in the page's memory what the browser makes, where it is still in somebody's hands. */
const watchKeys = (): void => {
  const made: string[] = [];
  Object.assign(globalThis, { madeKeys: made });
  const exportKey = crypto.subtle.exportKey.bind(crypto.subtle);
  Object.assign(crypto.subtle, {
    exportKey: async (format: 'jwk', key: CryptoKey): Promise<unknown> => {
      if (key.type === 'private') {
        const { d = '' } = await exportKey('jwk', key);
        const binary = atob(d.replaceAll('-', '+').replaceAll('_', '/'));
        made.push([...binary].map((each) => each.charCodeAt(0).toString(16).padStart(2, '0')).join(''));
      }
      return exportKey(format, key);
    },
  });
};

const lockKeys = async (): Promise<void> => {
  await page.evaluate(watchKeys);
  await press('Set a passphrase');
  await page.getByLabel('New passphrase').fill(keysPassphrase);
  await page.getByLabel('The same once more').fill(keysPassphrase);
  await press('Save');
  await page.getByText('The keys are open here until').waitFor();
  const made = await page.evaluate(() => Reflect.get(globalThis, 'madeKeys') as readonly string[]);
  privateKeys = made.map((hex) => Buffer.from(hex, 'hex'));
  assert.deepEqual(
    privateKeys.map(({ length }) => length),
    [32],
  );
};

/** How much was written to the log: what it is nobody can look behind the passphrase. */
const piecesOf = (on: Page): Promise<number> =>
  on.evaluate(async () => {
    let last = 0;
    for (const { name = '' } of await indexedDB.databases()) {
      const database = await new Promise<IDBDatabase>((resolve) => {
        const opening = indexedDB.open(name);
        opening.onsuccess = () => resolve(opening.result);
      });
      if (database.objectStoreNames.contains('journal')) {
        const keys = await new Promise<readonly IDBValidKey[]>((resolve) => {
          const reading = database.transaction('journal').objectStore('journal').getAllKeys();
          reading.onsuccess = () => resolve(reading.result);
        });
        last = Math.max(last, ...keys.map(Number));
      }
      database.close();
    }
    return last;
  });

const untilWritten = async (work: () => Promise<void>): Promise<void> => {
  const before = await piecesOf(page);
  await work();
  await until(async () => (await piecesOf(page)) > before);
};

const unlockKeys = async (): Promise<void> => {
  await goTo(page, '/keys');
  await page.getByLabel('Passphrase of the keys').fill(keysPassphrase);
  await press('Unlock');
  await page.getByText('The keys are open here until').waitFor();
};

test('a day is worked through with a marker in every sensitive field', async () => {
  await goTo(page, '/keys');
  await lockKeys();
  await press('Show the recovery sheet');
  await page.locator('.sheet-words li').first().waitFor();
  words = await page.locator('.sheet-words li').allTextContents();
  await press('I have the sheet');
  await proveSheet(page, words);
  await press('Done');
  await page.getByText('This device holds the keys.').waitFor();

  await goTo(page, '/counter');
  await unfold();
  await note().fill(noteAtCounter);
  await stepper(page, 'Syringe 1 ml').fill('5');
  await press('Save');
  await untilLine(page, /^1 of 1 sent/);
  const held = (await heldBy(app)).find(({ kind }) => kind === 'visits.note');
  assert.ok(held !== undefined, 'the note is in the log');
  await goTo(page, `/entry/${held.id}`);
  await page.getByText(noteAtCounter).waitFor();
  await press('Change the note');
  await note().fill(noteChanged);
  await press('Save the note');
  await page.getByText(noteChanged).first().waitFor();
  await press('Add a note');
  await note().fill(noteAdded);
  await press('Save the note');
  await page.getByText(noteAdded).first().waitFor();
  await goTo(page, '/counter');
  await unfold();
  await untilWritten(() => note().fill(noteNotSaved));
  await page.reload();
  // Locked with the page that was closed; unlocked again, what was half typed comes back.
  await unlockKeys();
  await goTo(page, '/counter');
  await unfold();
  assert.equal(await note().inputValue(), noteNotSaved);

  await goTo(page, '/care/new');
  const chip = (name: string) => page.locator('label.chip').filter({ hasText: name }).first();
  await chip('Detox').click();
  await page.getByLabel('Another place').fill('Harbor clinic');
  await page.getByText('Words, if you like').click();
  await page.getByLabel('In their words').fill(wished);
  await page.getByLabel('What to call them').fill(calledBy);
  await page.getByLabel('How to find them').fill(foundAt);
  await chip('Yes, said so').click();
  await press('Send by link');
  await page.getByText('Devices that hold the keys can show this link again.').waitFor();
  await page.getByText('The address').click();
  const address = (await page.locator('.care-address').textContent()) ?? '';
  linkKey = address.slice(address.indexOf('#') + 1);
  assert.equal(linkKey.length, 22);
  await page.getByRole('link', { name: 'Back' }).click();
  await page.getByText(wished).waitFor();
  await page.getByText('May we ask how it goes?').click();
  await chip('Ask at the counter').click();
  await page.getByLabel('Number or place').fill(toCall);
  await page.getByLabel('What a caller says').fill(callersWord);
  await press('Save');
  await page.getByText(callersWord).waitFor();
  await page.getByRole('link', { name: 'Show the link' }).click();
  await page.getByText('Say these six digits by phone.', { exact: false }).waitFor();
  // Whoever was sent the link opens it, in a browser of their own, and says that they can come.
  await goTo(page, '/counter');
  await untilLine(page, /^(\d+) of \1 sent/);
  const far = await page.context().browser()?.newContext();
  assert.ok(far !== undefined);
  const theirs = await far.newPage();
  await theirs.goto(address);
  await theirs.getByRole('button', { name: 'Open the request' }).click();
  await theirs.getByText(wished).waitFor();
  await theirs.getByRole('button', { name: 'They can come' }).click();
  await theirs.getByText('you will not be asked again', { exact: false }).waitFor();
  await far.close();

  tokens = await page.evaluate(() =>
    [
      ...(localStorage.getItem('alongside.session') ?? JSON.stringify(localStorage)).matchAll(
        /"token\\?":\\?"([^"\\]+)/g,
      ),
    ].map(([, token]) => token ?? ''),
  );
  assert.ok(tokens.length > 0 && tokens.every((token) => token.length > 20), 'the session was found');
});

test('a goal is set, and a step of it is ticked', async () => {
  await goTo(page, '/care/goals/new');
  for (const [name, text] of Object.entries(goal)) await page.locator(`[name=${name}]`).fill(text);
  await press('Save');
  await page.getByText(goal.words).waitFor();
  await page.locator('label.chip').filter({ hasText: goal.steps }).click();
  await page.locator('label.chip input:checked').waitFor();
  await goTo(page, '/counter');
  await untilLine(page, /^(\d+) of \1 sent/);
});

test('a test is done and told, and what is to come of it is written down', async () => {
  await goTo(page, '/testing/set-up');
  for (const [name, text] of Object.entries(telling)) await page.locator(`[name=${name}]`).fill(text);
  await page.locator('label.chip').filter({ hasText: 'HIV' }).click();
  await press('Save');
  await page.locator('.toast').filter({ hasText: 'Saved' }).waitFor();
  await goTo(page, '/testing/new');
  for (const name of ['HIV', 'Yes, said so'])
    await page.locator('label.chip').filter({ hasText: name }).click();
  for (const [name, text] of Object.entries(tested)) await page.locator(`[name=${name}]`).fill(text);
  await press('Test done');
  await press('Reactive');
  await page.getByText(telling.script).waitFor();
  await page.getByText(telling.task).waitFor();
  await page.locator('label.chip').filter({ hasText: 'Heard the result' }).click();
  await page.locator('[name=stages]:checked').waitFor();
  slip =
    (await page.locator('dt').filter({ hasText: 'Number for their slip' }).locator('+ dd').textContent()) ??
    '';
  assert.match(slip, /^[0-9A-Z]{8}$/);
  // Who comes back has a slip, and who is waiting stands on this device's list.
  await goTo(page, '/testing/today');
  await page.getByText(tested.reach).waitFor();
  await page.locator('[name=slip]').fill(slip.toLowerCase());
  await page.getByRole('link', { name: 'Open the test' }).click();
  await page.getByText(tested.called).waitFor();
  await goTo(page, '/counter');
  await untilLine(page, /^(\d+) of \1 sent/);
});

test('somebody complains, and a coordinator reads it and answers', async () => {
  const far = await page.context().browser()?.newContext({ javaScriptEnabled: false });
  assert.ok(far !== undefined);
  const theirs = await far.newPage();
  await theirs.goto(`${new URL(page.url()).origin}/p/feedback?lang=en`);
  await theirs.locator('input[name=sort][value=wrong]').check();
  await theirs.locator('input[name=may][value=words]').check();
  await theirs.locator('textarea').fill(complaint.words);
  await theirs.getByRole('button', { name: 'Send' }).click();
  await theirs.getByText('This is your code').waitFor();
  await goTo(page, '/say');
  await page.getByRole('link', { name: /Something went wrong/ }).click();
  await page.getByText(complaint.words).waitFor();
  await press('I am looking at it');
  await page.locator('[name=answer]').fill(complaint.answer);
  await press('Save');
  await page.getByText(complaint.answer).waitFor();
  await page.getByText('Show it to everyone').click();
  await page.locator('[name=done]').fill(complaint.shown);
  await page.locator('details[open]').getByRole('button', { name: 'Save' }).click();
  await page.getByText('Everyone sees this').waitFor();
  await theirs.goto(`${new URL(page.url()).origin}/p/you-said?lang=en`);
  await theirs.getByText(complaint.words).waitFor();
  await far.close();
});

test('what cannot be right is refused without a word of what was said', async () => {
  const [token = ''] = tokens;
  const known = (await heldBy(app))[0] as unknown as { readonly org: string; readonly site: string };
  const entry = {
    id: anyId(),
    org: app.place.org,
    site: known.site,
    device: anyId(),
    deviceSeq: 1,
    author: app.place.worker,
    kind: 'naloxone.reversal',
    version: 1,
    occurredAt: '2026-11-20T09:15:00Z',
    recordedAt: '2026-11-20T09:15:00Z',
    hlc: hlcFormat({ ms: 1_795_000_000_000, counter: 0 }, anyId()),
    body: { area },
  };
  const good = await app.server.call('POST', '/v1/entries', {
    token: app.token,
    body: { entries: [{ ...entry, hlc: hlcFormat({ ms: 1_795_000_000_000, counter: 0 }, entry.device) }] },
  });
  assert.equal(good.json.verdicts[0].verdict, 'accepted', JSON.stringify(good.json));
  const push = (body: unknown) => ({
    method: 'POST',
    path: '/v1/entries',
    body: JSON.stringify(body),
    token,
  });
  evidence.push(
    ...(await provoke(app, [
      push({ entries: [{ ...entry, body: { area: wrong, [wrong]: 1 } }] }),
      push({ entries: [{ ...entry, kind: wrong }] }),
      push({ entries: wrong }),
      { method: 'POST', path: '/v1/entries', body: `{"entries": [${wrong}`, token },
      { method: 'POST', path: '/v1/entries', body: '{"entries":[]}', token: `${token}x` },
      {
        method: 'POST',
        path: '/v1/sign-in',
        body: JSON.stringify({ worker: workerName, passphrase: triedPassphrase, device: anyId() }),
      },
      {
        method: 'POST',
        path: '/v1/workers',
        body: JSON.stringify({ name: workerName, role: wrong, passphrase: newPassphrase }),
        token,
      },
      {
        method: 'PUT',
        path: '/v1/own-passphrase',
        body: JSON.stringify({ old: triedPassphrase, new: newPassphrase, [wrong]: 1 }),
        token,
      },
      {
        method: 'PATCH',
        path: '/v1/organization',
        body: JSON.stringify({ settings: { zone: wrong } }),
        token,
      },
    ])),
  );
});

test('no marker is anywhere but where it may be', async () => {
  const span = 'from=2026-11-01&to=2026-12-31';
  const listed = await app.server.call('GET', '/v1/reports', { token: app.token });
  const reports: readonly string[] = listed.json.reports.map(({ id }: { readonly id: string }) => id);
  evidence.push(
    ...(await readExports(app, [
      '/v1/export',
      ...reports.flatMap((id) => [`/v1/reports/${id}?${span}`, `/v1/reports/${id}/csv?${span}`]),
      `/v1/headlines?${span}`,
      '/v1/audit',
      '/v1/quarantine',
      '/v1/openapi.json',
    ])),
    ...(await watched()),
    ...(await readServer(app)),
  );
  await device.kill();
  const profile = readProfile(device.profile);
  evidence.push(...profile);
  assert.deepEqual(
    profile.filter(({ bytes }) => privateKeys.some((key) => bytes.includes(key))).map(({ name }) => name),
    [],
    "what opens the organization's secret is in no file of a device that is locked",
  );

  const kept: Marker['may'] = ['database', 'backup', 'device'];
  const markers: readonly Marker[] = [
    { field: 'a note, typed at the counter', text: noteAtCounter, may: [] },
    { field: 'a note, added later', text: noteAdded, may: [] },
    { field: 'a note, changed', text: noteChanged, may: [] },
    { field: 'a note, half typed', text: noteNotSaved, may: [] },
    { field: 'what somebody wants', text: wished, may: [] },
    { field: 'who was tested', text: tested.called, may: [] },
    { field: 'how they want to be told', text: tested.reach, may: [] },
    { field: 'the number of their slip', text: slip, may: [] },
    { field: 'how a result is told', text: telling.script, may: [] },
    { field: 'what is to be reported, and how', text: telling.task, may: [] },
    { field: 'a goal', text: goal.words, may: [] },
    { field: 'a step to it', text: goal.steps, may: [] },
    { field: 'who helps', text: goal.helps, may: [] },
    { field: 'whose goal it is', text: goal.called, may: [] },
    { field: 'what they are called there', text: calledBy, may: [] },
    { field: 'how that place finds them', text: foundAt, may: [] },
    { field: 'where to call them', text: toCall, may: [] },
    { field: "a caller's word", text: callersWord, may: [] },
    // On the server and in its backups, and in no file, log line or device.
    { field: 'a complaint', text: complaint.words, may: ['database', 'backup'] },
    { field: 'an answer to it', text: complaint.answer, may: ['database', 'backup'] },
    { field: 'what was done about it', text: complaint.shown, may: ['database', 'backup'] },
    { field: 'the passphrase of the keys', text: keysPassphrase, may: [] },
    { field: 'the key of a link', text: linkKey, may: [] },
    { field: "a worker's passphrase", text: passphrase, may: [] },
    { field: 'a passphrase that was tried', text: triedPassphrase, may: [] },
    { field: 'a new passphrase', text: newPassphrase, may: [] },
    { field: 'the recovery sheet', text: words.slice(0, 4).join(' '), may: [] },
    ...tokens.map((text) => ({ field: 'a session', text, may: ['device'] as const })),
    // Held to look at to look at, who sees all of it.
    { field: 'what could not be read', text: wrong, may: ['database', 'backup', 'export'] },
    // Names stand in reports of sites and lists of devices, which those read who may.
    { field: "a worker's name", text: workerName, may: kept },
    { field: "a site's name", text: siteName, may: [...kept, 'export'] },
    { field: 'where a reversal was', text: area, may: kept },
  ];
  const leaks = findLeaks(markers, evidence);
  assert.deepEqual(leaks, []);
  const traces = findTraces(markers, evidence);
  assert.deepEqual(
    traces.filter((field) => field !== 'a session'),
    [
      'a complaint',
      'an answer to it',
      'what was done about it',
      'what could not be read',
      "a worker's name",
      "a site's name",
      'where a reversal was',
    ],
  );
  for (const place of places)
    if (place !== 'push')
      assert.ok(
        evidence.some((each) => each.place === place),
        `${place} was searched`,
      );
  sayLast({ markers: markers.length, found: leaks.length, places });

  // The search finds what is there: the same evidence with one leak in each place, written each time in another way.
  const inWays = [
    (text: string) => Buffer.from(`before ${text} after`),
    (text: string) => Buffer.from(`before ${text} after`, 'utf16le'),
    (text: string) => Buffer.from(Buffer.from(`be ${text} after`).toString('base64')),
    (text: string) => Buffer.from(Buffer.from(`b ${text} after`).toString('base64url')),
    (text: string) => Buffer.from(`?q=${encodeURIComponent(text)}`),
    (text: string) => Buffer.from(Buffer.from(text).toString('hex')),
  ];
  for (const [at, place] of places.entries()) {
    const way = inWays[at % inWays.length];
    assert.ok(way !== undefined);
    const planted = { place, name: 'planted', bytes: way(noteAtCounter) };
    assert.deepEqual(findLeaks(markers, [...evidence, planted]), [
      { field: 'a note, typed at the counter', place, name: 'planted' },
    ]);
  }
});

test('a note that the app would keep in clear is found on the disk and on the server', async () => {
  // What a careless build would do: the words beside the sealed part.
  const leaked = {
    ...(await heldBy(app))[0],
    id: anyId(),
    device: anyId(),
    deviceSeq: 1,
    kind: 'visits.note',
    body: { text: noteAtCounter },
  };
  const entry = { ...leaked, hlc: hlcFormat({ ms: 1_795_000_000_000, counter: 0 }, leaked.device) };
  await app.server.call('POST', '/v1/entries', { token: app.token, body: { entries: [entry] } });
  const leaks = findLeaks([{ field: 'a note', text: noteAtCounter, may: [] }], await readServer(app));
  assert.deepEqual([...new Set(leaks.map(({ place }) => place))], ['database', 'backup']);
});
