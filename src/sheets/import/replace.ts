import { err, type Failure, failure, ok, type Result, timeToDate } from '#log/index.ts';
import type { Content } from './batch.ts';
import type { Former } from './former.ts';
import type { ImportDeps, ImportOrder } from './order.ts';
import { eachCandidate } from './run.ts';

/**
 * Reads the file once before anything is written, to tell whether it goes on where a former import of the list ended or takes
 * its place. All rows that the former one has in the file's stretch of days are in the file: it goes on. Some are gone or
 * say something else, or it is the very same file under another mapping: it takes its place. None is there: nobody can tell,
 * and the order must say.
 */
export const compareWith = async (
  deps: ImportDeps,
  order: ImportOrder,
  {
    former,
    say,
    isSameFile,
  }: { readonly former: Former; readonly say: (content: Content) => string; readonly isSameFile: boolean },
): Promise<Result<'add' | 'replace', Failure>> => {
  let [first, last] = ['9999', ''];
  let found = 0;
  const read = await eachCandidate(deps, order, (entries) => {
    for (const content of entries) {
      const day = timeToDate(content.occurredAt);
      if (day < first) first = day;
      if (day > last) last = day;
      if (former.take(say(content))) found += 1;
    }
  });
  if (!read.ok) return read;
  if (former.leftWithin(first, last) === 0) return ok('add');
  if (found > 0 || isSameFile) return ok('replace');
  if (order.replace === undefined) return err(failure('import-overlaps', { detail: order.mapping.source }));
  return ok(order.replace ? 'replace' : 'add');
};
