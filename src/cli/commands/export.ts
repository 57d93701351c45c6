import { existsSync, readdirSync } from 'node:fs';
import { err, failure, type JsonObject, ok } from '#log/index.ts';
import { siteLabels } from '#report/sites.ts';
import { readCarried } from '#server/organization/carried.ts';
import { createExportLog } from '#server/sheets/log.ts';
import { exportAll } from '#sheets/export/export.ts';
import { type Command, isSet, textOf } from '../command.ts';
import { openLog } from '../open-log.ts';

export const command: Command = {
  summary:
    'Writes everything: a CSV for each kind, sums by month for DHIS2 and entries.jsonl. With --whole, entries.jsonl has linked parts too and can be imported again.',
  usage: 'FOLDER [--whole] [--organization NAME]',
  options: { whole: { type: 'boolean' }, organization: { type: 'string' } },
  words: [1, 1],
  run: async (context, given) => {
    const folder = given.words[0] ?? '';
    if (existsSync(folder) && readdirSync(folder).length > 0)
      return err(failure('setting-invalid', { field: 'FOLDER', detail: 'it is not empty' }));
    const opened = await openLog(context, textOf(given, 'organization'));
    if (!opened.ok) return opened;
    const { database, kinds, organization, close } = opened.value;
    try {
      const report = await exportAll({
        log: createExportLog({ database }, organization.id),
        kinds,
        org: organization.id,
        siteNames: siteLabels(organization.sites),
        folder,
        whole: isSet(given, 'whole'),
        // As the file has it: a worker who is bound to sites stays bound.
        carried: JSON.parse(
          JSON.stringify(
            await database.readOrganization(organization.id, (tx) => readCarried(tx, organization)),
          ),
        ) as JsonObject,
      });
      for (const [file, rows] of Object.entries(report.files)) context.say(`${file}: ${rows} rows`);
      if (isSet(given, 'whole'))
        context.note('entries.jsonl links entries of participants. Keep it as you keep the database.');
      return ok(true);
    } finally {
      await close();
    }
  },
};
