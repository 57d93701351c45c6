import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import * as v from 'valibot';
import type { Entry, JsonObject } from '#log/index.ts';
import { kindRegistry } from '#programs/kinds.ts';
import { checkKind, ends, outcomes, type Stage, stages, steps } from '../entries.ts';
import { debriefKind } from '../other-events.ts';
import { consumptionFollow } from '../server/follow.ts';
import {
  type Alarm,
  type AlarmEvent,
  type AlarmState,
  alarmsAt,
  alarmTable,
  priorityOf,
  quietMs,
} from './alarms.ts';
import { debriefChars, mostRead } from './limits.ts';
import { nextLook, whyClosed } from './plan.ts';
import { createPen, visitOf } from './recorded.ts';
import {
  allSteps,
  foldResponses,
  nextOwn,
  nextResponse,
  ownList,
  type ResponseState,
  responseIdOf,
  usualNext,
} from './response.ts';
import {
  ageOf,
  atSeat,
  fillOf,
  foldRoom,
  longestWaiting,
  movedTo,
  nextInLine,
  occupiedWithout,
  seatFault,
  waitOf,
  withoutSeat,
} from './room.ts';
import { foldSessions, isEnd, nextState, type SessionState, usualMoves } from './session.ts';
import { shiftSoFar } from './shift.ts';

const start = Date.parse('2026-06-01T10:00:00Z');
const minute = 60_000;
const visit = visitOf(1);
const response = responseIdOf(visit, 0);
const everything = [...stages, ...ends] as const;
const next = { minutes: 5, late: 3 };

const room = (more: JsonObject = {}): JsonObject => ({
  on: true,
  seats: [
    { seat: 'a', name: '1', area: 'injection' },
    { seat: 'b', name: '2', area: 'inhalation' },
  ],
  plan: {
    watch: 'plan',
    name: 'Our plan',
    reviewed: '2026-05-01',
    everyMinutes: 5,
    closeMinutes: 2,
    lateMinutes: 3,
    rows: [{ drug: 'cocaine', everyMinutes: 10 }],
  },
  ...more,
});

const write = () => {
  const pen = createPen();
  return (
    kind: string,
    body: JsonObject,
    minutes = 0,
    { subject, ...more }: { visit?: string; device?: number; subject?: string } = {},
  ): Entry => {
    const entry = pen({ kind: `consumption.${kind}`, body, at: start + minutes * minute, visit, ...more });
    const known = kindRegistry.find(entry.kind);
    assert.ok(known?.parse(body, 1).ok === true, `${kind} ${JSON.stringify(body)}`);
    return subject === undefined ? entry : { ...entry, subject };
  };
};

const shuffled = <T>(list: readonly T[]): fc.Arbitrary<readonly T[]> =>
  fc.shuffledSubarray([...list], { minLength: list.length, maxLength: list.length });

/* ---- Sessions ---- */

test('every state of a stay answers every event, and only an end holds against the rest', () => {
  const states: readonly SessionState[] = ['none', ...everything];
  for (const state of states)
    for (const event of [...everything, 'check', 'use'] as const) {
      const after = nextState(state, event);
      if (event === 'check' || event === 'use') assert.equal(after, state);
      else if (isEnd(state)) assert.ok(isEnd(after), `${state} ${event} ${after}`);
      else assert.equal(after, event);
    }
  // Two ends come to one, whichever came first.
  for (const one of ends)
    for (const other of ends) {
      const either = [nextState(one, other), nextState(other, one)];
      assert.ok(either[0] === either[1] || (either.includes(one) && either.includes(other)));
    }
  assert.equal(nextState('entered-in-error', 'died'), 'died');
  assert.equal(nextState('transported', 'left-well'), 'transported');
});

test('from every stage a worker finds a way on and a way out', () => {
  for (const stage of stages) {
    assert.ok(usualMoves[stage].some(isEnd), stage);
    assert.ok(!(usualMoves[stage] as readonly string[]).includes(stage));
  }
});

/** What three tablets may record of two stays, at any time within an hour. */
const deed = fc.record({
  body: fc.oneof(
    fc.constantFrom(...everything).map((stage) => ['stay', { stage, next }] as const),
    fc.constant(['check', { responsive: true, next }] as const),
    fc.constant(['use', { drug: 'fentanyl' }] as const),
  ),
  visit: fc.integer({ min: 1, max: 2 }),
  device: fc.integer({ min: 1, max: 3 }),
  minutes: fc.integer({ min: 0, max: 59 }),
});

test('whatever tablets record and in whatever order it arrives, the stays come out the same, each with one end at most', () => {
  fc.assert(
    fc.property(
      fc.array(deed, { maxLength: 14 }).chain((deeds) => {
        const put = write();
        const entries = deeds.map(({ body: [kind, body], visit: who, device, minutes }) =>
          put(kind, body as JsonObject, minutes, { visit: visitOf(who), device }),
        );
        return fc.tuple(fc.constant(entries), shuffled([...entries, ...entries.slice(0, 3)]));
      }),
      ([entries, arrived]) => {
        const sessions = foldSessions(entries);
        assert.deepEqual(foldSessions(arrived), sessions);
        for (const session of sessions) {
          const ended = entries.filter(
            (entry) => entry.visit === session.id && isEnd(String(entry.body['stage']) as SessionState),
          );
          assert.equal(
            isEnd(session.stage),
            ended.length > 0,
            'an end that was recorded holds, and no other is made up',
          );
          if (isEnd(session.stage))
            assert.deepEqual([session.due, session.late, session.seat], [undefined, undefined, undefined]);
        }
      },
    ),
    { seed: 20261126, numRuns: 400 },
  );
});

test('an end before the start, and a start from a clock an hour ahead, each leave one stay that ended', () => {
  const put = write();
  const [stay] = foldSessions([
    put('stay', { stage: 'using', seat: 'a', next }, 60),
    put('stay', { stage: 'left-well' }, 10),
  ]);
  assert.equal(stay?.stage, 'left-well');
  assert.equal(stay?.due, undefined);
});

test('a look tells how old it is, and an old one never looks fresh', () => {
  const put = write();
  const entries = [
    put('stay', { stage: 'using', seat: 'a', next }),
    put('check', { responsive: true, noReading: true, next }, 4),
  ];
  const [session] = foldSessions(entries);
  assert.ok(session);
  const at = (minutes: number) => ageOf(session, start + minutes * minute);
  assert.deepEqual(at(4), { minutes: 0, state: 'fresh' });
  assert.deepEqual(at(9), { minutes: 5, state: 'due' });
  assert.deepEqual(at(12), { minutes: 8, state: 'overdue' });
  const [byEye] = foldSessions([put('stay', { stage: 'using', seat: 'a' }, 20)]);
  assert.equal(byEye && ageOf(byEye, start + 500 * minute).state, 'untimed');
});

test('another seat and a card that is shown are no look: the minutes that run go on', () => {
  const put = write();
  const begun = [put('stay', { stage: 'using', seat: 'a', next })];
  const subject = visitOf(77);
  const later = [
    put('stay', { stage: 'using', seat: 'b' }, 3),
    put('stay', { stage: 'using' }, 4, { subject }),
  ];
  const [before] = foldSessions(begun);
  const [after] = foldSessions([...begun, ...later]);
  assert.deepEqual(
    [after?.seat, after?.subject, after?.since, after?.seenAt, after?.due, after?.late],
    ['b', subject, before?.since, before?.seenAt, before?.due, before?.late],
  );
  for (const entry of later)
    assert.deepEqual(
      consumptionFollow.handlers
        .filter(({ kind }) => kind === entry.kind)
        .flatMap(({ project }) => project(entry)),
      [],
      'the server says nothing of its timers',
    );
});

/* ---- Seats and set-up ---- */

test('a second person at an occupied seat, one whose seat was taken out, and a seat nobody knows have an outcome', () => {
  const put = write();
  const other = visitOf(2);
  const set = put('room', room());
  const seated = put('stay', { stage: 'using', seat: 'a' }, 1);
  const one = foldRoom([set, seated]);
  assert.equal(seatFault(one, 'a'), 'seat-taken');
  assert.equal(seatFault(one, 'a', visit), undefined);
  assert.equal(seatFault(one, 'b'), undefined);
  assert.equal(seatFault(one, 'z'), 'seat-unknown');
  assert.deepEqual(occupiedWithout(one, [{ seat: 'b' }]), ['1']);
  // Without a network both were told the seat is free: both stand there, and the board asks.
  const two = foldRoom([
    set,
    seated,
    put('stay', { stage: 'using', seat: 'a' }, 1, { visit: other, device: 2 }),
  ]);
  assert.deepEqual(
    atSeat(two.sessions, 'a').map(({ id }) => id),
    [visit, other],
  );
  const without = foldRoom([set, seated, put('room', room({ seats: [] }), 2, { device: 2 })]);
  assert.deepEqual(
    withoutSeat(without).map(({ id }) => id),
    [visit],
  );
});

test('whoever is received waits for a place still: the wait is said once, by the seat that ends it, and the first who came is next', () => {
  const entry = write();
  const seats = [
    { seat: 'desk', name: 'D', area: 'intake' },
    { seat: 'a', name: '1', area: 'injection' },
  ];
  const second = visitOf(2);
  const entries = [
    entry('room', room({ seats })),
    entry('stay', { stage: 'waiting', arrived: true }),
    entry('stay', { stage: 'seated', seat: 'desk' }, 2),
    entry('stay', { stage: 'waiting', arrived: true }, 3, { visit: second }),
  ];
  const here = foldRoom(entries);
  const [received, inLine] = here.sessions;
  assert.ok(received && inLine);
  const now = start + 10 * minute;
  assert.equal(nextInLine(here, 'a')?.id, received.id);
  assert.equal(nextInLine(here, 'desk')?.id, inLine.id);
  assert.deepEqual(waitOf(here.set, inLine, 'desk', now), {});
  assert.deepEqual(waitOf(here.set, inLine, 'a', now), { waited: 7 });
  assert.deepEqual(waitOf(here.set, received, 'a', now), { waited: 10 });
  assert.deepEqual(withoutSeat(here), []);
  const seated = foldRoom([...entries, entry('stay', { stage: 'seated', seat: 'a', waited: 10 }, 10)]);
  assert.deepEqual(
    seated.sessions.map((session) => waitOf(seated.set, session, 'b', now)),
    [{}, { waited: 7 }],
  );
});

test('a seat goes to another place of the room, and nowhere else', () => {
  assert.deepEqual(movedTo(['a', 'b', 'c'], 0, 2), ['b', 'c', 'a']);
  assert.deepEqual(movedTo(['a', 'b', 'c'], 2, 0), ['c', 'a', 'b']);
  const list = ['a', 'b'];
  for (const [from, to] of [
    [0, -1],
    [1, 2],
    [0, 0],
    [5, 0],
  ] as const)
    assert.equal(movedTo(list, from, to), list);
});

test('a room does not open before somebody said how it is watched', () => {
  const put = write();
  const of = (more: JsonObject) => whyClosed(foldRoom([put('room', room(more))]).set);
  assert.equal(whyClosed(undefined), 'off');
  assert.equal(of({ on: false }), 'off');
  assert.equal(of({ seats: [] }), 'no-seats');
  const { plan: _plan, ...unplanned } = room();
  assert.equal(whyClosed(foldRoom([put('room', unplanned as JsonObject)]).set), 'no-plan');
  assert.equal(of({ plan: { watch: 'eye' } }), undefined);
  assert.equal(of({}), undefined);
});

test('the minutes of a look are the organization’s own; watching closely is never longer; by eye nothing is timed', () => {
  const put = write();
  const plan = foldRoom([put('room', room())]).set?.plan;
  const minutesOf = (stage: Stage, drug?: string) =>
    nextLook(plan, stage, drug === undefined ? undefined : { drug })?.minutes;
  assert.deepEqual(
    [minutesOf('using'), minutesOf('using', 'cocaine'), minutesOf('watching'), minutesOf('aftercare')],
    [5, 10, 2, 5],
  );
  assert.equal(minutesOf('waiting'), undefined);
  assert.equal(nextLook({ watch: 'eye' }, 'using', undefined), undefined);
  assert.equal(nextLook(undefined, 'using', undefined), undefined);
});

test('forms let pass what the kinds take, to the last, and nothing above', () => {
  for (const [field, most] of Object.entries(mostRead))
    for (const [value, isTaken] of [
      [most, true],
      [most + 1, false],
    ] as const)
      assert.equal(checkKind.parse({ [field]: value }, 1).ok, isTaken, `${field} ${value}`);
  const text = debriefKind.fields.text.schema;
  assert.ok(v.is(text, 'x'.repeat(debriefChars)) && !v.is(text, 'x'.repeat(debriefChars + 1)));
});

test('a shift hands over what happened since it opened, and what nobody looked at; one that is closed hands over nothing', () => {
  const entry = write();
  const help = (count: number, at: number): readonly Entry[] => {
    const id = responseIdOf(visit, count);
    return [
      entry('response', { response: id }, at),
      entry('step', { response: id, step: 'ambulance-called', second: 9 }, at),
      entry('step', { response: id, step: 'naloxone', second: 10 }, at),
      entry('response-end', { response: id, outcome: count === 1 ? 'false-alarm' : 'recovered' }, at + 1),
    ];
  };
  const entries = [
    entry('stay', { stage: 'waiting', arrived: true }, -30),
    ...help(0, -20),
    entry('shift', { step: 'open', checked: ['oxygen', 'alarm', 'masks'] }, 0),
    entry('stay', { stage: 'waiting', arrived: true }, 5, { visit: visitOf(2) }),
    entry('stay', { stage: 'turned-away' }, 6, { visit: visitOf(3) }),
    ...help(1, 10),
    ...help(2, 20),
    entry('event', { response: responseIdOf(visit, 2), event: 'seizure', second: 30 }, 20),
  ];
  assert.deepEqual(shiftSoFar(foldRoom(entries)), {
    arrivals: 1,
    events: [{ event: 'seizure', count: 1 }],
    falseAlarms: 1,
    doses: 2,
    ambulances: 2,
    unchecked: ['naloxone', 'aed'],
  });
  assert.equal(shiftSoFar(foldRoom([...entries, entry('shift', { step: 'close' }, 60)])), undefined);
});

test('the licensed number is a line that says so when it is passed, and keeps nobody out', () => {
  const put = write();
  const stays = (count: number): readonly Entry[] =>
    Array.from({ length: count }, (_, index) =>
      put('stay', { stage: 'seated', seat: 'a' }, 1, { visit: visitOf(10 + index) }),
    );
  const two = [put('room', room({ capacity: 2 })), ...stays(2)];
  assert.deepEqual(fillOf(foldRoom(two)), { inRoom: 2, capacity: 2, isOver: false });
  const waits = put('stay', { stage: 'waiting' }, 1, { visit: visitOf(30) });
  assert.equal(fillOf(foldRoom([...two, waits])).inRoom, 2, 'who waits at the door is not in the room');
  const third = put('stay', { stage: 'seated', seat: 'b' }, 2, { visit: visitOf(31) });
  assert.deepEqual(fillOf(foldRoom([...two, waits, third])), { inRoom: 3, capacity: 2, isOver: true });
  const left = put('stay', { stage: 'left-well' }, 3, { visit: visitOf(31) });
  assert.equal(fillOf(foldRoom([...two, third, left])).isOver, false);
  assert.deepEqual(fillOf(foldRoom([put('room', room()), third])), {
    inRoom: 1,
    capacity: undefined,
    isOver: false,
  });
});

test('who still waits counts in the longest wait', () => {
  const put = write();
  const { sessions } = foldRoom([put('stay', { stage: 'waiting', arrived: true })]);
  assert.equal(longestWaiting(sessions, start + 12 * minute), 12 * minute);
  assert.equal(longestWaiting([], start), undefined);
});

test('readings that cannot be are refused, and no reading is a reading of its own', () => {
  const reads = (body: JsonObject): boolean =>
    kindRegistry.find('consumption.check')?.parse(body, 1).ok === true;
  assert.ok(!reads({ saturation: 140 }));
  assert.ok(!reads({ breaths: -1 }));
  assert.ok(!reads({ saturation: 93.5 }));
  assert.ok(reads({ noReading: true }));
  assert.ok(reads({ saturation: 0 }));
  assert.ok(reads({}));
});

/* ---- Responses ---- */

test('every state of a response answers every event, and an end holds against all but a weightier one', () => {
  const states: readonly ResponseState[] = ['none', 'open', ...outcomes];
  for (const state of states)
    for (const event of ['opened', 'step', ...outcomes] as const) {
      const after = nextResponse(state, event);
      if (event === 'opened' || event === 'step') assert.equal(after, state === 'none' ? 'open' : state);
      else assert.ok((outcomes as readonly string[]).includes(after));
    }
  assert.equal(nextResponse('false-alarm', 'died'), 'died');
  assert.equal(nextResponse('died', 'recovered'), 'died');
});

test('two tablets without a network that open help for one person open one event', () => {
  const put = write();
  const entries = [1, 2].map((device) =>
    put('response', { response: responseIdOf(visit, 0), seat: 'a' }, device, { device }),
  );
  assert.equal(foldResponses(entries).length, 1);
  const again = responseIdOf(visit, 1);
  assert.notEqual(again, response);
  assert.ok(kindRegistry.find('consumption.response')?.parse({ response: again }, 1).ok);
  assert.match(responseIdOf('00000000-0000-4000-8000-ffffffffffff', 0), /000000$/);
});

test('one step that two tablets tell of is one, with what either knows; doses of naloxone never are', () => {
  const put = write();
  const of = (step: string, minutes: number, device: number, more: JsonObject = {}) =>
    put('step', { response, step, second: Math.round(minutes * 60), ...more }, minutes, { device });
  const [one] = foldResponses([
    put('response', { response }),
    of('oxygen', 0.5, 1),
    of('oxygen', 0.6, 2, { liters: 10 }),
    of('oxygen', 0.7, 3),
    of('oxygen', 2, 2),
    of('naloxone', 3, 1),
    of('naloxone', 3, 2),
    of('breaths', 3.1, 1),
    of('breaths', 3.2, 1),
  ]);
  assert.deepEqual(
    one?.steps.map(({ step, entries, liters }) => [step, entries.length, liters]),
    [
      ['oxygen', 3, 10],
      ['oxygen', 1, undefined],
      ['naloxone', 1, undefined],
      ['naloxone', 1, undefined],
      ['breaths', 1, undefined],
      ['breaths', 1, undefined],
    ],
  );
});

test('whatever tablets record of a response and in whatever order it arrives, nothing of it is lost', () => {
  const act = fc.record({
    body: fc.oneof(
      fc.constant(['response', { response }] as const),
      fc.constantFrom(...steps).map((step) => ['step', { response, step, second: 1 }] as const),
      fc.constantFrom(...outcomes).map((outcome) => ['response-end', { response, outcome }] as const),
    ),
    device: fc.integer({ min: 1, max: 3 }),
    minutes: fc.integer({ min: 0, max: 5 }),
  });
  fc.assert(
    fc.property(
      fc.array(act, { minLength: 1, maxLength: 12 }).chain((acts) => {
        const put = write();
        const entries = acts.map(({ body: [kind, body], device, minutes }) =>
          put(kind, body as JsonObject, minutes, { device }),
        );
        return fc.tuple(fc.constant(entries), shuffled([...entries, ...entries.slice(0, 2)]));
      }),
      ([entries, arrived]) => {
        const [folded, ...none] = foldResponses(entries);
        assert.ok(folded);
        assert.deepEqual(none, []);
        assert.deepEqual(foldResponses(arrived), [folded]);
        const told = folded.steps.flatMap((step) => step.entries);
        const recorded = entries.filter(({ kind }) => kind === 'consumption.step');
        assert.deepEqual(
          [...told].sort(),
          recorded.map(({ id }) => id).sort(),
          'each entry stands in one step',
        );
        const doses = recorded.filter(({ body }) => body['step'] === 'naloxone').length;
        assert.equal(folded.steps.filter(({ step }) => step === 'naloxone').length, doses);
        const ended = entries.some(({ kind }) => kind === 'consumption.response-end');
        assert.equal(folded.state !== 'open', ended, 'help ends by a hand and by nothing else');
      },
    ),
    { seed: 20261126, numRuns: 400 },
  );
});

test('an event is an overdose until somebody says otherwise; its own steps are told once, and the list leads', () => {
  const put = write();
  const event = (minutes: number, more: JsonObject = {}, device = 1) =>
    put('event', { response, event: 'seizure', second: minutes * 60, ...more }, minutes, { device });
  const entries = [
    put('response', { response }),
    event(0.1),
    event(0.2, { step: 'Look at the clock' }),
    event(0.4, { step: 'Look at the clock' }, 2),
    put('step', { response, step: 'oxygen', second: 18 }, 0.3),
  ];
  const lists = [{ event: 'seizure' as const, steps: ['Look at the clock', 'On the side'] }];
  for (const order of [entries, [...entries].reverse()]) {
    const [one] = foldResponses(order);
    assert.ok(one);
    assert.equal(one.event, 'seizure');
    assert.deepEqual(
      allSteps(one).map((step) => ('own' in step ? step.own : step.step)),
      ['Look at the clock', 'oxygen'],
    );
    assert.equal(nextOwn(ownList(lists, one.event), one.ownSteps), 'On the side');
  }
  assert.equal(foldResponses(entries.slice(0, 1))[0]?.event, 'overdose');
  assert.deepEqual(ownList(lists, 'overdose'), []);
});

test('oxygen and breaths come before naloxone, and after all of it breaths again', () => {
  const done: { step: (typeof steps)[number] }[] = [];
  const order = [1, 2, 3, 4, 5, 6, 7].map(() => {
    const step = usualNext(done);
    done.push({ step });
    return step;
  });
  assert.deepEqual(order, ['stimulated', 'airway', 'oxygen', 'breaths', 'reading', 'naloxone', 'breaths']);
});

/* ---- Alarms ---- */

test('priority is derived from what happens if nobody comes and how fast', () => {
  assert.deepEqual(
    (['death', 'reversible', 'minor'] as const).map((harm) =>
      (['immediate', 'prompt', 'delayed'] as const).map((onset) => priorityOf(harm, onset)),
    ),
    [
      ['high', 'high', 'medium'],
      ['high', 'medium', 'low'],
      ['medium', 'low', 'low'],
    ],
  );
});

const using = (put: ReturnType<typeof write>, minutes = 0): Entry =>
  put('stay', { stage: 'using', seat: 'a', next }, minutes);
const ringing = (entries: readonly Entry[], minutes: number): readonly Alarm[] => {
  const folded = foldRoom(entries);
  return alarmsAt(folded, folded.takes, start + minutes * minute);
};
const takeOf = (alarm: Alarm, put: ReturnType<typeof write>, minutes: number, lease = 2): Entry =>
  put('take', { condition: alarm.condition, about: alarm.about, due: alarm.due, minutes: lease }, minutes, {
    device: 2,
  });

test('sound never ends because a counter ran out: an alarm nobody takes calls on for days', () => {
  const put = write();
  const entries = [using(put)];
  assert.deepEqual(ringing(entries, 4.9), []);
  assert.deepEqual(
    ringing(entries, 5).map(({ condition, priority }) => [condition, priority]),
    [['check-due', 'medium']],
  );
  for (const minutes of [8, 60, 3 * 24 * 60])
    assert.deepEqual(
      ringing(entries, minutes).map(({ condition, priority, state }) => [condition, priority, state]),
      [['check-overdue', 'high', 'sounding']],
    );
});

test('taking an alarm silences that one, comes back by itself, and covers no later one', () => {
  const put = write();
  const entries = [using(put)];
  const [due] = ringing(entries, 5);
  assert.ok(due);
  entries.push(takeOf(due, put, 5));
  assert.deepEqual(
    ringing(entries, 6).map(({ condition, state }) => [condition, state]),
    [['check-due', 'taken']],
  );
  assert.deepEqual(
    ringing(entries, 7).map(({ state }) => state),
    ['sounding'],
  );
  // The overdue one is another alarm: the lease of the first does not reach it.
  entries.push(takeOf(due, put, 7, 10));
  assert.deepEqual(
    ringing(entries, 8).map(({ condition, state }) => [condition, state]),
    [['check-overdue', 'sounding']],
  );
  // After a look the next one that is due is new.
  entries.push(put('check', { responsive: true, next }, 8.5));
  assert.deepEqual(ringing(entries, 9), []);
  assert.deepEqual(
    ringing(entries, 13.5).map(({ state }) => state),
    ['sounding'],
  );
});

test('no lease is longer than the most, and one from a clock far ahead silences nothing', () => {
  const put = write();
  const entries = [using(put)];
  const [due] = ringing(entries, 5);
  assert.ok(due);
  assert.equal(ringing([...entries, takeOf(due, put, 5, 1440)], 7.9)[0]?.state, 'taken');
  const [overdue] = ringing(entries, 8);
  assert.ok(overdue);
  assert.equal(ringing([...entries, takeOf(overdue, put, 9, 1440)], 20)[0]?.state, 'sounding');
  assert.equal(ringing([...entries, takeOf(overdue, put, 70)], 10)[0]?.state, 'sounding');
});

test('help that is open calls the others at once until a second worker is in, and again when it goes quiet', () => {
  const put = write();
  const entries = [using(put), put('response', { response, seat: 'a' }, 1)];
  assert.deepEqual(
    ringing(entries, 1).map(({ condition, priority }) => [condition, priority]),
    [['response-open', 'high']],
  );
  entries.push(put('step', { response, step: 'second-worker', second: 30 }, 1.5));
  assert.deepEqual(ringing(entries, 2), [], 'whoever is being helped has no check due');
  assert.deepEqual(
    ringing(entries, 1.5 + quietMs / minute).map(({ state }) => state),
    ['sounding'],
  );
  entries.push(put('step', { response, step: 'breaths', second: 200 }, 4));
  assert.deepEqual(ringing(entries, 5), []);
  entries.push(put('response-end', { response, outcome: 'recovered' }, 6));
  // The stay's own clock is back: the look that was due is due.
  assert.deepEqual(
    ringing(entries, 9).map(({ condition }) => condition),
    ['check-overdue'],
  );
  entries.push(put('stay', { stage: 'transported' }, 9));
  assert.deepEqual(ringing(entries, 500), []);
});

/** One alarm beside its table, over every order of events that time and hands can make. */
test('an alarm goes through its table whatever happens, and ends by nothing but a hand', () => {
  const states: readonly AlarmState[] = ['quiet', 'sounding', 'taken', 'ended'];
  for (const state of states)
    for (const event of ['due', 'take', 'lease-over'] as const)
      assert.equal(alarmTable[state][event] === 'ended', state === 'ended');
  const events = fc.array(fc.constantFrom<'wait' | 'take' | 'answer'>('wait', 'take', 'answer'), {
    maxLength: 14,
  });
  fc.assert(
    fc.property(events, (what) => {
      const put = write();
      const entries = [using(put)];
      const { due } = foldRoom(entries).sessions[0] ?? {};
      let state = 'quiet' as AlarmState;
      let until = 0;
      let minutes = 4;
      const happens = (event: AlarmEvent): void => {
        state = alarmTable[state][event];
      };
      for (const each of what) {
        const [alarm] = ringing(entries, minutes);
        if (each === 'wait') {
          minutes += 1;
          if (minutes >= 5 && state === 'quiet') happens('due');
          if (minutes >= until && state === 'taken') happens('lease-over');
          // Overdue takes the place of due: a new alarm, which no lease covers.
          if (minutes === 8 && state !== 'ended') state = 'sounding';
        } else if (each === 'take') {
          if (alarm === undefined) continue;
          entries.push(takeOf(alarm, put, minutes));
          happens('take');
          until = minutes + 2;
        } else {
          if (state === 'quiet') continue;
          entries.push(put('stay', { stage: 'left-well' }, minutes));
          happens('answered');
        }
        const now: string | undefined = ringing(entries, minutes)[0]?.state;
        const wanted: string | undefined = state === 'sounding' || state === 'taken' ? state : undefined;
        assert.equal(now, wanted, `${what.join(' ')} at ${minutes}, due ${due}`);
      }
    }),
    { seed: 20261126, numRuns: 500 },
  );
});
