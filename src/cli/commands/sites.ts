import * as v from 'valibot';
import { channel, shortText } from '#contract/fields.ts';
import { questions } from '#contract/organization.ts';
import { err, failure, ok } from '#log/index.ts';
import { type Command, isSet, textOf } from '../command.ts';
import { findNamed, listLine, notUnderstood, withRoster } from '../roster.ts';

export const command: Command = {
  summary:
    'Lists the sites; adds one, removes one, brings a removed one back. Works while the server runs, and when nobody can start a shift any more.',
  usage:
    '[add NAME [--channel fixed] | remove NAME [--all-the-same] | bring-back NAME] [--organization NAME]',
  options: {
    channel: { type: 'string' },
    'all-the-same': { type: 'boolean' },
    organization: { type: 'string' },
  },
  words: [0, 2],
  run: (context, given) => {
    const [act = 'list', name = ''] = given.words;
    return withRoster(context, given, async ({ editor, organization: { id: org, sites } }) => {
      switch (act) {
        case 'list':
          for (const site of sites) context.say(listLine(site, site.channel));
          return ok(true);
        case 'add': {
          const site = v.safeParse(v.object({ name: shortText, channel }), {
            name,
            channel: textOf(given, 'channel') ?? 'fixed',
          });
          if (!site.success)
            return err(failure('request-invalid', { field: v.getDotPath(site.issues[0]) ?? 'name' }));
          const added = await editor.addSite(org, site.output);
          if (added.ok) context.say(`site ${added.value.id}`);
          return added.ok ? ok(true) : added;
        }
        case 'remove': {
          const site = findNamed(sites, name, { removed: false });
          if (!site.ok) return site;
          const despite = isSet(given, 'all-the-same') ? questions : [];
          const done = await editor.changeSite(org, site.value.id, { removed: true, despite });
          if (!done.ok) return done;
          context.say(`${site.value.name} is removed. Its records stay. To bring it back:`);
          context.say(`  alongside sites bring-back ${site.value.id}`);
          return ok(true);
        }
        case 'bring-back': {
          const site = findNamed(sites, name, { removed: true });
          if (!site.ok) return site;
          const done = await editor.changeSite(org, site.value.id, { removed: false });
          if (done.ok) context.say(`${site.value.name} is open again.`);
          return done.ok ? ok(true) : done;
        }
        default:
          return err(notUnderstood(act));
      }
    });
  },
};
