// Downhill simplex (Nelder and Mead) in the unit cube: a quick start for calibration, no derivatives.

export type Minimum = {
  /** Point in the unit cube. */
  readonly at: readonly number[];
  readonly value: number;
  readonly evaluations: number;
  /** False when the evaluations ran out first. */
  readonly settled: boolean;
};

export type NelderMeadOptions = {
  /** Edge of the first simplex. */
  readonly edge?: number | undefined;
  /** Settled when the simplex's values differ by less than this. */
  readonly tolerance?: number | undefined;
  readonly maxEvaluations?: number | undefined;
};

/**
 * Minimizes `f` from `start`, points kept inside the cube by reflection at its faces. Values that are not finite count as
 * worse than any other.
 */
export const nelderMead = (
  f: (point: readonly number[]) => number,
  start: readonly number[],
  { edge = 0.1, tolerance = 1e-8, maxEvaluations = 200 * (start.length + 1) }: NelderMeadOptions = {},
): Minimum => {
  let evaluations = 0;
  const evaluate = (raw: readonly number[]): Vertex => {
    const at = raw.map(intoUnit);
    evaluations += 1;
    const value = f(at);
    return { at, value: Number.isFinite(value) ? value : Infinity };
  };
  const first = evaluate(start);
  let simplex = [
    first,
    ...start.map((_, d) => evaluate(start.map((x, k) => (k === d ? offset(x, edge) : x)))),
  ];
  let settled = false;
  while (evaluations < maxEvaluations) {
    simplex = simplex.toSorted((a, b) => a.value - b.value);
    const best = simplex[0] ?? first;
    const worst = simplex.at(-1) ?? first;
    const second = simplex.at(-2) ?? best;
    if (worst.value - best.value < tolerance) {
      settled = true;
      break;
    }
    const center = start.map(
      (_, d) => simplex.slice(0, -1).reduce((sum, v) => sum + (v.at[d] ?? 0), 0) / start.length,
    );
    const along = (t: number): Vertex => evaluate(center.map((c, d) => c + t * ((worst.at[d] ?? 0) - c)));
    const reflected = along(-1);
    let replacement: Vertex | null = reflected;
    if (reflected.value < best.value) {
      const expanded = along(-2);
      replacement = expanded.value < reflected.value ? expanded : reflected;
    } else if (reflected.value >= second.value) {
      const contracted = along(reflected.value < worst.value ? -0.5 : 0.5);
      replacement = contracted.value < Math.min(reflected.value, worst.value) ? contracted : null;
    }
    simplex =
      replacement === null
        ? [best, ...simplex.slice(1).map((v) => evaluate(v.at.map((x, d) => ((best.at[d] ?? 0) + x) / 2)))]
        : [...simplex.slice(0, -1), replacement];
  }
  const best = simplex.reduce((least, v) => (v.value < least.value ? v : least), first);
  return { at: best.at, value: best.value, evaluations, settled };
};

type Vertex = { readonly at: readonly number[]; readonly value: number };

const offset = (x: number, edge: number): number => (x + edge <= 1 ? x + edge : x - edge);

const intoUnit = (x: number): number => {
  const folded = Math.abs(x) % 2;
  return folded > 1 ? 2 - folded : folded;
};
