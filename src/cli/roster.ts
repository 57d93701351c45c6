import { err, type Failure, failure, ok, type Result } from '#log/index.ts';
import { createOrganizationEditor, type OrganizationEditor } from '#server/organization/editor.ts';
import { type Context, type Given, textOf } from './command.ts';
import { type OpenLog, openLog } from './open-log.ts';

/** What `sites` and `workers` have in common: a way back in from the terminal, whoever was removed or forgot what. */
export interface Roster extends OpenLog {
  readonly editor: OrganizationEditor;
}

/** Opens the organization that is named, does the work, and closes. A running server sees the change at once. */
export const withRoster = async (
  context: Context,
  given: Given,
  work: (roster: Roster) => Promise<Result<boolean, Failure>>,
): Promise<Result<boolean, Failure>> => {
  const opened = await openLog(context, textOf(given, 'organization'));
  if (!opened.ok) return opened;
  const log = opened.value;
  try {
    return await work({
      ...log,
      editor: createOrganizationEditor({ ...context, database: log.database }, { who: 'operator' }),
    });
  } finally {
    await log.close();
  }
};

interface Named {
  readonly id: string;
  readonly name: string;
  readonly removed: boolean;
}

/** The one of this name or id among those that are removed, or are not. Fails with `not-found`, naming those there are. */
export const findNamed = <T extends Named>(
  all: readonly T[],
  wanted: string,
  { removed }: { readonly removed: boolean },
): Result<T, Failure> => {
  const among = all.filter((each) => each.removed === removed);
  const found = among.filter(({ id, name }) => id === wanted || name.toLowerCase() === wanted.toLowerCase());
  const [only] = found;
  if (only !== undefined && found.length === 1) return ok(only);
  // Two removed ones may share a name: their ids tell them apart.
  const detail = (found.length > 1 ? found : among).map(({ id, name }) => `${name} (${id})`).join(', ');
  return err(failure('not-found', { field: wanted, detail: detail === '' ? 'there is none' : detail }));
};

/** One line for each: id, whether it is removed, name, and what else there is to say. */
export const listLine = ({ id, name, removed }: Named, note: string): string =>
  `${id}  ${removed ? 'removed' : 'open   '}  ${name}  (${note})`;

export const notUnderstood = (word: string): Failure => failure('request-invalid', { field: word });
