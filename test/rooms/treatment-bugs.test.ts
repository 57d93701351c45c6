import { addDays } from '#log/calendar.ts';
import type * as files from '#programs/treatment/rules/file.ts';
import type * as contacts from '#programs/treatment/rules/first-contact.ts';
import type * as groups from '#programs/treatment/rules/group.ts';
import type * as retention from '#programs/treatment/rules/retention.ts';
import type * as stays from '#programs/treatment/rules/stay.ts';
import { begun, firstDay, type Story, story } from '#programs/treatment/treatment.fixtures.ts';
import type { Bug } from '../simulator/bugs/bug.ts';
import { testPromises } from './planted.ts';

/** What a file promises, held against the real source and against it with a mistake planted: each must be noticed. */

type Rules = typeof files & typeof contacts & typeof groups & typeof retention & typeof stays;
const folder = 'src/programs/treatment/rules';

/** The first promise that is broken, '' when all are kept. */
const complaint = (rules: Rules): string => {
  const fold = (own: Story) => rules.foldFiles(own.entries)[0];
  const at = (own: Story, mark: 30 | 90, today: number) => {
    const file = fold(own);
    return file && rules.standsAt(file, mark, addDays(firstDay, today));
  };
  const set = begun().add('goal', { goal: 'g' }).add('need', { need: 'food', isMet: false });
  const back = fold(set.move('leave').on(200).move('back'));
  if (back?.goals[0] !== 'g') return 'a reopened file lost its goals';
  if (back.needs['food'] !== false) return 'a reopened file lost its needs';
  if (back.state !== 'here') return 'whoever comes back stands outside';
  if (fold(set.move('leave'))?.goals[0] !== 'g') return 'leaving takes goals away';
  if (fold(begun().move('leave'))?.state !== 'left') return 'nobody can leave';
  if (rules.comingsBack(fold(begun()) ?? { turns: [] }).length !== 0) return 'a beginning is a coming back';
  if (at(begun(), 30, 30) !== 'notYet') return 'a day that is not over is counted';
  if (at(begun(), 30, 60) !== 'notKnown') return 'silence is called something';
  if (at(begun().on(20).move('leave'), 30, 60) !== 'leftForNow') return 'leaving for now is lost';
  if (at(begun().on(20).move('leave').on(50).move('back'), 30, 60) !== 'leftForNow')
    return 'what came later is counted at the mark';
  if (at(begun().on(95).add('came', { sort: 'one' }), 90, 120) !== 'notKnown')
    return 'contact after the mark';
  if (at(begun().add('came', { sort: 'one' }), 90, 120) !== 'notKnown') return 'contact long before the mark';
  if (at(begun().add('dose', { what: 'given', days: 40 }), 30, 60) !== 'inTouch')
    return 'medication that lasts is no staying';
  const left = fold(story().move('leave'));
  if (left !== undefined && rules.hoursToContact(left, undefined) !== undefined)
    return 'a word of others is a contact';
  const talked = fold(story().move('talk'));
  if (talked !== undefined && rules.hoursToContact(talked, 10 * 3_600_000) !== undefined)
    return 'what was before the wish answers it';
  const dose = fold(begun().add('dose', { what: 'given', days: 7 }).add('dose', { what: 'elsewhere' }));
  if (dose === undefined || rules.coverOf(dose)?.askOn !== undefined) return 'asked after the word was said';
  if (!rules.cameToGroup([{ id: 'f', state: 'left' }]).every(({ subject }) => subject === 'f'))
    return 'an erasure of the file misses what is saved at a group';
  return rules.cameToGroup([{ id: 'f', state: 'left' }]).length === 2 ? '' : 'who came is not back';
};

const bug = (name: string, file: string, find: string, replace: string): Bug => ({
  name,
  file: `${folder}/${file}.ts`,
  find,
  replace,
});

const bugs: readonly Bug[] = [
  bug(
    'a reopened file loses its goals',
    'file',
    '...(to !== undefined && { state: to,',
    "...(move === 'back' && { goals: [] }), ...(to !== undefined && { state: to,",
  ),
  bug(
    'leaving clears what a person needs',
    'file',
    '...(to !== undefined && { state: to,',
    "...(to === 'left' && { needs: {} }), ...(to !== undefined && { state: to,",
  ),
  bug('the door back is shut', 'stay', "back: { left: 'here' }", 'back: {}'),
  bug('nobody may leave', 'stay', "leave: { asked: 'left', here: 'left' }", "leave: { asked: 'left' }"),
  bug('a day that is not over counts as silence', 'retention', 'if (until >= today)', 'if (until > today)'),
  bug('silence counts as leaving', 'retention', ": 'notKnown'", ": 'leftForNow'"),
  bug('leaving counts as silence', 'retention', "? 'leftForNow'", "? 'notKnown'"),
  bug(
    'a turn after the mark counts at it',
    'retention',
    'file.turns.findLast(({ day }) => day <= until)',
    'file.turns.at(-1)',
  ),
  bug('contact after the mark counts at it', 'retention', 'day >= from && day <= until', 'day >= from'),
  bug('contact of any day counts', 'retention', 'day >= from && day <= until', 'day <= until'),
  bug('medication that lasts does not count', 'retention', 'if (lasted ||', 'if ('),
  bug(
    'a word that somebody left is a contact',
    'file',
    "...(move === 'leave' ? file : touched)",
    '...touched',
  ),
  bug(
    'what was before the wish answers it',
    'first-contact',
    'file.touched.find(({ ms }) => ms >= asked)',
    'file.touched[0]',
  ),
  bug(
    'somebody is asked after it was said how it goes on',
    'file',
    "if (what !== 'given') return { ...file, said: what };",
    "if (what !== 'given') return file;",
  ),
  bug('whoever comes to a group stays outside', 'group', "state === 'left'", 'false'),
  bug(
    'what is saved at a group is of nobody',
    'group',
    'of: cameKind, subject: file',
    "of: cameKind, subject: ''",
  ),
];

testPromises<Rules>({
  folder,
  files: ['file', 'first-contact', 'group', 'retention', 'stay'],
  complaint,
  bugs,
});
