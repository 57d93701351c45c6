import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import type { Right } from '#log/index.ts';
import {
  alertIn,
  createAlert,
  dayMs,
  moveEntry,
  nextId,
  second,
  start,
  text,
  validFor,
  writer,
} from '../alerts.fixtures.ts';
import { alertKinds, approveKind, extendKind } from '../entries.ts';
import { type Alert, foldAlerts, isLive, stateAt } from './life.ts';
import { type Move, moves, type State, states } from './moves.ts';

const allMoves = Object.keys(moves) as readonly Move[];
const only = (alerts: readonly Alert[]): Alert => {
  assert.equal(alerts.length, 1);
  return alerts[0] as Alert;
};

test('the kind of each move asks for the right that the table says', () => {
  for (const move of allMoves) {
    const kind = alertKinds.find((each) => each.kind === `alerts.${move}`);
    const right: Right = kind?.right ?? 'record';
    assert.equal(right, moves[move].right, move);
    assert.equal(kind?.another === undefined, moves[move].by !== 'another', move);
  }
});

/** Written out by hand, apart from the table: what each move makes of each state, `.` where nothing. */
const expected: Readonly<Record<State, string>> = {
  //             report       corroborate  grade  draft   approve extend cancel dismiss expire
  reported: 'reported corroborated . . . . . dismissed .',
  corroborated: 'corroborated corroborated graded . . . . dismissed .',
  graded: 'graded graded graded drafted . . . dismissed .',
  drafted: 'drafted . . drafted issued . . dismissed .',
  issued: 'issued . . updating . issued cancelled . expired',
  updating: 'updating . . updating issued updating cancelled issued expired',
  expired: '. . . . . . . . .',
  cancelled: '. . . . . . . . .',
  dismissed: '. . . . . . . . .',
};

for (const state of states)
  for (const [index, move] of allMoves.entries())
    test(`${move} on an alert that is ${state}`, () => {
      const before = alertIn(state);
      if (move === 'expire') before.pass(8 * dayMs);
      const to = expected[state].split(' ')[index];
      const alert = only(foldAlerts(before.move(move).entries));
      assert.equal(alert.state, to === '.' ? state : to);
      assert.equal(alert.ignored.length, to === '.' ? 1 : 0);
    });

test('any moves in any order come to what a plain walk over the table comes to, however they arrive', () => {
  const anyMove = fc.constantFrom(...allMoves.filter((move) => move !== 'expire'));
  fc.assert(
    fc.property(
      fc.array(fc.tuple(anyMove, fc.boolean()), { maxLength: 14 }),
      fc.infiniteStream(fc.nat()),
      (steps, chance) => {
        const alert = createAlert().move('report');
        let state: State = 'reported';
        let isDraftOpen = false;
        let versions = 0;
        for (const [move, isSame] of steps) {
          const author = move === 'approve' && !isSame ? second : writer;
          alert.move(move, {}, author);
          const to = expected[state].split(' ')[allMoves.indexOf(move)] ?? '.';
          const isDone = to !== '.' && !(move === 'approve' && (isSame || !isDraftOpen));
          if (!isDone) continue;
          state = to as State;
          if (move === 'draft') isDraftOpen = true;
          if (move === 'approve' || move === 'cancel' || move === 'dismiss') isDraftOpen = false;
          if (move === 'approve' || move === 'extend') versions += 1;
        }
        const turned = alert.entries
          .map((entry) => ({ entry, key: chance.next().value ?? 0 }))
          .sort((a, b) => a.key - b.key)
          .map(({ entry }) => entry);
        const folded = only(foldAlerts([...turned, ...turned.slice(0, 3)]));
        assert.equal(folded.state, state);
        assert.equal(folded.versions.length, versions);
        assert.deepEqual(folded, only(foldAlerts(alert.entries)));
        // What is not approved is never what is shown, and what was withdrawn never comes back.
        if (versions === 0 || state === 'cancelled') assert.equal(isLive(folded, alert.at), false);
        for (const version of folded.versions)
          assert.notEqual(version.by === version.words.by && version.id === version.words.id, true);
      },
    ),
    { seed: 11, numRuns: 400 },
  );
});

test('who wrote the words cannot approve them; somebody else can, and only the words that stand', () => {
  const own = createAlert()
    .move('report')
    .move('corroborate')
    .move('grade')
    .move('draft')
    .move('approve', {}, writer);
  assert.equal(only(foldAlerts(own.entries)).state, 'drafted');
  const [old] = own.entries.filter(({ kind }) => kind === 'alerts.draft');
  own.move('draft').move('approve', { draft: old?.id ?? '' });
  assert.equal(only(foldAlerts(own.entries)).state, 'drafted');
  assert.equal(only(foldAlerts(own.move('approve').entries)).state, 'issued');
});

test('an alert is over by itself at its time, whatever a device hears; what comes after changes nothing', () => {
  const alert = alertIn('issued');
  const folded = only(foldAlerts(alert.entries));
  const until = alert.at + 7 * dayMs;
  assert.equal(isLive(folded, until - 1), true);
  assert.equal(isLive(folded, until), false);
  assert.equal(stateAt(folded, until), 'expired');
  const late = only(foldAlerts(alert.pass(8 * dayMs).move('extend').entries));
  assert.equal(isLive(late, alert.at), false);
});

test('an end that was moved meanwhile is not ended by the word about the earlier one', () => {
  const alert = alertIn('issued')
    .move('extend')
    .pass(8 * dayMs)
    .move('expire');
  assert.equal(only(foldAlerts(alert.entries)).state, 'issued');
});

test('a change shows nowhere until a second person approved it, and then alone', () => {
  const alert = alertIn('updating');
  const changed = { ...text, en: { ...text.en, line: 'Also in white powder' } };
  alert.move('draft', { text: changed });
  assert.notEqual(only(foldAlerts(alert.entries)).versions.at(-1)?.words.text.en.line, changed.en.line);
  const { versions } = only(foldAlerts(alert.move('approve').entries));
  assert.equal(versions.length, 2);
  assert.equal(versions.at(-1)?.words.text.en.line, changed.en.line);
  assert.notEqual(versions[0]?.id, versions[1]?.id);
});

test('moves of an alert that nobody reported wait for the report', () => {
  const alert = alertIn('drafted');
  assert.deepEqual(foldAlerts(alert.entries.slice(1)), []);
  const stray = moveEntry('report', start, { source: 'worker', alert: nextId() });
  assert.deepEqual(foldAlerts([stray]), []);
});

for (const [name, valid] of [
  ['yesterday', { sent: '2026-06-02T10:00:00Z', until: '2026-06-01T10:00:00Z' }],
  ['the moment it is sent', { sent: '2026-06-02T10:00:00Z', until: '2026-06-02T10:00:00Z' }],
  ['before it is sent, by the zones', { sent: '2026-06-02T10:00:00-05:00', until: '2026-06-02T12:00:00Z' }],
  ['in two months', validFor(start, 61)],
  ['never', { sent: '2026-06-02T10:00:00Z', until: '' }],
] as const)
  test(`an alert that ends ${name} is no alert`, () => {
    const body = { alert: nextId(), draft: nextId(), valid, audience: ['public'] };
    assert.equal(approveKind.parse(body, 1).ok, false);
    assert.equal(extendKind.parse({ alert: body.alert, valid }, 1).ok, false);
    assert.equal(approveKind.parse({ ...body, valid: validFor(start, 7) }, 1).ok, true);
  });
