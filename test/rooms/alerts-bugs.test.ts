import * as fixtures from '#community/alerts/alerts.fixtures.ts';
import type * as atom from '#community/alerts/public/atom.ts';
import type * as cap from '#community/alerts/public/cap.ts';
import type * as life from '#community/alerts/rules/life.ts';
import type * as messages from '#community/alerts/rules/messages.ts';
import type * as wording from '#community/alerts/rules/wording.ts';
import { readCap, shownOf } from '#community/alerts/server/cap-reader.ts';
import type { Bug } from '../simulator/bugs/bug.ts';
import { testPromises } from './planted.ts';

/** What alerts promise, held against the real source and against it with a mistake planted: each must be noticed. */

type Rules = typeof life & typeof messages & typeof cap & typeof atom & typeof wording;
const folder = 'src/community/alerts';
const { alertIn, dayMs, house, text, writer } = fixtures;

/** The first promise that is broken, '' when all are kept. */
const complaint = (rules: Rules): string => {
  const fold = (alert: ReturnType<typeof alertIn>) => rules.foldAlerts(alert.entries)[0];
  const sender: cap.CapSender = {
    org: house,
    name: 'Test',
    withdrawn: () => 'Withdrawn',
    event: () => 'Alert',
    stamp: () => undefined,
  };
  const issued = alertIn('issued');
  const live = fold(issued);
  if (live === undefined || !rules.isLive(live, issued.at)) return 'what was approved is not shown';
  if (rules.isLive(live, issued.at + 7 * dayMs)) return 'shown when it is over';
  const cancelled = alertIn('cancelled').move('extend').move('draft').move('approve');
  const gone = fold(cancelled);
  if (gone === undefined || gone.state !== 'cancelled' || rules.isLive(gone, cancelled.at))
    return 'came back';
  const own = fold(alertIn('drafted').move('approve', {}, writer));
  if (own?.state !== 'drafted') return 'approved by its writer';
  const other = alertIn('drafted');
  const [first] = other.entries.slice(-1);
  other.move('draft', { text: { ...text, en: { ...text.en, line: 'CHANGED' } } });
  if (fold(other.move('approve', { draft: first?.id ?? '' }))?.state !== 'drafted')
    return 'approved unread words';
  const updating = alertIn('issued').move('draft', { text: { ...text, en: { ...text.en, line: 'SECRET' } } });
  const pending = fold(updating);
  const feedOf = (alert: ReturnType<typeof alertIn>): string =>
    rules.atomOf({
      ...{
        org: house,
        name: 'Test',
        title: 'T',
        withdrawn: 'Withdrawn',
        locale: 'en',
        now: '2026-06-01T12:00:00Z',
      },
      messages: rules.feedMessages(rules.foldAlerts(alert.entries), alert.at),
    });
  if (/SECRET/.test(feedOf(updating)) || pending?.versions.at(-1)?.words.text.en.line === 'SECRET')
    return 'a draft leaks';
  const chain = updating.move('approve').move('cancel');
  const folded = fold(chain);
  const caps = (folded === undefined ? [] : rules.messagesOf(folded)).map((message) =>
    readCap(new TextEncoder().encode(rules.capOf(message, sender))),
  );
  const read = caps.flatMap((one) => (one.ok ? one.value : []));
  if (read.length !== 3)
    return `messages that are none: ${caps.flatMap((one) => (one.ok ? [] : one.error)).join()}`;
  if (new Set(read.map(({ identifier }) => identifier)).size < 3) return 'one name for two messages';
  if (read.map(({ msgType }) => msgType).join() !== 'Alert,Update,Cancel') return 'an update is a new alert';
  for (const some of [read.slice(0, 1), read.slice(0, 2), read.slice(1, 2)])
    if (shownOf(some, chain.at).length !== 1) return 'two versions at once';
  if (shownOf(read, chain.at).length > 0) return 'shown after it was withdrawn';
  if ((feedOf(chain).match(/<entry>/g) ?? []).length !== 1 || !/Withdrawn: /.test(feedOf(chain)))
    return 'the feed';
  const hour = rules.capTime('2026-06-01T12:00:00Z');
  if (hour !== '2026-06-01T12:00:00-00:00') return `a time of CAP: ${hour}`;
  if (rules.attractingWords('Fuertísima y PURE').length !== 2) return 'praise unseen';
  return '';
};

const bugs: readonly Bug[] = [
  {
    name: 'an alert that is over is still shown without signal',
    file: `${folder}/rules/life.ts`,
    find: 'isOut(state) && last !== undefined && now < timeToMs(last.until)',
    replace: 'isOut(state) && last !== undefined',
  },
  {
    name: 'an update goes out as a new alert',
    file: `${folder}/rules/messages.ts`,
    find: "messages.length > 0 ? 'Update' : 'Alert'",
    replace: "'Alert'",
  },
  {
    name: 'an update names nothing that it changes',
    file: `${folder}/public/cap.ts`,
    find: 'replaces.length === 0',
    replace: "type !== 'Cancel'",
  },
  {
    name: 'a draft is shown before anyone approved it',
    file: `${folder}/rules/life.ts`,
    find: 'return { draft: { id, by, at, text: step.body.text, stamp: step.body.stamp } };',
    replace:
      'return { draft: { id, by, at, text: step.body.text, stamp: step.body.stamp }, versions: before.versions.map((one) => ({ ...one, words: { ...one.words, text: step.body.text } })) };',
  },
  {
    name: 'who wrote the words approves them',
    file: `${folder}/rules/life.ts`,
    find: ' || draft.by === by',
    replace: '',
  },
  {
    name: 'other words go out than those that were read',
    file: `${folder}/rules/life.ts`,
    find: 'draft.id !== step.body.draft || ',
    replace: '',
  },
  {
    name: 'a withdrawn alert can be made longer, and is back',
    file: `${folder}/rules/moves.ts`,
    find: "leads: { issued: 'issued', updating: 'updating' } },\n  cancel",
    replace: "leads: { issued: 'issued', updating: 'updating', cancelled: 'issued' } },\n  cancel",
  },
  {
    name: 'a withdrawal is told to nobody who has the alert',
    file: `${folder}/rules/messages.ts`,
    find: 'if (cancelled !== undefined && ',
    replace: 'if (false && cancelled !== undefined && ',
  },
  {
    name: 'every message bears one identifier',
    file: `${folder}/public/cap.ts`,
    find: "element('identifier', urn(id))",
    replace: "element('identifier', urn(sender.org))",
  },
  {
    name: 'an end is written before the sending',
    file: `${folder}/public/cap.ts`,
    find: "element('expires', capTime(until))",
    replace: "element('expires', capTime('2026-01-01T00:00:00Z'))",
  },
  {
    name: 'a word with an accent attracts unseen',
    file: `${folder}/rules/wording.ts`,
    find: ".normalize('NFD')",
    replace: '',
  },
];

testPromises<Rules>({
  folder,
  files: ['rules/life', 'rules/messages', 'rules/wording', 'public/cap', 'public/atom'],
  complaint,
  bugs,
});
