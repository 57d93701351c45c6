import { inYear, type OverdoseOutcomes } from '../../micro/overdose/outcomes.ts';
import { rhodeIslandRuns } from '../../micro/overdose/posterior.ts';
import { rhodeIslandTargets } from '../../micro/overdose/rhode-island.ts';
import { rhodeIslandPlaces, rhodeIslandStart } from '../../micro/overdose/rhode-island-people.ts';
import { createOverdoseModel } from '../../micro/overdose/run.ts';
import { must } from '../../problem.ts';
import type { Gate } from '../gate.ts';

const SETS = 1000;

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
  return Array.from({ length: SETS }, (_, index) => {
    const { parameters, seed, draw } = rhodeIslandRuns.at(index);
    return must(model.run(parameters, seed, draw));
  });
};

const createGates = (): readonly Gate[] => {
  // Twelve gates read the same runs: they are made when the first gate asks.
  let runs: readonly OverdoseOutcomes[] | undefined;
  const sorted = (figure: keyof typeof figures, year: number): readonly number[] => {
    runs ??= runSets();
    return runs.map((run) => figures[figure](run, year)).sort((a, b) => a - b);
  };
  const at = (values: readonly number[], share: number): number =>
    values[Math.round(share * (values.length - 1))] ?? Number.NaN;
  const widths = rhodeIslandTargets.deaths.map((target, year): Gate => {
    const width = target.high - target.low;
    return {
      name: `Rhode Island microsimulation: 95 % range of deaths ${target.year}`,
      kind: 'fitted',
      published: `${target.low} to ${target.high}`,
      tolerance: 'width within 15 % of the published one',
      run: async () => {
        const deaths = sorted('deaths', year);
        const [low, high] = [at(deaths, 0.025), at(deaths, 0.975)];
        return {
          computed: `${low} to ${high}`,
          ok: Math.abs((high - low) / width - 1) <= 0.15,
          note: 'the 1 000 published sets, joint; FITTED: how many chances each was chosen from',
        };
      },
    };
  });
  const medians = (Object.keys(figures) as (keyof typeof figures)[]).flatMap((figure) =>
    rhodeIslandTargets[figure].map((target, year): Gate => {
      const show = (value: number): string => value.toFixed(figure === 'fentanylShare' ? 3 : 0);
      return {
        name: `Rhode Island microsimulation: ${words[figure]} ${target.year}`,
        kind: 'predicted',
        published: `${show(target.median)} (${show(target.low)} to ${show(target.high)})`,
        tolerance: 'median inside the published 95 % range',
        run: async () => {
          const computed = at(sorted(figure, year), 0.5);
          return {
            computed: show(computed),
            ok: computed >= target.low && computed <= target.high,
            note: 'median of the 1 000 published sets, joint, mode "replicate"; each with the best of its tries; one mechanism inferred: stopping follows hospital treatment',
          };
        },
      };
    }),
  );
  return [...medians, ...widths];
};

/** Deaths, emergency visits and the share with fentanyl, 2016 to 2019. */
export const gates: readonly Gate[] = createGates();
