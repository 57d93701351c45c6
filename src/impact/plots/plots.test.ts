import assert from 'node:assert/strict';
import { test } from 'node:test';
import { curvePlot, densityPlot, forestPlot, tornadoPlot } from './plots.ts';
import { linearScale, logScale } from './svg.ts';

const words = { title: 'Deaths <averted> & more', summary: 'A "made up" picture.', axis: 'deaths' };

const plots = {
  forest: forestPlot(
    [
      { name: 'a', estimate: 0.79, interval: { low: 0.39, high: 1.61 }, chosen: true },
      { name: 'b', estimate: 1.58, interval: null, chosen: false },
    ],
    { ...words, reference: 1, log: true },
  ),
  density: densityPlot(Float64Array.of(1, 2, 3, 4), { median: 2.5, half: [2, 3], most: [1, 4] }, words),
  tornado: tornadoPlot([{ name: 'x', atLow: 1, atHigh: 4 }], {
    ...words,
    middle: 2,
    lowWord: 'low',
    highWord: 'high',
  }),
  curve: curvePlot(
    [
      { x: 0, y: 0, low: 0, high: 0 },
      { x: 500, y: 0.4, low: 0.2, high: 0.6 },
    ],
    { ...words, yAxis: 'averted' },
  ),
  flat: densityPlot(Float64Array.of(0, 0), { median: 0, half: [0, 0], most: [0, 0] }, words),
};

test('every plot is well-formed, named and described for screen readers, with words escaped', () => {
  for (const [name, svg] of Object.entries(plots)) {
    assert.match(svg, /^<svg [^>]*role="img"/, name);
    assert.ok(svg.includes('<title>Deaths &lt;averted&gt; &amp; more</title>'), name);
    assert.ok(svg.includes('<desc>A &quot;made up&quot; picture.</desc>'), name);
    const opened = svg.match(/<[a-z]+(?=[ >])[^>]*[^/]>|<[a-z]+>/g)?.length ?? 0;
    const closed = svg.match(/<\/[a-z]+>/g)?.length ?? 0;
    assert.equal(opened, closed, name);
  }
});

test('no plot holds a number that is not one, even when every draw is the same', () => {
  for (const [name, svg] of Object.entries(plots)) assert.doesNotMatch(svg, /NaN|Infinity|undefined/, name);
});

test('scales have round ticks inside their ends and put the ends at the edges', () => {
  const scale = linearScale(0.13, 9.7, 0, 100);
  assert.deepEqual(scale.ticks, [2, 4, 6, 8]);
  assert.ok(Math.abs(scale.at(0.13)) < 1e-9 && Math.abs(scale.at(9.7) - 100) < 1e-9);
  assert.deepEqual(logScale(0.3, 3, 0, 1).ticks, [0.5, 1, 2]);
});
