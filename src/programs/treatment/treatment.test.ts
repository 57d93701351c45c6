import assert from 'node:assert/strict';
import { test } from 'node:test';
import { addDays } from '#log/calendar.ts';
import { cameKind, fileKind, goalKind, holderKind, stayKind, stayMoves, treatmentKinds } from './entries.ts';
import { beganOn, comingsBack, coverOf, type File, foldFiles } from './rules/file.ts';
import { hoursToContact, middle } from './rules/first-contact.ts';
import { cameToGroup } from './rules/group.ts';
import { marks, standsAt } from './rules/retention.ts';
import { leadsTo, movesFrom, stayStates } from './rules/stay.ts';
import { begun, firstDay, type Story, story } from './treatment.fixtures.ts';

const fold = ({ entries }: Story): File => {
  const [file] = foldFiles(entries);
  assert.ok(file !== undefined);
  return file;
};

test('nothing asks for abstinence, speaks of compliance, or ends a stay for use', () => {
  const names = treatmentKinds.flatMap(({ kind, fields }) => [kind, ...Object.keys(fields)]);
  const said = [...names, ...stayMoves, ...stayStates].join(' ');
  assert.doesNotMatch(said, /abstin|clean|sober|complian|relapse|discharg|fail|reason|use\b|drop/i);
});

test('what people say has no place where the server could read it, and who came to a group does not say with whom', () => {
  for (const field of ['called', 'words'] as const) {
    assert.equal(fileKind.fields[field].class, 'sealed');
    assert.equal(fileKind.parse({ file: '0d9f5e6c-6a1b-4c0e-8a44-0c3f6d1a2b77', [field]: 'x' }, 1).ok, false);
  }
  assert.deepEqual(Object.keys(cameKind.fields), ['file', 'sort']);
});

test('from every state there is a way on, none is the last, and a word that leads nowhere changes nothing', () => {
  for (const state of stayStates) {
    assert.ok(
      movesFrom(state).some((move) => leadsTo(move, state) !== undefined),
      state,
    );
    for (const move of stayMoves) {
      const to = leadsTo(move, state);
      if (to !== undefined) assert.notEqual(to, state);
    }
  }
  const ways = { asked: story(), here: begun(), left: begun().move('leave') };
  for (const [state, way] of Object.entries(ways)) {
    assert.equal(fold(way).state, state);
    for (const move of stayMoves) {
      const next = fold(way.move(move));
      const to = leadsTo(move, fold(way).state);
      assert.equal(next.state, to ?? state, `${move} from ${state}`);
      assert.equal(next.turns.length, fold(way).turns.length + (to === undefined ? 0 : 1));
    }
  }
});

test('whoever leaves and comes back has the same file, with goals, needs, program and words', () => {
  const before = begun()
    .add('stay', { move: 'choose', program: 'groups', level: 'weekly' })
    .add('goal', { goal: 'g1' })
    .add('goal', { goal: 'g2' })
    .add('goal', { goal: 'g1' })
    .add('need', { need: 'housing', isMet: false });
  const after = fold(before.move('leave').on(400).move('back').on(401).move('leave').on(900).move('back'));
  assert.deepEqual(
    [after.goals, after.needs, after.program, after.level, after.words?.entry, after.state],
    [['g1', 'g2'], { housing: false }, 'groups', 'weekly', 'e0001', 'here'],
  );
  assert.equal(comingsBack(after).length, 2);
  assert.equal(beganOn(after)?.day, firstDay);
});

test('a phone that let go of the first entries still knows the file by the later ones', () => {
  const { entries } = begun().add('goal', { goal: 'g' }).move('leave').on(300).move('back');
  const [file] = foldFiles(entries.slice(-1));
  assert.equal(file?.id, 'f');
  assert.equal(file?.words, undefined);
});

test('a file is the same in whatever order its entries come', () => {
  const { entries } = begun()
    .add('came', { sort: 'group' })
    .add('dose', { what: 'given', medication: 'methadone', days: 7 })
    .move('leave')
    .on(9)
    .add('need', { need: 'food', isMet: true })
    .add('holder')
    .move('back');
  const told = foldFiles(entries);
  for (let turn = 1; turn < entries.length; turn += 1)
    assert.deepEqual(foldFiles([...entries.slice(turn), ...entries.slice(0, turn)]), told);
  assert.deepEqual(foldFiles(entries.toReversed()), told);
  assert.equal(told[0]?.holder?.entry, 'e0007');
});

test('at 30, 90 and 180 days a stay is in touch, left for now, not known, or not there yet; each day is one of them', () => {
  const at = (own: Story, mark: 30 | 90 | 180, today: number) =>
    standsAt(fold(own), mark, addDays(firstDay, today));
  // The mark's own day has to be over: until then nobody has failed to come.
  assert.equal(at(begun(), 30, 30), 'notYet');
  assert.equal(at(begun(), 30, 31), 'notKnown');
  // That it began is no sign of life a month later.
  assert.equal(at(begun().on(1).add('came', { sort: 'one' }), 30, 31), 'inTouch');
  assert.equal(at(begun().on(60).add('came', { sort: 'one' }), 90, 91), 'notKnown');
  assert.equal(at(begun().on(61).add('came', { sort: 'one' }), 90, 91), 'inTouch');
  assert.equal(at(begun().on(90).add('came', { sort: 'one' }), 90, 91), 'inTouch');
  assert.equal(at(begun().on(91).add('came', { sort: 'one' }), 90, 200), 'notKnown');
  assert.equal(at(begun().on(20).move('leave'), 30, 31), 'leftForNow');
  assert.equal(at(begun().on(20).move('leave').on(25).move('back'), 30, 31), 'inTouch');
  // Who came back later had left by then, and is in touch by the next mark.
  const later = begun().on(20).move('leave').on(80).move('back');
  assert.deepEqual(
    [at(later, 30, 200), at(later, 90, 200), at(later, 180, 200)],
    ['leftForNow', 'inTouch', 'notKnown'],
  );
  // Medication that lasts is a way of staying.
  assert.equal(at(begun().add('dose', { what: 'given', days: 40 }), 30, 31), 'inTouch');
  assert.equal(at(begun().on(31).add('dose', { what: 'given', days: 30 }), 90, 91), 'notKnown');
  assert.equal(at(begun().on(31).add('dose', { what: 'given', days: 31 }), 90, 91), 'inTouch');
  for (const mark of marks) assert.equal(at(story(), mark, 400), undefined);
});

test('the first contact is looked for after the wish, and who had none has no hours', () => {
  const hour = 3_600_000;
  assert.equal(hoursToContact(fold(story()), undefined), undefined);
  assert.equal(hoursToContact(fold(story().move('leave')), undefined), undefined);
  assert.equal(hoursToContact(fold(story().move('talk')), undefined), 1);
  assert.equal(hoursToContact(fold(story().move('talk')), -47 * hour), 48);
  assert.equal(hoursToContact(fold(story().move('talk').on(2).move('begin')), 2 * hour), 48);
  assert.deepEqual([middle([], 0.5), middle([9, 1, 5], 0.5), middle([1, 2, 3, 4], 0.9)], [undefined, 5, 4]);
});

test('medication: the latest word counts, and somebody asks before nothing is left', () => {
  const given = begun().add('dose', { what: 'given', medication: 'buprenorphine', days: 7 });
  assert.deepEqual(coverOf(fold(given)), { zero: '2026-03-09', askOn: '2026-03-06' });
  assert.equal(coverOf(fold(given.add('dose', { what: 'elsewhere' })))?.askOn, undefined);
  assert.equal(
    coverOf(fold(given.add('dose', { what: 'enough' }).on(1).add('dose', { what: 'given', days: 3 })))?.zero,
    '2026-03-06',
  );
  assert.equal(coverOf(fold(begun())), undefined);
});

test('whoever comes to a group after leaving is back with it, and all that is saved goes with the file', () => {
  const saved = cameToGroup([
    { id: 'a', state: 'left' },
    { id: 'b', state: 'here' },
  ]);
  assert.deepEqual(
    saved.map(({ of, body, subject }) => [of.kind, body.file, subject]),
    [
      [cameKind.kind, 'a', 'a'],
      [stayKind.kind, 'a', 'a'],
      [cameKind.kind, 'b', 'b'],
    ],
  );
});

test('whose file it is, is sealed: a server cannot lay it beside other visits of a card', () => {
  assert.equal(holderKind.fields.person.class, 'sealed');
  for (const { kind, fields } of treatmentKinds)
    for (const name of Object.keys(fields))
      if (/person|card|subject/.test(name)) assert.equal(kind, holderKind.kind);
});

test('what leads from a file to a goal or a wish goes with the person when they are erased, and not before', () => {
  for (const field of [goalKind.fields.goal, fileKind.fields.wish])
    assert.deepEqual([field.class, field.lifetime], ['linked', 'always']);
});
