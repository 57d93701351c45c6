// The rows of one run of each model.
import { guardBare } from '../guard.ts';
import type { SharingRun } from '../micro/network/sharing.ts';
import type { SharingSetting } from '../micro/network/sharing-setting.ts';
import type { Monthly, OverdoseOutcomes } from '../micro/overdose/outcomes.ts';
import { count, group, leaf, list, numbers, parameter, row, text } from '../shape.ts';
import type { AnswerDraws, Outcome } from './outcomes.ts';
import type { LongRow } from './rows.ts';

/** Rows of the coordinator's answer: every draw, of the whole period. */
export const rowsOfAnswer = guardBare(
  [parameter('scenario', text), parameter('draws', group({ columns: group({}) }))],
  (scenario: string, draws: AnswerDraws): Iterable<LongRow> =>
    again(function* () {
      for (const [outcome, values] of Object.entries(draws.columns) as [Outcome, Float64Array][])
        for (let draw = 0; draw < values.length; draw += 1)
          yield { scenario, draw, month: null, outcome, value: values[draw] ?? 0 };
    }),
);

const monthlyNames = {
  overdoses: 'overdoses',
  witnessed: 'overdoses_witnessed',
  naloxone: 'naloxone_uses',
  ambulance: 'ambulance_calls',
  hospital: 'hospital_visits',
  ceased: 'people_stopped_using',
  deaths: 'overdose_deaths',
  fentanylDeaths: 'fentanyl_deaths',
  otherDeaths: 'other_deaths',
} as const satisfies Record<Monthly, Outcome>;

/** Rows of one run of the overdose model: each month's counts. */
export const rowsOfOverdose = guardBare(
  [parameter('scenario', text), parameter('draw', count), parameter('run', group({ monthly: group({}) }))],
  (scenario: string, draw: number, run: OverdoseOutcomes): Iterable<LongRow> =>
    again(function* () {
      for (const [name, outcome] of Object.entries(monthlyNames) as [Monthly, Outcome][])
        yield* byMonth(scenario, draw, outcome, run.monthly[name] ?? []);
    }),
);

/** Rows of one run of the sharing network: new infections (seeds in their month) and infected people, month by month. */
export const rowsOfSharing = guardBare(
  [
    parameter('scenario', text),
    parameter('draw', count),
    parameter('setting', group({ pathogens: list(group({ pathogen: group({ name: text }) })) })),
    parameter(
      'run',
      group({ pathogens: list(group({ infections: numbers(), infected: row, stage: leaf })) }),
    ),
  ],
  (scenario: string, draw: number, setting: SharingSetting, run: SharingRun): Iterable<LongRow> =>
    again(function* () {
      for (const [i, { pathogen }] of setting.pathogens.entries()) {
        const name = pathogen.name === 'HCV' ? 'hcv' : 'hiv';
        const counts = run.pathogens[i];
        if (counts === undefined) continue;
        yield* byMonth(scenario, draw, `${name}_infections`, counts.infections);
        yield* byMonth(scenario, draw, `${name}_infected_people`, counts.infected);
      }
    }),
);

function* byMonth(
  scenario: string,
  draw: number,
  outcome: Outcome,
  values: ArrayLike<number>,
): Generator<LongRow> {
  for (let month = 0; month < values.length; month += 1)
    yield { scenario, draw, month, outcome, value: values[month] ?? 0 };
}

/** Rows that can be gone through more than once. */
const again = (start: () => Iterator<LongRow>): Iterable<LongRow> => ({ [Symbol.iterator]: start });
