import { statSync } from 'node:fs';
import { statfs } from 'node:fs/promises';
import { errorToFailure } from '#database/faults.ts';
import { dayMs } from '#log/calendar.ts';
import { err, ok } from '#log/index.ts';
import { confirmClock, examine } from '#server/doctor/examine.ts';
import { migrationsOf, rooms } from '#server/programs.ts';
import { type Command, isSet } from '../command.ts';
import { lastBackup } from '../last-backup.ts';
import { reachDatabase } from '../reach.ts';

/** PostgreSQL needs room to write even when nothing is added. */
const leastFreeBytes = 1_000_000_000;

export const command: Command = {
  summary: 'Says what is wrong, in plain words.',
  usage: '[--clock-is-right]',
  options: { 'clock-is-right': { type: 'boolean' } },
  words: [0, 0],
  run: async (context, given) => {
    const { settings, say, version } = context;
    say(`Alongside ${version}, Node ${process.versions.node}`);
    const reached = await reachDatabase(settings, { mayVisit: true, connections: 2 });
    if (!reached.ok) return reached;
    const { database, where, close } = reached.value;
    try {
      if (isSet(given, 'clock-is-right')) {
        const now = context.clock.now();
        const noted = await confirmClock(database, now);
        if (noted) say(`Noted: the clock of this machine is right. It says ${new Date(now).toUTCString()}.`);
      }
      const findings = [
        ...(await examineDisk(settings.dataDir)),
        backupFinding(lastBackup(settings.dataDir), context.clock.now()),
        ...(await examine({ database, clock: context.clock, migrations: migrationsOf(rooms), where })),
      ];
      for (const { ok: isFine, text } of findings) say(`${isFine ? 'ok   ' : 'LOOK '} ${text}`);
      const wrong = findings.filter((finding) => !finding.ok).length;
      say(wrong === 0 ? 'Nothing is wrong.' : `${wrong} to look at.`);
      return ok(wrong === 0);
    } catch (error) {
      const known = errorToFailure(error);
      if (known === undefined) throw error;
      return err(known);
    } finally {
      await close();
    }
  },
};

const examineDisk = async (dataDir: string): Promise<readonly { ok: boolean; text: string }[]> => {
  if (statSync(dataDir, { throwIfNoEntry: false }) === undefined) return [];
  const { bavail, bsize } = await statfs(dataDir);
  const free = bavail * bsize;
  return [
    { ok: free >= leastFreeBytes, text: `Space left for the data folder: ${(free / 1e9).toFixed(1)} GB` },
  ];
};

const mostBackupDays = 7;

/** A backup older than a week is something to look at: that much work would have to come back from devices. */
export const backupFinding = (
  madeAt: number | undefined,
  now: number,
): { readonly ok: boolean; readonly text: string } => {
  if (madeAt === undefined)
    return { ok: false, text: 'No backup was made from this machine: run "alongside backup FILE"' };
  const days = Math.floor((now - madeAt) / dayMs);
  return { ok: days <= mostBackupDays, text: `Last backup: ${days} days ago` };
};
