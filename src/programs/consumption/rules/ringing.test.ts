import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Entry } from '#log/index.ts';
import { createSounder } from '../screens/sound.ts';
import { alarmsAt, type Priority } from './alarms.ts';
import { createPen, visitOf } from './recorded.ts';
import {
  againMs,
  breathMs,
  breathSeconds,
  bursts,
  createRinger,
  pulseSeconds,
  soundingOf,
} from './ringing.ts';
import { foldRoom } from './room.ts';

const start = Date.parse('2026-06-01T10:00:00Z');
const minute = 60_000;
const priorities = ['high', 'medium', 'low'] as const;

test('a burst has ten pulses when it is urgent, three when less so, and at most two when it can wait', () => {
  assert.deepEqual(
    priorities.map((priority) => bursts[priority].pulses.length),
    [10, 3, 1],
  );
  for (const priority of priorities) {
    const { pulses } = bursts[priority];
    assert.equal(pulses[0], 0);
    for (const [index, at] of pulses.slice(1).entries())
      assert.ok(at - (pulses[index] ?? 0) > pulseSeconds, 'each pulse is heard apart');
  }
  // Two times five, each three and two with a rest between: the rhythm by which the urgent one is known.
  const gaps = (pulses: readonly number[]): readonly number[] =>
    pulses.slice(1).map((at, index) => Math.round((at - (pulses[index] ?? 0)) * 100));
  const { high, medium } = bursts;
  const gapsOfHigh = gaps(high.pulses);
  assert.deepEqual(gapsOfHigh.slice(0, 4), gapsOfHigh.slice(5));
  assert.ok((gapsOfHigh[2] ?? 0) > (gapsOfHigh[1] ?? 0) && (gapsOfHigh[4] ?? 0) > (gapsOfHigh[2] ?? 0));
  assert.ok(
    gaps(medium.pulses).every((gap) => gap > (gapsOfHigh[0] ?? 0)),
    'slower than the urgent one',
  );
  assert.equal(new Set(priorities.map((priority) => bursts[priority].hertz)).size, 3);
});

test('bursts come again within the bounds of the standard, from beginning to beginning and from end to beginning', () => {
  const bounds = { high: [2.5, 15], medium: [2.5, 30], low: [15, Number.POSITIVE_INFINITY] } as const;
  for (const priority of priorities) {
    const [least, most] = bounds[priority];
    const again = againMs[priority] / 1000;
    const length = (bursts[priority].pulses.at(-1) ?? 0) + pulseSeconds;
    for (const gap of [again, again - length])
      assert.ok(gap >= least && gap <= most, `${priority}: ${gap} s`);
  }
  assert.equal(breathMs, 5_000);
  assert.ok(breathSeconds * 1000 < breathMs);
});

/** Where Web Audio would be: writes down what was started, when, how high and how loud. */
const listening = () => {
  const started: {
    readonly at: number;
    readonly seconds: number;
    readonly hertz: number;
    readonly loud: number;
  }[] = [];
  const context = {
    currentTime: 100,
    state: 'running',
    destination: {},
    createGain: () => {
      const levels: number[] = [];
      const set = (level: number): number => levels.push(level);
      return { gain: { setValueAtTime: set, linearRampToValueAtTime: set }, connect: () => {}, levels };
    },
    createOscillator: () => {
      const frequency = { value: 0 };
      let at = 0;
      let levels: readonly number[] = [];
      return {
        frequency,
        connect: (to: { readonly levels: readonly number[] }) => {
          levels = to.levels;
          return to;
        },
        start: (when: number) => {
          at = when;
        },
        stop: (when: number) =>
          started.push({ at, seconds: when - at, hertz: frequency.value, loud: Math.max(...levels) }),
      };
    },
  };
  return { started, sounder: createSounder(context as unknown as AudioContext) };
};

test('what is started is what the plan says, whole, and equally loud', () => {
  const loud = new Set<number>();
  for (const priority of priorities) {
    const { started, sounder } = listening();
    sounder.burst(priority);
    assert.deepEqual(
      started.map(({ at, hertz }) => [Math.round((at - 100) * 100) / 100, hertz]),
      bursts[priority].pulses.map((at) => [at, bursts[priority].hertz]),
    );
    for (const each of started) {
      assert.ok(Math.abs(each.seconds - pulseSeconds) < 1e-9);
      loud.add(each.loud);
    }
  }
  assert.equal(loud.size, 1);
  const { started, sounder } = listening();
  sounder.breath();
  assert.deepEqual(
    started.map(({ seconds }) => Math.round(seconds * 1000)),
    [breathSeconds * 1000],
  );
});

/** A room with one alarm on one tablet, and an ear: time goes second by second, as on the screen. */
const startEar = () => {
  const pen = createPen();
  const visit = visitOf(1);
  const next = { minutes: 5, late: 3 };
  let now = start;
  const entries: Entry[] = [];
  const write = (kind: string, body: Entry['body']): void => {
    entries.push(pen({ kind: `consumption.${kind}`, body, at: now, visit }));
  };
  const rung: { readonly at: number; readonly priority: Priority }[] = [];
  const repeated = new Set<{ readonly everyMs: number; readonly act: () => void; due: number }>();
  const ringer = createRinger(
    (priority) => rung.push({ at: now - start, priority }),
    (everyMs, act) => {
      act();
      const own = { everyMs, act, due: now + everyMs };
      repeated.add(own);
      return () => repeated.delete(own);
    },
  );
  const calling = () => {
    const room = foldRoom(entries);
    return alarmsAt(room, room.takes, now);
  };
  const pass = (ms: number): void => {
    for (const end = now + ms; now < end; ) {
      now += 1_000;
      ringer.hear(soundingOf(calling()));
      for (const own of repeated)
        if (own.due <= now) {
          own.due += own.everyMs;
          own.act();
        }
    }
  };
  write('stay', { stage: 'using', seat: 'a', next });
  return { rung, pass, write, calling, next, heard: () => rung.splice(0) };
};

test('sound goes on for as long as nobody comes: an hour later it rings as in the first minute', () => {
  const { pass, heard } = startEar();
  pass(5 * minute - 1_000);
  assert.deepEqual(heard(), []);
  pass(3 * minute);
  const first = heard();
  assert.equal(first.length, 18, 'each ten seconds for three minutes');
  assert.ok(first.every(({ priority }) => priority === 'medium'));
  pass(60 * minute);
  const hour = heard();
  assert.equal(hour.length, 600, 'each six seconds for an hour');
  assert.ok(hour.every(({ priority }) => priority === 'high'));
  const gaps = new Set(hour.slice(1).map(({ at }, index) => at - (hour[index]?.at ?? 0)));
  assert.deepEqual([...gaps], [againMs.high]);
});

test('a hand that takes an alarm silences it for its lease, and a look ends it; nothing else does', () => {
  const { pass, heard, write, calling, next } = startEar();
  pass(10 * minute);
  assert.ok(heard().length > 0);
  const [alarm] = calling();
  assert.ok(alarm);
  write('take', { condition: alarm.condition, about: alarm.about, due: alarm.due, minutes: 2 });
  pass(2 * minute - 1_000);
  assert.deepEqual(heard(), []);
  pass(minute);
  assert.equal(heard().length, 10, 'the lease is over, and it is back');
  write('oriented', { version: 1, answer: 'done' });
  pass(minute);
  assert.equal(heard().length, 10, 'another entry is no look');
  write('check', { responsive: true, next });
  pass(4 * minute);
  assert.deepEqual(heard(), []);
  pass(2 * minute);
  assert.ok(heard().length > 0, 'the next look is another alarm');
});
