import { inYear, type OverdoseOutcomes } from '../../micro/overdose/outcomes.ts';
import { drawRhodeIsland } from '../../micro/overdose/posterior.ts';
import { rhodeIslandTargets } from '../../micro/overdose/rhode-island.ts';
import { rhodeIslandPlaces, rhodeIslandStart } from '../../micro/overdose/rhode-island-people.ts';
import { createOverdoseModel } from '../../micro/overdose/run.ts';
import { must } from '../../problem.ts';
import type { Gate } from '../gate.ts';

const SETS = 300;
const SEED = 20161122;

const figures = {
  deaths: (run: OverdoseOutcomes, year: number): number => inYear(run.monthly.deaths, year),
  hospitalVisits: (run: OverdoseOutcomes, year: number): number => inYear(run.monthly.hospital, year),
  fentanylShare: (run: OverdoseOutcomes, year: number): number =>
    inYear(run.monthly.fentanylDeaths, year) / Math.max(1, inYear(run.monthly.deaths, year)),
} as const;

const words = {
  deaths: 'overdose deaths',
  hospitalVisits: 'emergency visits',
  fentanylShare: 'share of deaths with fentanyl',
} as const;

const runSets = (): readonly OverdoseOutcomes[] => {
  const setting = {
    start: rhodeIslandStart,
    places: rhodeIslandPlaces,
    months: 48,
    mode: 'replicate' as const,
  };
  const model = must(createOverdoseModel(setting));
  return Array.from({ length: SETS }, (_, draw) => must(model.run(drawRhodeIsland(SEED, draw), SEED, draw)));
};

const createGates = (): readonly Gate[] => {
  // Twelve gates read the same runs: they are made when the first gate asks.
  let runs: readonly OverdoseOutcomes[] | undefined;
  const median = (figure: keyof typeof figures, year: number): number => {
    runs ??= runSets();
    const sorted = runs.map((run) => figures[figure](run, year)).sort((a, b) => a - b);
    return ((sorted[SETS / 2 - 1] ?? Number.NaN) + (sorted[SETS / 2] ?? Number.NaN)) / 2;
  };
  return (Object.keys(figures) as (keyof typeof figures)[]).flatMap((figure) =>
    rhodeIslandTargets[figure].map((target, year): Gate => {
      const show = (value: number): string => value.toFixed(figure === 'fentanylShare' ? 3 : 0);
      return {
        name: `Rhode Island microsimulation: ${words[figure]} ${target.year}`,
        published: `${show(target.median)} (${show(target.low)} to ${show(target.high)})`,
        tolerance: 'median inside the published 95 % range',
        run: async () => {
          const computed = median(figure, year);
          return {
            computed: show(computed),
            ok: computed >= target.low && computed <= target.high,
            note: `median of ${SETS} sets from the published marginals, mode "replicate"; no number fitted here, one mechanism inferred: stopping follows hospital treatment`,
          };
        },
      };
    }),
  );
};

/** Deaths, emergency visits and the share with fentanyl, 2016 to 2019. */
export const gates: readonly Gate[] = createGates();
