import { clock, random } from '#cli/adapters/ports.ts';
import { layoutOf, readPostmasterFile } from '#database/embedded/layout.ts';
import { sql } from '#database/sql.ts';
import type { Uuid } from '#log/index.ts';
import { raiseRoster } from '#server/access/sessions.ts';
import { createOrganizationEditor } from '#server/organization/editor.ts';
import type { SignedStatement } from '#vault/statement.ts';
import { startWhole } from '../../test/support/whole.ts';
import { cpuOfTree } from './cpu.ts';

/** The server as a process of its own, so that the load generator does not share its event loop. */
const whole = await startWhole();
process.on(
  'message',
  async (
    message:
      | { readonly organizations: number; readonly devices: number }
      | { readonly org: Uuid; readonly statements: readonly SignedStatement[] }
      | 'cpu'
      | 'stop',
  ) => {
    if (message === 'cpu') {
      const { user, system } = process.cpuUsage();
      const postmaster = readPostmasterFile(layoutOf(whole.folder).cluster);
      process.send?.({
        node: (user + system) / 1e6,
        database: postmaster === undefined ? undefined : cpuOfTree(postmaster.pid),
      });
      return;
    }
    if (message === 'stop') {
      await whole.stop();
      process.exit(0);
    }
    if ('statements' in message) {
      const { org, statements } = message;
      await whole.database.inOrganization(org, async (tx) => {
        await raiseRoster(tx, org);
        for (const [at, { text, signature }] of statements.entries())
          await tx.run(sql`
            insert into key_statement (org_id, nth, text, signature)
            values (${org}, ${at + 1}, ${text}, ${signature})`);
      });
      process.send?.('kept');
      return;
    }
    const places = [];
    const editor = createOrganizationEditor({ database: whole.database, clock, random }, { who: 'operator' });
    for (let index = 0; index < message.organizations; index += 1) {
      const place = await whole.addOrganization(`Organization ${index}`, 'America/New_York');
      const sites = [place.site];
      for (let more = 0; more < 4; more += 1) {
        const site = await editor.addSite(place.org, { name: `Site ${more}`, channel: 'mobile' });
        if (site.ok) sites.push(site.value.id);
      }
      const devices = [];
      for (let device = 0; device < message.devices; device += 1) {
        const id = crypto.randomUUID();
        devices.push({ id, token: await whole.tokenFor(place.org, place.worker, id) });
      }
      places.push({ ...place, sites, devices });
    }
    process.send?.({ url: whole.url, folder: whole.folder, places });
  },
);
process.send?.('ready');
