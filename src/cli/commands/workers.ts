import * as v from 'valibot';
import { passphrase, shortText } from '#contract/fields.ts';
import { role } from '#contract/organization.ts';
import { err, type Failure, failure, limits, ok, type Result } from '#log/index.ts';
import { type Command, type Given, textOf } from '../command.ts';
import { readPassphraseFile } from '../passphrase-file.ts';
import { findNamed, listLine, notUnderstood, type Roster, withRoster } from '../roster.ts';

export const command: Command = {
  summary:
    'Lists the workers; adds one, gives one a new passphrase, removes one, brings a removed one back. Works while the server runs, and when nobody can sign in any more.',
  usage:
    '[add NAME --role peer [--passphrase-file FILE] | passphrase NAME --passphrase-file FILE | remove NAME | bring-back NAME] [--organization NAME]',
  options: {
    role: { type: 'string' },
    'passphrase-file': { type: 'string' },
    organization: { type: 'string' },
  },
  words: [0, 2],
  run: (context, given) =>
    withRoster(context, given, async (roster) => {
      const done = await change(roster, given);
      if (!done.ok) return done;
      for (const line of done.value) context.say(line);
      return ok(true);
    }),
};

/** Does what the first word says; answers the lines to print. */
const change = async (
  { editor, organization: { id: org, workers } }: Roster,
  given: Given,
): Promise<Result<readonly string[], Failure>> => {
  const [act = 'list', name = ''] = given.words;
  switch (act) {
    case 'list':
      return ok(workers.map((worker) => listLine(worker, worker.role)));
    case 'add': {
      const worker = v.safeParse(v.object({ name: shortText, role }), { name, role: textOf(given, 'role') });
      if (!worker.success)
        return err(failure('request-invalid', { field: v.getDotPath(worker.issues[0]) ?? 'name' }));
      const isNamedOnly = textOf(given, 'passphrase-file') === undefined;
      const kept = isNamedOnly ? ok(undefined) : readPassphrase(given);
      if (!kept.ok) return kept;
      const added = await editor.addWorker(org, { ...worker.output, passphrase: kept.value });
      return added.ok ? ok([`worker ${added.value.id}`]) : added;
    }
    case 'passphrase': {
      const worker = findNamed(workers, name, { removed: false });
      if (!worker.ok) return worker;
      const kept = readPassphrase(given);
      if (!kept.ok) return kept;
      const done = await editor.changeWorker(org, worker.value.id, { passphrase: kept.value });
      return done.ok ? ok([`${worker.value.name} has a new passphrase and is signed out everywhere.`]) : done;
    }
    case 'remove': {
      const worker = findNamed(workers, name, { removed: false });
      if (!worker.ok) return worker;
      const done = await editor.changeWorker(org, worker.value.id, { removed: true });
      if (!done.ok) return done;
      return ok([
        `${worker.value.name} is removed and reads nothing more. What they saved and did not send is still taken.`,
        `To bring them back:\n  alongside workers bring-back ${worker.value.id}`,
      ]);
    }
    case 'bring-back': {
      const worker = findNamed(workers, name, { removed: true });
      if (!worker.ok) return worker;
      const done = await editor.changeWorker(org, worker.value.id, { removed: false });
      return done.ok ? ok([`${worker.value.name} is back.`]) : done;
    }
    default:
      return err(notUnderstood(act));
  }
};

const readPassphrase = (given: Given): Result<string, Failure> => {
  const read = v.safeParse(passphrase, readPassphraseFile(textOf(given, 'passphrase-file')));
  if (read.success) return ok(read.output);
  const detail = `a file with one line of ${limits.passphraseLeast} to ${limits.passphraseMost} characters`;
  return err(failure('request-invalid', { field: '--passphrase-file', detail }));
};
