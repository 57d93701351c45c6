import assert from 'node:assert/strict';
import { arrived, type IncomingStory } from '#programs/care/incoming.fixtures.ts';
import type * as incoming from '#programs/care/rules/incoming.ts';
import type { Bug } from '../simulator/bugs/bug.ts';
import { testPromises } from './planted.ts';

/** What is promised to people of whom others told us, held against the real rules and against them with a mistake planted. */

type Rules = typeof incoming;
const folder = 'src/programs/care';
const file = `${folder}/rules/incoming.ts`;

const complaint = (rules: Rules): string => {
  const one = (own: IncomingStory) => rules.foldIncoming(own.entries)[0] ?? assert.fail();
  const heard = (own: IncomingStory) => rules.answerOf(one(own), () => 'completed');
  if (heard(arrived('contact').act('take', 'course')) !== 'received') return 'police hear of a contact';
  if (heard(arrived('incoming').act('take')) !== 'received') return 'the sender hears what nobody agreed to';
  if (heard(arrived('incoming').act('not-reached', 'course')) !== 'received')
    return 'the sender hears that somebody was not found';
  if (heard(arrived('incoming').act('take', 'in-touch')) !== 'in-touch') return 'more than agreed';
  if (heard(arrived('incoming').act('take', 'course').act('tell', 'received')) !== 'received')
    return 'what was agreed cannot be taken back';
  if (rules.answerOf(one(arrived('incoming').act('take', 'course')), () => 'rejected') !== 'in-touch')
    return 'the sender hears of a no elsewhere';
  if (!rules.isGone(one(arrived('contact')), '2026-03-16')) return 'a contact is never gone';
  if (rules.isGone(one(arrived('contact')), '2026-03-15')) return 'a contact is gone before its days';
  const claimed = arrived('contact').act('claim');
  if (rules.incomingDueAt(one(claimed), '2026-03-02') === undefined) return 'a claim is for ever';
  if (rules.incomingDueAt(one(arrived('incoming')), '2026-03-02') === undefined) return 'nobody is asked';
  if (one(arrived('incoming').send('incoming', { packet: 'OTHER' })).packet !== 'PACKET')
    return 'somebody writes over what another sent';
  if (one(arrived('incoming').act('not-wanted').act('take')).state !== 'taken') return 'the door is shut';
  const body = { sender: 's', key: 'k', name: 'Clinic' } as const;
  const senders = rules.foldSenders([
    { hlc: '1', body },
    { hlc: '2', body: { ...body, isOver: true } },
  ]);
  return senders[0]?.isOver === true ? '' : 'a link that ended takes more';
};

const bug = (name: string, find: string, replace: string): Bug => ({ name, file, find, replace });
const bugs: readonly Bug[] = [
  bug(
    'whoever offered a contact hears of it',
    'incoming?.sender === undefined || ',
    'incoming === undefined || ',
  ),
  bug(
    'the sender hears before anybody was asked',
    "let tell: Tell = 'received';",
    "let tell: Tell = 'course';",
  ),
  bug('the sender hears that somebody was not found', " || incoming.state !== 'taken'", ''),
  bug(
    'the sender hears all once it may hear something',
    "if (incoming.tell !== 'course') return incoming.tell;",
    '',
  ),
  bug(
    'what was agreed cannot be taken back',
    'tell = said.tell ?? tell;',
    "tell = tell === 'received' ? (said.tell ?? tell) : tell;",
  ),
  bug(
    'the sender hears of a no elsewhere',
    'const courses: Readonly<Partial<Record<State, IncomingAnswer>>> = {',
    'const courses: Readonly<Partial<Record<State, IncomingAnswer>>> = {\n  rejected: "received",',
  ),
  bug('a contact that nobody took up stays', 'addDays(day, contactDays) <= today', 'false'),
  bug(
    'a contact is gone a day early',
    'addDays(day, contactDays) <= today',
    'addDays(day, contactDays - 1) <= today',
  ),
  bug(
    'a claim is for ever',
    "return incoming.state === 'claimed' ? incoming.since + claimMs : undefined;",
    'return undefined;',
  ),
  bug('nobody is asked to see to what came', "if (incoming.state === 'new') return incoming.ms;", ''),
  bug('somebody writes over what another sent', 'const sent = own.find(', 'const sent = own.findLast('),
  bug(
    'the door is shut to who changes their mind',
    "'not-reached', 'not-wanted', 'not-ours'),\n  'not-reached'",
    "'not-reached'),\n  'not-reached'",
  ),
  bug('a link that ended takes more', 'before.hlc < one.hlc', 'before.hlc > one.hlc'),
];

testPromises<Rules>({ folder, files: ['rules/incoming'], complaint, bugs });
