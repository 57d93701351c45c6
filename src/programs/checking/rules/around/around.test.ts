import assert from 'node:assert/strict';
import { test } from 'node:test';
import { addDays, mondayOf } from '#log/calendar.ts';
import type { JsonObject } from '#log/index.ts';
import { createPrng } from '#sample/prng.ts';
import { attack } from '../../../../../test/support/attacker.ts';
import { foldSamples, type Recorded, type Sample } from '../sample.ts';
import { contributionsOf, releasesDue } from './release.ts';
import type { Around } from './said.ts';

let made = 0;
const recorded = (kind: string, body: JsonObject, day: string): Recorded => {
  made += 1;
  return {
    id: `e${made}`,
    kind,
    body,
    day,
    ms: Date.parse(`${day}T12:00:00Z`) + made,
    site: 's',
    author: 'a',
    isCorrection: false,
  };
};
/** A sample that came in and was tested on a day. */
const sampleOn = (
  day: string,
  said: JsonObject,
  found: readonly string[],
  received = day,
): readonly Recorded[] => {
  const sample = `s${made}`;
  return [
    recorded('checking.sample', { sample, ...said }, received),
    recorded(
      'checking.spectrum',
      { sample, test: `t${made}`, method: 'ftir', found: found.map((substance) => ({ substance })) },
      day,
    ),
  ];
};
const many = (count: number, day: string, said: JsonObject, found: readonly string[]) =>
  foldSamples(Array.from({ length: count }, () => sampleOn(day, said, found)).flat());
const first = { last: undefined };

test('a week leaves when another whole week has passed, and weeks of too few leave with the next ones', () => {
  const monday = '2026-10-05';
  const said = { expected: ['cocaine'], area: 'north' };
  const few = many(10, '2026-10-07', said, ['cocaine']);
  const more = many(11, '2026-10-14', said, ['fentanyl']);
  assert.equal(mondayOf('2026-10-11'), monday);
  assert.deepEqual(releasesDue(few, { ...first, today: '2027-01-01' }), []);
  const enough = many(11, '2026-10-07', said, ['cocaine']);
  assert.deepEqual(releasesDue(enough, { ...first, today: '2026-10-18' }), []);
  assert.deepEqual(releasesDue(enough, { ...first, today: '2026-10-19' }), [
    {
      from: monday,
      to: '2026-10-11',
      samples: 11,
      rows: [{ area: ['north'], expected: ['cocaine'], found: ['cocaine'], times: 11 }],
    },
  ]);
  // Ten of one week and eleven of the next: together, and the ten are not to be told from the others.
  const [both, ...none] = releasesDue([...few, ...more], { ...first, today: '2026-10-26' });
  assert.deepEqual(none, []);
  assert.deepEqual(both?.rows, [
    { area: ['north'], expected: ['cocaine'], found: ['cocaine', 'fentanyl'], times: 21 },
  ]);
  assert.deepEqual([both?.from, both?.to], [monday, '2026-10-18']);
});

test('what was released stands: a sample that comes in late is in no release, and none is counted twice', () => {
  const said = { expected: ['heroin'] };
  const early = many(12, '2026-10-07', said, ['heroin']);
  const [one] = releasesDue(early, { ...first, today: '2026-10-19' });
  const late = many(3, '2026-10-08', said, ['xylazine']);
  assert.deepEqual(releasesDue([...early, ...late], { last: one?.to, today: '2026-12-01' }), []);
  const next = many(12, '2026-10-21', said, ['heroin']);
  const [two] = releasesDue([...early, ...late, ...next], { last: one?.to, today: '2026-12-01' });
  assert.deepEqual([two?.from, two?.samples], ['2026-10-12', 12]);
  // A sample that came in weeks before counts in the week of its first result.
  const waited = foldSamples(
    Array.from({ length: 11 }, () => sampleOn('2026-10-21', said, ['heroin'], '2026-09-01')).flat(),
  );
  assert.deepEqual(releasesDue(waited, { ...first, today: '2026-12-01' })[0]?.from, '2026-10-19');
});

test('whoever reads all weeks can derive no cell of fewer than eleven samples, nor any from the difference of two', async () => {
  const chance = createPrng(2026);
  const areas = ['north', 'south', 'unknown'];
  const substances = ['fentanyl', 'cocaine', 'xylazine'];
  let small = 0;
  for (let world = 0; world < 3; world += 1) {
    const weeks = ['2026-10-05', '2026-10-12', '2026-10-19'].map((day) => {
      const entries: Recorded[] = [];
      for (const area of areas)
        for (const expected of substances)
          for (const found of substances)
            for (
              let left = chance.int(0, 2) === 0 ? chance.int(0, 9) : chance.int(0, 25);
              left > 0;
              left -= 1
            )
              entries.push(
                ...sampleOn(addDays(day, chance.int(0, 6)), { area, expected: [expected] }, [found]),
              );
      return foldSamples(entries);
    });
    const all: readonly Sample[] = weeks.flat();
    const released = releasesDue(all, { ...first, today: '2026-12-01' });
    assert.ok(released.length > 0);
    const published = released.map((one) => ({
      contributions: all
        .filter(
          ({ results: [result] }) => result !== undefined && result.day >= one.from && result.day <= one.to,
        )
        .flatMap(contributionsOf)
        .filter(({ measure }) => measure === 'pairs'),
      release: releaseOf(one),
    }));
    const found = await attack(published);
    small += found.length;
    for (const cell of found)
      assert.ok(
        cell.least === 0 && cell.most >= 11,
        `world ${world}: ${cell.name} is ${cell.value}, known to lie in ${cell.least} to ${cell.most}`,
      );
  }
  assert.ok(small > 50, `only ${small} small cells were met`);
});

/** What stands on the page, as the attacker reads it. */
const releaseOf = ({ from, to, rows }: Around) => ({
  family: 'checking.around',
  version: 1,
  period: `${from} ${to}`,
  k: 11,
  groups: { area: rows.map(({ area }) => area) },
  tables: {
    pairs: rows.map(({ area, expected, found, times }) => ({ at: { area, expected, found }, value: times })),
  },
});
