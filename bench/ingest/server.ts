import { clock, random } from '#cli/adapters/ports.ts';
import { layoutOf, readPostmasterFile } from '#database/embedded/layout.ts';
import { createOrganizationEditor } from '#server/organization/organization.ts';
import { startWhole } from '../../test/support/whole.ts';
import { cpuOfTree } from './cpu.ts';

/** The server as a process of its own, so that the load generator does not share its event loop. */
const whole = await startWhole();
process.on(
  'message',
  async (message: { readonly organizations: number; readonly devices: number } | 'cpu' | 'stop') => {
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
