// The equations of hcv-groups.ts. A cell is a group, recent or not; within it six stages of care:
//
//   infection   strength x risk of the cell x (risk x infectious, over risk x people, of all) x (reinfection, after a cure)
//   cleared     a share of infections ends by itself and leaves the stage as it was
//   care        not known -> known -> in care -> on a course -> cured, or back to known; in care -> known
//   people      those who leave are replaced by newcomers without infection, recent, by the groups' shares
//
// People on a course pass nothing on. Partners are met in proportion to the groups' risk, whoever they are.
import type { HcvCascade, HcvGroups, HcvPrograms } from './hcv-groups-input.ts';

export const HCV_CARE_STAGES = [
  'never infected',
  'not known',
  'known',
  'in care',
  'on a course',
  'cured',
] as const;

const stages = HCV_CARE_STAGES.length;

export type Cell = {
  readonly group: number;
  readonly isRecent: boolean;
  readonly risk: number;
  readonly share: number;
};

export type Flow = {
  readonly groups: readonly unknown[];
  /** Cells one after another, each with its stages. */
  readonly size: number;
  /** Changes a year; three sums stand after the cells: infections, those after a cure, courses begun. */
  readonly derivative: (strength: number, at: ArrayLike<number>, out: { [i: number]: number }) => void;
  /** Risk-weighted share of people who pass it on. */
  readonly pressure: (at: ArrayLike<number>) => number;
  /** State in balance when the force on a person of risk 1 is `force` a year. */
  readonly balance: (force: number) => Float64Array;
  readonly chronic: (at: ArrayLike<number>, isIn: (cell: Cell) => boolean) => number;
  /** New infections a year for each person without one. */
  readonly incidence: (strength: number, at: ArrayLike<number>) => number;
};

/** Risk of infection beside no program, where programs reach people independently of each other. */
export const riskOf = ({ relativeRisk }: HcvGroups, { oat, needles }: HcvPrograms): number =>
  oat * needles * relativeRisk.both +
  oat * (1 - needles) * relativeRisk.oat +
  (1 - oat) * needles * relativeRisk.needles +
  (1 - oat) * (1 - needles);

export const createFlow = (input: HcvGroups, cascade: HcvCascade, leave: number): Flow => {
  const { groups, recent, reinfection } = input;
  const cells = groups.flatMap(({ share, risk }, g): readonly Cell[] => [
    { group: g, isRecent: true, risk: risk * recent.risk, share },
    { group: g, isRecent: false, risk, share: 0 },
  ]);
  const size = cells.length * stages;
  const settled = 1 / recent.years;
  const weight = (cell: Cell): number => groups[cell.group]?.risk ?? 0;

  const sumOver = (at: ArrayLike<number>, from: number, to: number, of: (cell: Cell) => number): number =>
    cells.reduce((sum, cell, c) => {
      let here = 0;
      for (let s = from; s < to; s += 1) here += at[c * stages + s] ?? 0;
      return sum + of(cell) * here;
    }, 0);
  const pressure = (at: ArrayLike<number>): number =>
    sumOver(at, 1, 4, weight) / sumOver(at, 0, stages, weight);

  const within = createWithin(input, cascade, leave);
  const derivative: Flow['derivative'] = (strength, at, out) => {
    const force = strength * pressure(at);
    const all = sumOver(at, 0, stages, () => 1);
    cells.forEach((cell, c) => {
      within(force * cell.risk, cell.isRecent, at, c, out);
      const k = c * stages;
      out[k] = (out[k] ?? 0) + leave * all * cell.share;
      if (!cell.isRecent)
        for (let s = 0; s < stages; s += 1)
          out[k + s] = (out[k + s] ?? 0) + settled * (at[k - stages + s] ?? 0);
    });
    const again = force * reinfection * sumOver(at, 5, 6, ({ risk }) => risk);
    out[size] = force * sumOver(at, 0, 1, ({ risk }) => risk) + again;
    out[size + 1] = again;
    out[size + 2] = cascade.treated * sumOver(at, 3, 4, () => 1);
  };

  return {
    groups,
    size,
    derivative,
    pressure,
    balance: (force) => {
      const state = new Float64Array(size);
      cells.forEach((cell, c) => {
        const k = c * stages;
        const inflow = Array.from({ length: stages }, (_, s) =>
          cell.isRecent ? (s === 0 ? leave * cell.share : 0) : settled * (state[k - stages + s] ?? 0),
        );
        // Column by column: what one person in a stage does to all stages.
        const matrix = Array.from({ length: stages }, (_, s) => {
          const one = new Float64Array(stages);
          one[s] = 1;
          const change: number[] = [];
          within(force * cell.risk, cell.isRecent, one, 0, change);
          return change;
        });
        state.set(solveLinear(matrix, inflow), k);
      });
      return state;
    },
    chronic: (at, isIn) => {
      const only = (cell: Cell): number => (isIn(cell) ? 1 : 0);
      const people = sumOver(at, 0, stages, only);
      return people > 0 ? sumOver(at, 1, 4, only) / people : 0;
    },
    incidence: (strength, at) => {
      const force = strength * pressure(at);
      const infected =
        force * (sumOver(at, 0, 1, ({ risk }) => risk) + reinfection * sumOver(at, 5, 6, ({ risk }) => risk));
      return infected / (sumOver(at, 0, 1, () => 1) + sumOver(at, 5, 6, () => 1));
    },
  };
};

/** Changes within one cell at a force on it, without those who come in from outside. */
const createWithin = ({ recent, clearance, reinfection }: HcvGroups, cascade: HcvCascade, leave: number) => {
  const settled = 1 / recent.years;
  const persists = 1 - clearance;
  return (
    force: number,
    isRecent: boolean,
    at: ArrayLike<number>,
    c: number,
    out: { [i: number]: number },
  ) => {
    const k = c * stages;
    const [never, unknown, known, inCare, onCourse, cured] = [0, 1, 2, 3, 4, 5].map(
      (s) => at[k + s] ?? 0,
    ) as [number, number, number, number, number, number];
    const first = force * persists * never;
    const again = force * reinfection * persists * cured;
    const done = onCourse / cascade.courseYears;
    const out1 = leave + (isRecent ? settled : 0);
    out[k] = -first - out1 * never;
    out[k + 1] = first + again - (cascade.tested + out1) * unknown;
    out[k + 2] =
      cascade.tested * unknown +
      cascade.lost * inCare +
      (1 - cascade.cure) * done -
      (cascade.linked + out1) * known;
    out[k + 3] = cascade.linked * known - (cascade.lost + cascade.treated + out1) * inCare;
    out[k + 4] = cascade.treated * inCare - done - out1 * onCourse;
    out[k + 5] = cascade.cure * done - again - out1 * cured;
  };
};

/** x of sum over s of columns[s] x[s] = -inflow: people in balance. Elimination with the largest pivot. */
const solveLinear = (
  columns: readonly (readonly number[])[],
  inflow: readonly number[],
): readonly number[] => {
  const n = inflow.length;
  const rows = inflow.map((value, r) => [...columns.map((column) => column[r] ?? 0), -value]);
  for (let p = 0; p < n; p += 1) {
    const best = rows.reduce(
      (at, row, r) => (r >= p && Math.abs(row[p] ?? 0) > Math.abs(rows[at]?.[p] ?? 0) ? r : at),
      p,
    );
    const pivot = rows[best] ?? [];
    rows[best] = rows[p] ?? [];
    rows[p] = pivot;
    for (let r = 0; r < n; r += 1) {
      if (r === p) continue;
      const row = rows[r] ?? [];
      const times = (row[p] ?? 0) / (pivot[p] ?? 1);
      if (times !== 0) rows[r] = row.map((value, i) => value - times * (pivot[i] ?? 0));
    }
  }
  return rows.map((row, r) => Math.max(0, (row[n] ?? 0) / (row[r] ?? 1)));
};
