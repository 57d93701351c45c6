import { readFileSync } from 'node:fs';
import { parse } from 'csv-parse/sync';
import {
  type LabelledWeek,
  makeSeries,
  type Score,
  scoreSeries,
  usualSeries,
} from '#community/alerts/spikes/labelled.ts';
import { err, failure, ok } from '#log/index.ts';
import { createPrng } from '#sample/prng.ts';
import type { Command } from '../command.ts';

/** How many series of each kind are made where no file is given: some 1 000 outbreaks, a few seconds. */
const made = 40;

export const command: Command = {
  summary:
    'Says how well spikes are found: in series that it makes, or in a CSV with week by week "count", and "outbreak" (0 or 1) and "days" (worked) where known. One line of JSON.',
  usage: '[FILE.csv]',
  options: {},
  words: [0, 1],
  run: async ({ say }, { words: [file] }) => {
    if (file === undefined) {
      const scores = usualSeries.map((series) => ({
        name: series.name,
        scores: Array.from({ length: made }, (_, seed) =>
          scoreSeries(makeSeries(series, createPrng(seed + 1).next)),
        ),
      }));
      say(JSON.stringify(Object.fromEntries(scores.map(({ name, scores: all }) => [name, told(all)]))));
      return ok(true);
    }
    // A file that is not there, or cannot be read, is told by whoever runs commands.
    const rows: readonly Readonly<Record<string, string>>[] = parse(readFileSync(file), {
      columns: true,
      trim: true,
      bom: true,
      relax_column_count: true,
    });
    const weeks = rows.map(readWeek);
    const bad = weeks.indexOf(undefined);
    if (bad !== -1 || weeks.length === 0)
      return err(
        failure('file-unusable', { field: file, detail: `row ${bad + 2}: count is no whole number` }),
      );
    const score = scoreSeries(weeks.flatMap((week) => week ?? []));
    say(JSON.stringify({ ...told([score]), called: score.called }));
    return ok(true);
  },
};

const readWeek = (row: Readonly<Record<string, string>>): LabelledWeek | undefined => {
  const count = Number(row['count'] === '' ? Number.NaN : row['count']);
  if (!Number.isInteger(count) || count < 0) return undefined;
  const days = Number(row['days']);
  return {
    count,
    isOutbreak: ['1', 'true', 'yes'].includes((row['outbreak'] ?? '').toLowerCase()),
    ...(Number.isInteger(days) && days >= 0 && row['days'] !== '' && { days }),
  };
};

const told = (scores: readonly Score[]) => {
  const sum = (of: (score: Score) => number): number => scores.reduce((total, score) => total + of(score), 0);
  const [outbreaks, found, quietWeeks, falseAlarms] = [
    sum((score) => score.outbreaks),
    sum((score) => score.found),
    sum((score) => score.quietWeeks),
    sum((score) => score.falseAlarms),
  ];
  const rounded = (value: number): number => Math.round(value * 1000) / 1000;
  return {
    outbreaks,
    found,
    // Nothing to find, or nothing quiet, is not 0.
    sensitivity: outbreaks === 0 ? null : rounded(found / outbreaks),
    falseAlarms,
    falseAlarmsAYear: quietWeeks === 0 ? null : rounded((falseAlarms / quietWeeks) * 52),
  };
};
