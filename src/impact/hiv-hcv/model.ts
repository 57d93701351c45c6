import { createFieldChecks } from '../field-checks.ts';
import { guard } from '../guard.ts';
import { type Derivative, type OdeSolution, solveOde } from '../ode/solve.ts';
import { createProblem, err, ok, type Problem, type Result } from '../problem.ts';
import { amount, flat, group, leaf, list, optional, type Parameter, parameter, text } from '../shape.ts';

/** A stage of infection. The first stage of a model is always the one that can be infected. */
export type Stage = {
  readonly name: string;
  /** How infectious, relative to the reference stage; 0 for those who are not. */
  readonly infectious: number;
  /** Leaving the population (end of injecting, death), per person and year. */
  readonly exit: number;
};

/** A group by its programs, such as needles and treatment both. */
export type Stratum = {
  readonly name: string;
  /** Risk of being infected, relative to no program. Acts on the person who may be infected. */
  readonly relativeRisk: number;
};

/** A move between stages (or strata), by index, at a rate per person and year. */
export type Move = { readonly from: number; readonly to: number; readonly rate: number };

/**
 * An infection among people who inject, by stage and stratum. Force of infection on stratum k:
 * transmission x relativeRisk[k] x sum(infectious people, weighted) / all people, per year, everyone mixing with
 * everyone. Those who leave are replaced by newcomers who can be infected, in the first stratum, so the number of
 * people stays the same.
 */
export type InfectionModel = {
  readonly stages: readonly Stage[];
  readonly strata: readonly Stratum[];
  readonly transmission: number;
  /** Stage that a newly infected person enters; others may follow by `progress`. */
  readonly infectedEnter: readonly { readonly stage: number; readonly share: number }[];
  readonly progress: readonly Move[];
  readonly programs: readonly Move[];
  /** People at the start: `start[stratum][stage]`. */
  readonly start: readonly (readonly number[])[];
  /** What was wrong with the parameters that a model was made from, by their own names; a run is refused with them. */
  readonly problems?: readonly Problem[];
};

/** Row by year: people by stratum and stage, and the infections since the start (last column of `solution`). */
export type InfectionRun = {
  readonly solution: OdeSolution;
  readonly people: (row: number, stratum: number, stage: number) => number;
  /** New infections from the start to that row. */
  readonly infections: (row: number) => number;
  /** Share of all people who are in these stages. */
  readonly share: (row: number, stages: readonly number[]) => number;
};

/** Parameters that a model is made from: these amounts, and strata, programs and start, which the run looks into. */
export const infectionParameters = (amounts: readonly string[]): readonly Parameter[] => [
  flat(
    'parameters',
    group({
      ...Object.fromEntries(amounts.map((name) => [name, amount])),
      strata: list(group({}), 1),
      programs: list(group({})),
      start: list(list()),
    }),
  ),
];

const moves = list(group({ from: amount, to: amount, rate: amount }));
const modelShape = group({
  stages: list(group({}), 1),
  strata: list(group({}), 1),
  infectedEnter: list(group({ stage: amount, share: amount })),
  progress: moves,
  programs: moves,
  start: list(list(amount)),
  problems: optional(list(group({ code: text, field: text, message: text }))),
});

/** Solves the model for so many years, `stepsPerYear` fixed steps in each (default 24), one row a year. */
export const runInfection = guard(
  [flat('model', modelShape), parameter('years', leaf), parameter('stepsPerYear', optional(leaf))],
  (model: InfectionModel, years: number, stepsPerYear: number = 24): Result<InfectionRun> => {
    const checks = createFieldChecks();
    checks.whole('years', years, 1, 10_000);
    checks.whole('stepsPerYear', stepsPerYear, 1, 100_000);
    const derivative = infectionDerivative(model);
    if (!derivative.ok || checks.problems.length > 0)
      return err([...checks.problems, ...(derivative.ok ? [] : derivative.error)]);
    const stages = model.stages.length;
    const size = stages * model.strata.length;
    const solved = solveOde({
      derivative: derivative.value,
      start: [...model.start.flat(), 0],
      from: 0,
      to: years,
      steps: years * stepsPerYear,
      keepEvery: stepsPerYear,
      conserved: { total: (state) => sumTo(state, size) },
    });
    if (!solved.ok) return solved;
    const { states, size: width } = solved.value;
    const people = (row: number, stratum: number, stage: number): number =>
      Math.max(0, states[row * width + stratum * stages + stage] ?? 0);
    // Rates too fast for the step swing below zero before they explode; more than rounding is refused.
    const allowed = -1e-9 * sumTo(states, size);
    if (states.some((count) => count < allowed))
      return err([createProblem('unstable', 'stepsPerYear', { got: stepsPerYear, at: years })]);
    const share = (row: number, wanted: readonly number[]): number => {
      let sum = 0;
      for (let k = 0; k < model.strata.length; k += 1)
        for (const stage of wanted) sum += people(row, k, stage);
      return sum / sumTo(states.subarray(row * width), size);
    };
    return ok({
      solution: solved.value,
      people,
      infections: (row) => states[row * width + size] ?? 0,
      share,
    });
  },
);

/** The model's equations, for `solveOde`. State: stratum by stratum its stages, then the infections so far. */
export const infectionDerivative = guard(
  [flat('model', modelShape)],
  (model: InfectionModel): Result<Derivative> => {
    const problems = checkModel(model);
    if (problems.length > 0) return err(problems);
    const stages = model.stages.length;
    const strata = model.strata.length;
    const size = stages * strata;
    const infectious = Float64Array.from(
      { length: size },
      (_, i) => model.stages[i % stages]?.infectious ?? 0,
    );
    const exits = Float64Array.from({ length: size }, (_, i) => model.stages[i % stages]?.exit ?? 0);
    const risk = Float64Array.from(model.strata, (stratum) => model.transmission * stratum.relativeRisk);
    const within = model.strata.flatMap((_, k) =>
      model.progress.map((move) => ({
        from: k * stages + move.from,
        to: k * stages + move.to,
        rate: move.rate,
      })),
    );
    const between = model.stages.flatMap((_, s) =>
      model.programs.map((move) => ({
        from: move.from * stages + s,
        to: move.to * stages + s,
        rate: move.rate,
      })),
    );
    const moves = [...within, ...between].filter((move) => move.rate > 0);
    const out = Float64Array.from(exits);
    for (const move of moves) out[move.from] = (out[move.from] ?? 0) + move.rate;
    // Moves by the state they enter, so that each state is written once.
    const entering = Array.from({ length: size }, (_, i) => moves.filter((move) => move.to === i));
    const first = new Int32Array(size + 1);
    entering.forEach((list, i) => {
      first[i + 1] = (first[i] ?? 0) + list.length;
    });
    const from = Int32Array.from(entering.flat(), (move) => move.from);
    const rate = Float64Array.from(entering.flat(), (move) => move.rate);
    const enterStage = Int32Array.from(model.infectedEnter, (enter) => enter.stage);
    const enterShare = Float64Array.from(model.infectedEnter, (enter) => enter.share);
    return ok((_time, state, change) => {
      let all = 0;
      let force = 0;
      let left = 0;
      for (let i = 0; i < size; i += 1) {
        const people = state[i] as number;
        all += people;
        force += (infectious[i] as number) * people;
        left += (exits[i] as number) * people;
      }
      let at = 0;
      for (let i = 0; i < size; i += 1) {
        const last = first[i + 1] as number;
        // Two sums side by side: an addition need not wait for the one before (a seventh faster).
        let one = -(out[i] as number) * (state[i] as number);
        let other = 0;
        for (; at + 1 < last; at += 2) {
          one += (rate[at] as number) * (state[from[at] as number] as number);
          other += (rate[at + 1] as number) * (state[from[at + 1] as number] as number);
        }
        if (at < last) {
          one += (rate[at] as number) * (state[from[at] as number] as number);
          at += 1;
        }
        change[i] = one + other;
      }
      force /= all;
      change[0] = (change[0] as number) + left;
      let infections = 0;
      for (let k = 0; k < strata; k += 1) {
        const base = k * stages;
        const infected = force * (risk[k] as number) * (state[base] as number);
        infections += infected;
        change[base] = (change[base] as number) - infected;
        for (let e = 0; e < enterStage.length; e += 1) {
          const at = base + (enterStage[e] as number);
          change[at] = (change[at] as number) + infected * (enterShare[e] as number);
        }
      }
      change[size] = infections;
    });
  },
);

const checkModel = (model: InfectionModel): readonly Problem[] => {
  if (model.problems !== undefined && model.problems.length > 0) return model.problems;
  const checks = createFieldChecks();
  const stages = model.stages.length;
  const strata = model.strata.length;
  checks.amount('transmission', model.transmission);
  model.stages.forEach((stage, i) => {
    checks.amount(`stages[${i}].infectious`, stage.infectious);
    checks.amount(`stages[${i}].exit`, stage.exit);
  });
  model.strata.forEach((stratum, i) => {
    checks.amount(`strata[${i}].relativeRisk`, stratum.relativeRisk);
  });
  const moves = (field: string, list: readonly Move[], count: number): void => {
    list.forEach((move, i) => {
      checks.whole(`${field}[${i}].from`, move.from, 0, count - 1);
      checks.whole(`${field}[${i}].to`, move.to, 0, count - 1);
      checks.amount(`${field}[${i}].rate`, move.rate);
    });
  };
  moves('progress', model.progress, stages);
  moves('programs', model.programs, strata);
  let shares = 0;
  model.infectedEnter.forEach((enter, i) => {
    checks.whole(`infectedEnter[${i}].stage`, enter.stage, 0, stages - 1);
    checks.probability(`infectedEnter[${i}].share`, enter.share);
    shares += enter.share;
  });
  if (!(Math.abs(shares - 1) < 1e-12))
    checks.add(createProblem('wrong-sum', 'infectedEnter', { got: shares, expected: 1 }));
  checks.length('start', model.start, strata);
  let people = 0;
  model.start.forEach((row, k) => {
    checks.length(`start[${k}]`, row, stages);
    row.forEach((count, s) => {
      checks.amount(`start[${k}][${s}]`, count);
      people += count;
    });
  });
  if (!(people > 0)) checks.add(createProblem('empty', 'start'));
  return checks.problems;
};

const sumTo = (state: Float64Array, size: number): number => {
  let sum = 0;
  for (let i = 0; i < size; i += 1) sum += state[i] as number;
  return sum;
};
