// 10 000 more kits a year in Rhode Island from 2020 on, by who gets them: share of the overdose deaths of 2020 to 2022 averted.
// Zang et al. 2022 (PMC9647481). Nothing is fitted: kits reach the groups each program is for, in proportion to their people, and
// places in proportion to the community kits they had in 2019, as each program's own places are not published.
import { inYear } from '../../micro/overdose/outcomes.ts';
import { LAST_USES, type LastUse, type OverdosePlace, sharesByUse } from '../../micro/overdose/population.ts';
import { drawRhodeIsland } from '../../micro/overdose/posterior.ts';
import { rhodeIslandPlaces, rhodeIslandStart } from '../../micro/overdose/rhode-island-people.ts';
import { createOverdoseModel } from '../../micro/overdose/run.ts';
import { must } from '../../problem.ts';
import type { Gate } from '../gate.ts';

const SETS = 60;
const SEED = 7;
/** 2016 to 2022; kits are known for 2015 to 2019 and go on as in 2019. */
const MONTHS = 84;
const EXTRA_KITS = 10_000;

type Strategy = { readonly name: string; readonly reaches: readonly LastUse[]; readonly published: number };

const strategies: readonly Strategy[] = [
  { name: 'syringe service', reaches: ['higherRisk'], published: 9.5 },
  { name: 'outreach', reaches: ['lowerRisk', 'higherRisk', 'otherDrugs'], published: 7.2 },
  { name: 'mail', reaches: LAST_USES, published: 3.4 },
  { name: 'healthcare', reaches: ['prescription'], published: 0.9 },
];

const shares = sharesByUse(rhodeIslandStart);
const lastKits = (place: OverdosePlace): number => place.communityKits.at(-1) ?? 0;
const allKits = rhodeIslandPlaces.reduce((sum, place) => sum + lastKits(place), 0);

/** The places with the extra kits; with none when nobody is reached. */
const placesFor = (reaches: readonly LastUse[]): readonly OverdosePlace[] => {
  const reached = LAST_USES.reduce((sum, use, u) => sum + (reaches.includes(use) ? (shares[u] ?? 0) : 0), 0);
  return rhodeIslandPlaces.map((place) => {
    const longer = (kits: readonly number[]): readonly number[] => [
      ...kits,
      ...Array.from({ length: 3 }, () => kits.at(-1) ?? 0),
    ];
    const here = (EXTRA_KITS * lastKits(place)) / allKits;
    const groupKits = Object.fromEntries(
      reaches.map((use) => {
        const each = (here * (shares[LAST_USES.indexOf(use)] ?? 0)) / reached;
        return [use, [0, 0, 0, 0, 0, each, each, each]];
      }),
    );
    return {
      ...place,
      communityKits: longer(place.communityKits),
      pharmacyKits: longer(place.pharmacyKits),
      groupKits,
    };
  });
};

/** Deaths of 2020 to 2022 over `sets` calibrated sets, the same chance for every strategy. */
export const deathsReaching = (reaches: readonly LastUse[], sets: number): number => {
  const setting = {
    start: rhodeIslandStart,
    places: placesFor(reaches),
    months: MONTHS,
    mode: 'replicate',
  } as const;
  const model = must(createOverdoseModel(setting));
  let deaths = 0;
  for (let draw = 0; draw < sets; draw += 1) {
    const { monthly } = must(model.run(drawRhodeIsland(SEED, draw), SEED, draw));
    for (const year of [4, 5, 6]) deaths += inYear(monthly.deaths, year);
  }
  return deaths;
};

let without: number | undefined;

export const gates: readonly Gate[] = strategies.map(
  ({ name, reaches, published }): Gate => ({
    name: `Rhode Island, 10 000 more kits a year by ${name}: share of deaths averted 2020 to 2022`,
    kind: 'predicted',
    published: `${published} %`,
    tolerance: '1.5 points',
    run: async () => {
      without ??= deathsReaching([], SETS);
      const averted = 100 * (1 - deathsReaching(reaches, SETS) / without);
      return {
        computed: `${averted.toFixed(1)} %`,
        ok: Math.abs(averted - published) <= 1.5,
        note: 'predicted: nothing was fitted; whom each program reaches is read, its places are those of 2019',
      };
    },
  }),
);
