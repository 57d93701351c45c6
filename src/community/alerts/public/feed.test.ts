import assert from 'node:assert/strict';
import { test } from 'node:test';
import { timeToMs } from '#log/index.ts';
import { alertIn, createAlert, dayMs, house as org, text } from '../alerts.fixtures.ts';
import { foldAlerts } from '../rules/life.ts';
import { feedMessages, messagesOf } from '../rules/messages.ts';
import { states } from '../rules/moves.ts';
import { readCap, shownOf } from '../server/cap-reader.ts';
import { atomOf } from './atom.ts';
import { type CapSender, capOf } from './cap.ts';

const sender: CapSender = {
  org,
  name: 'Test & <program>',
  withdrawn: () => 'Withdrawn',
  event: () => 'Drug alert',
  stamp: () => undefined,
};
type Entries = Parameters<typeof foldAlerts>[0];
const capsOf = (entries: Entries): readonly string[] =>
  foldAlerts(entries).flatMap((alert) => messagesOf(alert).map((message) => capOf(message, sender)));
const read = (cap: string) => {
  const result = readCap(new TextEncoder().encode(cap));
  assert.ok(result.ok, result.ok ? '' : `${result.error.join('; ')}\n${cap}`);
  return result.value;
};
const atom = (entries: Entries, now: number): string =>
  atomOf({
    org,
    name: 'Test',
    title: 'What is around',
    withdrawn: 'Withdrawn',
    locale: 'en',
    now: '2026-06-01T12:00:00Z',
    messages: feedMessages(foldAlerts(entries), now),
  });
const entriesIn = (feed: string): number => feed.split('<entry>').length - 1;

const chain = () => {
  const alert = alertIn('issued').move('draft', {
    text: { ...text, en: { ...text.en, line: 'Changed <line> & more' } },
  });
  return alert.move('approve').move('cancel');
};

test('each message of ours reads back, ends after it was sent, and no two share an identifier', () => {
  const messages = capsOf(chain().entries).map(read);
  assert.deepEqual(
    messages.map(({ msgType }) => msgType),
    ['Alert', 'Update', 'Cancel'],
  );
  assert.equal(new Set(messages.map(({ identifier }) => identifier)).size, 3);
  for (const { sent, infos } of messages) {
    assert.match(sent, /[-+]\d\d:\d\d$/);
    assert.equal(infos.length, 2);
    for (const { expires } of infos) assert.ok(Date.parse(expires ?? '') > Date.parse(sent));
  }
});

test('a change and a withdrawal name every message before them, as they were sent', () => {
  const messages = capsOf(chain().entries).map(read);
  for (const [index, { references }] of messages.entries())
    assert.deepEqual(
      references,
      messages
        .slice(0, index)
        .map((one) => ({ sender: one.sender, identifier: one.identifier, sent: one.sent })),
    );
});

test('whoever has any part of a chain of three, in any order, shows one version, and none once it is withdrawn', () => {
  const alert = chain();
  const messages = capsOf(alert.entries).map(read);
  const now = alert.at;
  const [first, second, third] = messages;
  assert.ok(first && second && third);
  const shown = (...some: readonly (typeof first)[]) =>
    shownOf(some, now).map(({ identifier }) => identifier);
  assert.deepEqual(shown(first), [first.identifier]);
  for (const some of [[first, second], [second, first], [second], [first, second, first, second]])
    assert.deepEqual(shown(...some), [second.identifier]);
  for (const some of [
    [first, second, third],
    [third, second, first],
    [third, first],
    [third],
    [second, third],
  ])
    assert.deepEqual(shown(...some), []);
  assert.deepEqual(shownOf([first], now + 30 * dayMs), []);
  // The feed, the page and the counter go by the same fold.
  for (let length = 1; length <= alert.entries.length; length += 1) {
    const some = alert.entries.slice(0, length);
    assert.ok(entriesIn(atom(some, now)) <= 1);
  }
});

for (const state of states)
  test(`the feed of an alert that is ${state} holds what was approved, and never a draft`, () => {
    const alert = alertIn(state);
    if (state === 'drafted' || state === 'updating')
      alert.move('draft', {
        text: { en: { ...text.en, line: 'SECRET DRAFT', act: 'SECRET DRAFT' }, es: text.es },
      });
    const feed = atom(alert.entries, alert.at);
    assert.equal(
      entriesIn(feed),
      state === 'issued' || state === 'updating' || state === 'cancelled' ? 1 : 0,
    );
    assert.doesNotMatch(feed + capsOf(alert.entries).join(), /SECRET/);
    if (state === 'cancelled') assert.match(feed, /<title>Withdrawn: /);
  });

test('an update is the same entry of the feed with a later time, and what is over is in it no more', () => {
  const alert = alertIn('issued');
  const before = atom(alert.entries, alert.at);
  const after = atom(alert.move('draft').move('approve').entries, alert.at);
  const idOf = (feed: string): string | undefined =>
    /<entry><id>([^<]+)/.exec(feed.replaceAll('\n', ''))?.[1];
  assert.equal(idOf(before), idOf(after));
  assert.notEqual(before, after);
  const until = foldAlerts(alert.entries)[0]?.versions.at(-1)?.until ?? '';
  assert.equal(entriesIn(atom(alert.entries, timeToMs(until) - 1)), 1);
  assert.equal(entriesIn(atom(alert.entries, timeToMs(until))), 0);
});

test('one that was never meant for the feed is not in it; one that is not any more is withdrawn from it', () => {
  const never = alertIn('drafted')
    .move('approve', { audience: ['public'] })
    .move('cancel');
  assert.deepEqual(capsOf(never.entries), []);
  const once = alertIn('updating').move('approve', { audience: ['public'] });
  assert.deepEqual(
    capsOf(once.entries).map((cap) => read(cap).msgType),
    ['Alert', 'Cancel'],
  );
});

test('letters of every kind survive, and what no document may hold does not', () => {
  const line = '<b>"Ñandú" & \u0000\u000b]]> 🙂';
  const alert = createAlert();
  for (const move of ['report', 'corroborate', 'grade'] as const) alert.move(move);
  alert.move('draft', { text: { ...text, en: { ...text.en, line } } }).move('approve');
  assert.equal(read(capsOf(alert.entries)[0] ?? '').infos[0]?.headline, '<b>"Ñandú" & ]]> 🙂');
});

const good = `<?xml version="1.0"?><alert xmlns="urn:oasis:names:tc:emergency:cap:1.2"><identifier>a</identifier>
<sender>s</sender><sent>2026-06-01T12:00:00-00:00</sent><status>Actual</status><msgType>Alert</msgType><scope>Public</scope>
<info><category>Health</category><event>e</event><urgency>Immediate</urgency><severity>Severe</severity>
<certainty>Likely</certainty><expires>2026-06-02T12:00:00-00:00</expires><area><areaDesc>x</areaDesc></area></info></alert>`;

for (const [name, from, to] of [
  ['without a scope', '<scope>Public</scope>', ''],
  ['of a kind that is none', '<msgType>Alert', '<msgType>Alarm'],
  ['that changes nothing it names', '<msgType>Alert', '<msgType>Update'],
  ['with empty references', '<info>', '<references></references><info>'],
  ['that ends before it was sent', '2026-06-02T12', '2026-05-31T12'],
  ['with an empty urgency', '<urgency>Immediate', '<urgency>'],
  ['with a time in UTC by letter', '12:00:00-00:00</sent>', '12:00:00Z</sent>'],
  ['with a comma in its name', '<identifier>a', '<identifier>a,b'],
  ['with a part that is none', '<info>', '<colour>blue</colour><info>'],
  ['with two kinds', '<msgType>Alert</msgType>', '<msgType>Alert</msgType><msgType>Cancel</msgType>'],
  ['of another namespace', 'cap:1.2', 'cap:2.0'],
  [
    'that names files of this machine',
    '<alert',
    '<!DOCTYPE alert [<!ENTITY x SYSTEM "file:///etc/hosts">]><alert',
  ],
  ['that is cut off', '</alert>', ''],
] as const)
  test(`a message ${name} is refused with the reason`, () => {
    read(good);
    const bad = good.replace(from, to);
    assert.notEqual(bad, good);
    const result = readCap(new TextEncoder().encode(bad));
    assert.ok(!result.ok && result.error.length > 0);
  });

test('a message of older systems, in another alphabet of bytes, reads as it was meant', () => {
  const old = good
    .replace('<?xml version="1.0"?>', '<?xml version="1.0" encoding="ISO-8859-1"?>')
    .replace('cap:1.2', 'cap:1.1');
  const bytes = Buffer.from(
    old.replace('</event>', '</event>').replace('<area>', '<headline>Ñandú</headline><area>'),
    'latin1',
  );
  const result = readCap(bytes);
  assert.equal(result.ok && result.value.infos[0]?.headline, 'Ñandú');
});
