import { createFieldChecks } from '../field-checks.ts';
import { guardLater } from '../guard.ts';
import { createProblem, err, ok, type Problem, type Result } from '../problem.ts';
import { callback, flat, group, leaf, list, optional, parameter, signal } from '../shape.ts';
import { type OverdoseOutcomes, outcomeLayout, readOutcomes } from './overdose/outcomes.ts';
import { checkOverdoseParameters, type OverdoseParameters } from './overdose/parameters.ts';
import { settingShape } from './overdose/population.ts';
import { createOverdoseModel, type OverdoseSetting } from './overdose/run.ts';

/** Many parameter sets on one setting; set number i is draw i. Plain data, as it is sent to threads. */
export type OverdoseBatch = {
  readonly setting: OverdoseSetting;
  readonly sets: readonly OverdoseParameters[];
  readonly seed: number;
};

/**
 * Work sent to one thread. `rows` holds the outcomes of all sets in shared memory; `next` is a counter from which
 * each thread takes the number of its next set, so that a slow thread takes fewer. `stop` set to 1 ends the work.
 */
export type BatchWork = {
  readonly batch: OverdoseBatch;
  readonly rows: SharedArrayBuffer | ArrayBuffer;
  readonly counters: SharedArrayBuffer | ArrayBuffer;
};

/** Positions in `counters`. */
export const NEXT = 0;
export const DONE = 1;
export const STOP = 2;

/** A thread that runs `BatchWork` by `workThrough`; the adapters make them for Node and for browsers. */
export type BatchThread = {
  readonly run: (work: BatchWork) => Promise<void>;
  readonly close: () => void;
};

/** Takes sets until none is left. Each row depends on its set alone, so any number of threads gives the same rows. */
export const workThrough = ({ batch, rows, counters }: BatchWork): void => {
  const model = createOverdoseModel(batch.setting);
  // The batch was checked before it was sent: a refusal here is a bug.
  if (!model.ok) throw new Error(`batch was not checked: ${model.error.map((p) => p.field).join(', ')}`);
  const { layout, add } = model.value;
  const shared = new Int32Array(counters);
  const all = new Int32Array(rows);
  const row = new Int32Array(layout.length);
  for (;;) {
    if (Atomics.load(shared, STOP) === 1) return;
    const set = Atomics.add(shared, NEXT, 1);
    const parameters = batch.sets[set];
    if (parameters === undefined) return;
    row.fill(0);
    add(row, parameters, batch.seed, set);
    all.set(row, set * layout.length);
    Atomics.add(shared, DONE, 1);
  }
};

export type BatchResult = {
  readonly sets: number;
  readonly outcomes: (set: number) => OverdoseOutcomes;
};

/**
 * Runs a batch on these threads, or in this one when there are none. `stopped` may be asked to end early
 * (`signal.aborted`); then the problem is `unknown-value` on `signal`. `onProgress` hears how many sets are done.
 */
export const runBatch = guardLater(
  [
    flat('batch', group({ setting: settingShape, sets: list(group({})), seed: leaf })),
    parameter('threads', list(group({ run: callback, close: callback }))),
    parameter(
      'watch',
      optional(group({ signal: optional(signal), onProgress: optional(callback) }, 'closed')),
    ),
  ],
  async (
    batch: OverdoseBatch,
    threads: readonly BatchThread[],
    watch: {
      readonly signal?: AbortSignal;
      readonly onProgress?: (done: number, sets: number) => void;
    } = {},
  ): Promise<Result<BatchResult>> => {
    const problems = checkBatch(batch);
    if (problems.length > 0) return err(problems);
    const layout = outcomeLayout(batch.setting.months, batch.setting.places.length);
    // A page that is not cross-origin isolated has no shared memory; one thread needs none.
    const memory = (bytes: number): SharedArrayBuffer | ArrayBuffer =>
      threads.length === 0 ? new ArrayBuffer(bytes) : new SharedArrayBuffer(bytes);
    const rows = memory(batch.sets.length * layout.length * 4);
    const counters = memory(12);
    const shared = new Int32Array(counters);
    const stop = (): void => void Atomics.store(shared, STOP, 1);
    watch.signal?.addEventListener('abort', stop);
    if (watch.signal?.aborted) stop();
    const work: BatchWork = { batch, rows, counters };
    if (threads.length === 0) workThrough(work);
    else {
      const report = (): void => watch.onProgress?.(Atomics.load(shared, DONE), batch.sets.length);
      await Promise.all(threads.map((thread) => thread.run(work).then(report)));
    }
    watch.signal?.removeEventListener('abort', stop);
    const done = Atomics.load(shared, DONE);
    watch.onProgress?.(done, batch.sets.length);
    if (done < batch.sets.length) return err([createProblem('cancelled', 'signal', { got: done })]);
    const all = new Int32Array(rows);
    return ok({
      sets: batch.sets.length,
      outcomes: (set) => readOutcomes(all.slice(set * layout.length, (set + 1) * layout.length), layout),
    });
  },
);

const checkBatch = (batch: OverdoseBatch): readonly Problem[] => {
  const checks = createFieldChecks();
  checks.whole('sets.length', batch.sets.length, 1, 1e6);
  checks.whole('seed', batch.seed, 0, 4294967295);
  const model = createOverdoseModel(batch.setting);
  const sets = batch.sets.flatMap((set, i) => checkOverdoseParameters(set, `sets[${i}].parameters`));
  return [...checks.problems, ...(model.ok ? [] : model.error), ...sets];
};
