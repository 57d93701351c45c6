import assert from 'node:assert/strict';
import { test } from 'node:test';
import { makeSeries, scoreSeries, usualSeries } from './labelled.ts';
import { judge, usualSettings } from './spikes.ts';
import { upperTail } from './tail.ts';

/** Reproducible chance (mulberry32 by Tommy Ettinger, public domain). */
const chanceOf = (seed: number) => {
  let state = seed;
  return (): number => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
};

test('tails of Poisson and negative binomial are those that are summed by hand', () => {
  // P(X >= 5) for Poisson 1: 1 - e^-1 (1 + 1 + 1/2 + 1/6 + 1/24).
  assert.ok(Math.abs(upperTail(5, 1) - (1 - Math.exp(-1) * (65 / 24))) < 1e-12);
  // Mean 2, variance 4: two successes of a half. P(X >= 3) = 1 - 1/4 - 1/4 - 3/16.
  assert.ok(Math.abs(upperTail(3, 2, 2) - 0.3125) < 1e-12);
  assert.equal(upperTail(0, 3), 1);
  assert.equal(upperTail(2, 0), 0);
  assert.ok(upperTail(400, 300, 2) > 0 && upperTail(400, 300, 2) < 0.001);
});

test('a short series says nothing, few events are no spike, and a flood is', () => {
  assert.equal(judge([1, 0, 2, 9]).by, 'nothing');
  const quiet = Array.from({ length: 20 }, (_, week) => week % 2);
  assert.equal(judge([...quiet, usualSettings.leastCount - 1]).isSpike, false);
  assert.equal(judge([...quiet, 9]).isSpike, true);
  assert.equal(judge([]).isSpike, false);
});

test('a week of holidays expects less: what is usual in five days is odd in one', () => {
  const counts = Array.from({ length: 30 }, () => 10);
  const days = counts.map(() => 5);
  assert.equal(judge([...counts, 10], usualSettings, [...days, 5]).isSpike, false);
  assert.equal(judge([...counts, 10], usualSettings, [...days, 1]).isSpike, true);
});

test('years of the same season: what comes each winter is no spike, the same in summer is', () => {
  const year = Array.from({ length: 52 }, (_, week) => (week < 8 ? 30 : 5));
  const years = [...year, ...year, ...year, ...year];
  assert.equal(judge([...years, ...year.slice(0, 4)]).by, 'seasons');
  assert.equal(judge([...years, ...year.slice(0, 4)]).isSpike, false);
  assert.equal(judge([...years, ...year.slice(0, 25), 30]).isSpike, true);
});

test('an old outbreak in the base does not hide a new one', () => {
  const counts = Array.from({ length: 30 }, (_, week) => (week === 15 ? 40 : 3));
  assert.equal(judge([...counts, 14]).isSpike, true);
});

test('series with known outbreaks: most are found, and a false alarm comes less than once in two years', () => {
  for (const made of usualSeries) {
    const total = { outbreaks: 0, found: 0, quietWeeks: 0, falseAlarms: 0 };
    for (let seed = 1; seed <= 8; seed += 1) {
      const score = scoreSeries(makeSeries(made, chanceOf(seed)));
      total.outbreaks += score.outbreaks;
      total.found += score.found;
      total.quietWeeks += score.quietWeeks;
      total.falseAlarms += score.falseAlarms;
    }
    const aYear = (total.falseAlarms / total.quietWeeks) * 52;
    const least = made.name === 'uneven' ? 0.25 : 0.5;
    assert.ok(
      total.found / total.outbreaks >= least,
      `${made.name}: found ${total.found} of ${total.outbreaks}`,
    );
    assert.ok(aYear < 0.5, `${made.name}: ${aYear.toFixed(2)} false alarms a year`);
  }
});
