// What stands at every public function: arguments of the wrong structure are problems that name their field, and no result
// holds a number that is not one. Kernels behind it read their arguments without looking again.
import { createProblem, err, type Problem, type Result, refuse } from './problem.ts';
import { type Parameter, problemsOf } from './shape.ts';

/** Guards a function that returns a `Result`. */
export const guard =
  <A extends readonly unknown[], T>(
    parameters: readonly Parameter[],
    compute: (...given: A) => Result<T>,
  ): ((...given: A) => Result<T>) =>
  (...given) => {
    const problems = problemsOf(parameters, given);
    return problems.length > 0 ? err(problems) : settle(compute(...given));
  };

/** The same for a function that takes its time. */
export const guardLater =
  <A extends readonly unknown[], T>(
    parameters: readonly Parameter[],
    compute: (...given: A) => Promise<Result<T>>,
    { infinite = false }: { readonly infinite?: boolean } = {},
  ): ((...given: A) => Promise<Result<T>>) =>
  async (...given) => {
    const problems = problemsOf(parameters, given);
    return problems.length > 0 ? err(problems) : settle(await compute(...given), infinite);
  };

/**
 * Guards a function that hands back a bare value: a problem is thrown, as an Error with `code` and `problems`. `further`
 * looks at amounts once the structure is right. With `infinite`, an infinite result is an answer (a waiting time
 * without end), NaN never is.
 */
export const guardBare =
  <A extends readonly unknown[], T>(
    parameters: readonly Parameter[],
    compute: (...given: A) => T,
    {
      further,
      infinite = false,
    }: {
      readonly further?: (...given: A) => readonly Problem[];
      readonly infinite?: boolean;
    } = {},
  ): ((...given: A) => T) =>
  (...given) => {
    const problems = problemsOf(parameters, given);
    if (problems.length > 0) return refuse(problems);
    const more = further?.(...given) ?? [];
    if (more.length > 0) return refuse(more);
    const value = compute(...given);
    return isSound(value, infinite) ? value : refuse([createProblem('overflow', 'result')]);
  };

const settle = <T>(result: Result<T>, infinite = false): Result<T> =>
  result.ok && !isSound(result.value, infinite) ? err([createProblem('overflow', 'result')]) : result;

/** True when no number anywhere in `value` is NaN, or infinite unless `infinite`. Functions are not looked into. */
const isSound = (value: unknown, infinite: boolean): boolean => {
  if (typeof value === 'number') return infinite ? !Number.isNaN(value) : Number.isFinite(value);
  if (typeof value !== 'object' || value === null) return true;
  if (value instanceof Float64Array) {
    for (let i = 0; i < value.length; i += 1) if (!isSound(value[i], infinite)) return false;
    return true;
  }
  if (ArrayBuffer.isView(value) || value instanceof ArrayBuffer) return true;
  for (const one of Object.values(value)) if (!isSound(one, infinite)) return false;
  return true;
};
