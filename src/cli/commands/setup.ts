import * as v from 'valibot';
import { channels } from '#catalog/channels.ts';
import { passphrase } from '#contract/fields.ts';
import { settingsSchema } from '#contract/settings.ts';
import { migrate } from '#database/migrations.ts';
import { err, failure, ok } from '#log/index.ts';
import { toCode } from '#server/access/directory.ts';
import { setUp } from '#server/organization/setup.ts';
import { migrationsOf, rooms } from '#server/programs.ts';
import { type Command, isSet, textOf } from '../command.ts';
import { readPassphraseFile } from '../passphrase-file.ts';
import { reachDatabase } from '../reach.ts';

export const command: Command = {
  summary: 'Names the organization, its first site and its first worker, without a browser.',
  usage:
    '--organization NAME --site NAME [--channel fixed] --worker NAME --passphrase-file FILE [--zone America/New_York] [--locale en] [--another] [--code WORD]',
  options: {
    organization: { type: 'string' },
    site: { type: 'string' },
    channel: { type: 'string' },
    worker: { type: 'string' },
    'passphrase-file': { type: 'string' },
    zone: { type: 'string' },
    locale: { type: 'string' },
    another: { type: 'boolean' },
    code: { type: 'string' },
  },
  words: [0, 0],
  run: async (context, given) => {
    const request = v.safeParse(requestSchema, {
      organization: textOf(given, 'organization'),
      code: textOf(given, 'code'),
      site: textOf(given, 'site'),
      channel: textOf(given, 'channel') ?? 'fixed',
      worker: textOf(given, 'worker'),
      passphrase: readPassphraseFile(textOf(given, 'passphrase-file')),
      settings: withoutUndefined({ zone: textOf(given, 'zone'), locale: textOf(given, 'locale') }),
    });
    if (!request.success) {
      const field = v.getDotPath(request.issues[0]) ?? '';
      return err(failure('request-invalid', { field: field === 'passphrase' ? 'passphrase-file' : field }));
    }
    const reached = await reachDatabase(context.settings, { mayVisit: true, connections: 2 });
    if (!reached.ok) return reached;
    const { database, close } = reached.value;
    try {
      const migrated = await migrate(database, migrationsOf(rooms));
      if (!migrated.ok) return migrated;
      const { settings, ...rest } = request.output;
      const made = await setUp(
        { ...context, database },
        { ...rest, settings: withoutUndefined(settings) },
        {
          another: isSet(given, 'another'),
        },
      );
      if (!made.ok) return made;
      context.say(`organization ${made.value.org}`);
      context.say(`site         ${made.value.site}`);
      context.say(`worker       ${made.value.worker}`);
      context.say(`code         ${made.value.code} (workers open /o/${made.value.code})`);
      return ok(true);
    } finally {
      await close();
    }
  },
};

const name = v.pipe(v.string(), v.trim(), v.minLength(1), v.maxLength(120));
const requestSchema = v.object({
  organization: name,
  code: v.optional(
    v.pipe(
      name,
      v.check((text) => toCode(text) === text, 'expected words with hyphens'),
    ),
  ),
  site: name,
  channel: v.picklist(channels.map(({ code }) => code)),
  worker: name,
  passphrase,
  settings: v.partial(settingsSchema),
});

const withoutUndefined = <T extends object>(value: T): { [K in keyof T]?: Exclude<T[K], undefined> } =>
  Object.fromEntries(Object.entries(value).filter(([, member]) => member !== undefined)) as {
    [K in keyof T]?: Exclude<T[K], undefined>;
  };
