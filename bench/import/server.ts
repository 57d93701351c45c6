import { startWhole } from '../../test/support/whole.ts';

/** The server as a process of its own, so that the sheet is not read where it is sent. */
const whole = await startWhole();
const { org, worker } = await whole.addOrganization('Import', 'America/New_York');
const token = await whole.tokenFor(org, worker, crypto.randomUUID(), 'coordinator');
process.on('message', async () => {
  await whole.stop();
  process.exit(0);
});
process.send?.({ url: whole.url, token });
