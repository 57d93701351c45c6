import { existsSync } from 'node:fs';
import { readFile, writeFile } from 'node:fs/promises';
import { basename } from 'node:path';
import * as v from 'valibot';
import { err, type Failure, failure, ok, type Result, type Uuid } from '#log/index.ts';
import { createImportLog } from '#server/sheets/log.ts';
import { chosen } from '#sheets/desk/desk.ts';
import { createBadRowsFile } from '#sheets/import/bad-rows.ts';
import { importEntries, isEntriesFile } from '#sheets/import/entries-file.ts';
import { createImport } from '#sheets/import/import.ts';
import type { ImportProgress, ImportReport } from '#sheets/import/ports.ts';
import { type Mapping, mappingSchema } from '#sheets/mapping/mapping.ts';
import { describeProblem } from '#sheets/mapping/problem.ts';
import { hashOf } from '#sheets/read/hash.ts';
import { openSheet } from '#sheets/read/open.ts';
import { lookAt } from '#sheets/reading/look.ts';
import { tableOf } from '#sheets/reading/table.ts';
import { rowTargets } from '#sheets/targets/list.ts';
import { type Command, type Context, type Given, isSet, textOf } from '../command.ts';
import { type OpenLog, openLog } from '../open-log.ts';

export const command: Command = {
  summary:
    'Takes a spreadsheet (CSV, XLSX) or an exported log in. The same rows twice change nothing; after a break, run it again.',
  usage:
    'FILE --mapping FILE [--dry-run] [--bad-rows FILE] [--worker NAME] [--organization NAME]\n         FILE --suggest MAPPING (writes a first mapping to check)',
  options: {
    mapping: { type: 'string' },
    suggest: { type: 'string' },
    'dry-run': { type: 'boolean' },
    'bad-rows': { type: 'string' },
    worker: { type: 'string' },
    organization: { type: 'string' },
  },
  words: [1, 1],
  run: async (context, given) => {
    const file = given.words[0] ?? '';
    if (!existsSync(file)) return err(failure('sheet-unreadable', { detail: `there is no file ${file}` }));
    const opened = await openLog(context, textOf(given, 'organization'));
    if (!opened.ok) return opened;
    try {
      if (await isEntriesFile(file)) return await takeLog(context, opened.value, file);
      const suggestTo = textOf(given, 'suggest');
      if (suggestTo !== undefined) return await suggest(context, opened.value, file, suggestTo);
      return await takeSheet(context, given, opened.value, file);
    } finally {
      await opened.value.close();
    }
  },
};

const takeSheet = async (
  context: Context,
  given: Given,
  log: OpenLog,
  file: string,
): Promise<Result<boolean, Failure>> => {
  const mapping = await readMapping(textOf(given, 'mapping'));
  if (!mapping.ok) return mapping;
  const author = findWorker(log, textOf(given, 'worker'));
  if (!author.ok) return author;
  const sheet = await openSheet(file, chosen(mapping.value));
  if (!sheet.ok) return sheet;
  const badPath = textOf(given, 'bad-rows') ?? `${file}.bad-rows.csv`;
  const bad = createBadRowsFile(badPath);
  const dryRun = isSet(given, 'dry-run');
  const stop = new AbortController();
  void context.stopAsked.then(() => stop.abort());
  const { database, intake, store, kinds, organization } = log;
  const importing = createImport({
    ...context,
    log: createImportLog({ database, intake, store }, organization.id),
    kinds,
    targets: rowTargets,
  });
  const result = await importing({
    sheet: tableOf(sheet.value, mapping.value),
    file: await hashOf(file),
    mapping: mapping.value,
    org: organization.id,
    author: author.value,
    sites: organization.sites,
    dryRun,
    badRows: bad,
    signal: stop.signal,
    onProgress: createProgressLine(context),
  });
  await sheet.value.close();
  const badRows = await bad.close();
  if (!result.ok) return result;
  tell(context, result.value, dryRun);
  if (badRows > 0) context.say(`Rows that were not taken in, with reasons: ${badPath}`);
  if (stop.signal.aborted) context.say('Stopped. Run it again to go on.');
  return ok(badRows === 0 && !stop.signal.aborted);
};

const readMapping = async (path: string | undefined): Promise<Result<Mapping, Failure>> => {
  if (path === undefined)
    return err(failure('mapping-invalid', { field: '--mapping', detail: 'make one with --suggest' }));
  try {
    const parsed = v.safeParse(mappingSchema, JSON.parse(await readFile(path, 'utf8')));
    if (parsed.success) return ok(parsed.output);
    const [issue] = parsed.issues;
    return err(failure('mapping-invalid', { field: v.getDotPath(issue) ?? '', detail: issue.message }));
  } catch (error) {
    return err(
      failure('mapping-invalid', { detail: error instanceof Error ? error.message : String(error) }),
    );
  }
};

/** The author of imported entries: the worker who is named, else the first admin. */
const findWorker = ({ organization }: OpenLog, name: string | undefined): Result<Uuid, Failure> => {
  const found = organization.workers.find((worker) =>
    name === undefined ? worker.role === 'admin' && !worker.removed : worker.name === name,
  );
  return found === undefined ? err(failure('not-found', { field: '--worker' })) : ok(found.id);
};

/** One line on a terminal, written over and over; a line every tenth elsewhere. */
const createProgressLine = (context: Context): ((progress: ImportProgress) => void) => {
  let told = 0;
  return ({ bytes, bytesTotal, rows, badRows, entries }) => {
    const share = bytesTotal === 0 ? 1 : bytes / bytesTotal;
    if (share < told && share < 1) return;
    told = Math.floor(share * 10 + 1) / 10;
    const bar = '#'.repeat(Math.round(share * 20)).padEnd(20, '.');
    context.note(
      `[${bar}] ${rows} rows, ${entries.new} new, ${entries.known} known, ${badRows} not taken in`,
    );
  };
};

const tell = ({ say }: Context, report: ImportReport, dryRun: boolean): void => {
  const { entries, rows, badRows, dates, problems } = report;
  const would = dryRun ? 'would be ' : '';
  say(
    `${rows} rows: ${entries.new} entries ${would}new, ${entries.known} known already, ${badRows} rows not taken in.`,
  );
  if (dates.otherWay > 0 && dates.bothWays > 0)
    say(
      `This column mixes day/month and month/day: ${dates.otherWay} dates fit only the other way, and ${dates.bothWays} that were taken could be either.`,
    );
  for (const [code, count] of Object.entries(report.byCode)) say(`  ${count} x ${code}`);
  for (const problem of problems.slice(0, 20)) say(`  row ${problem.row}: ${describeProblem(problem)}`);
};

const suggest = async (
  context: Context,
  { organization }: OpenLog,
  file: string,
  to: string,
): Promise<Result<boolean, Failure>> => {
  const sheet = await openSheet(file);
  if (!sheet.ok) return sheet;
  const looked = await lookAt(sheet.value, {
    targets: rowTargets,
    sites: organization.sites,
    timeZone: organization.settings.zone,
    name: basename(file),
  });
  await sheet.value.close();
  if (!looked.ok) return looked;
  const { mapping, open, unused } = looked.value.suggestion;
  await writeFile(to, `${JSON.stringify(mapping, null, 2)}\n`);
  context.say(`A first mapping is in ${to}. Check it, then try it with --mapping ${to} --dry-run.`);
  for (const question of open)
    context.say(
      `  Decide: ${question.part}${'formats' in question ? ` (${question.formats.join(' or ') || 'none fits'})` : ''}`,
    );
  if (unused.length > 0) context.say(`  Columns not used: ${unused.join(', ')}`);
  return ok(open.length === 0);
};

const takeLog = async (
  context: Context,
  { intake, organization }: OpenLog,
  file: string,
): Promise<Result<boolean, Failure>> => {
  const result = await importEntries(file, {
    org: organization.id,
    offer: async (values) => (await intake(organization.id, values)).verdicts,
  });
  if (!result.ok) return result;
  const { lines, verdicts, unreadable } = result.value;
  const counts = Object.entries(verdicts).map(([verdict, count]) => `${count} ${verdict}`);
  context.say(`${lines} lines: ${counts.join(', ')}.`);
  if (unreadable.length > 0)
    context.say(`Lines that could not be read: ${unreadable.slice(0, 20).join(', ')}`);
  return ok(unreadable.length === 0 && verdicts.rejected === undefined && verdicts.quarantined === undefined);
};
