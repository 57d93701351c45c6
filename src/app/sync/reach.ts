import { err, type Failure, failure, ok, type Result } from '#log/index.ts';
import type { Append } from '../store/append.ts';
import type { Saving } from './saving.ts';

/** A part of the app that could not be fetched is a failure; anything else that is thrown is a bug. */
export const ifItCame = <T>(loading: Promise<T>): Promise<Result<T, Failure>> =>
  loading.then(ok, (error: unknown) => {
    if (error instanceof TypeError) return err(failure('part-missing'));
    throw error;
  });

/** What a save needs, ready to be used. */
export type Reached = Omit<Saving, 'createAppend'> & { readonly append: Append };

/** Fetches what a save needs once; until it came, each asking tries again. */
export const createReach = (
  fetching: () => Promise<Saving>,
  append: (saving: Saving) => Append,
): (() => Promise<Result<Reached, Failure>>) => {
  let reached: Reached | undefined;
  return async () => {
    if (reached !== undefined) return ok(reached);
    const saving = await ifItCame(fetching());
    if (!saving.ok) return saving;
    reached ??= { ...saving.value, append: append(saving.value) };
    return ok(reached);
  };
};
