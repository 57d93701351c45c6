import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import * as v from 'valibot';
import { clock, random, sha256 } from '#cli/adapters/ports.ts';
import { createProjector } from '#database/projection/projector.ts';
import type { Uuid } from '#log/index.ts';
import { findItem } from '#programs/items.ts';
import { kindRegistry } from '#programs/kinds.ts';
import { generateDays } from '#sample/days.ts';
import { makeOutlets, type Plan } from '#sample/plan.ts';
import { createPrng } from '#sample/prng.ts';
import { shareOut } from '#sample/share.ts';
import { createIntake } from '#server/intake/intake.ts';
import { createLogStore } from '#server/log-store/log-store.ts';
import { createOrganizationEditor } from '#server/organization/editor.ts';
import { projectionsOf, rooms } from '#server/programs.ts';
import { createImportLog } from '#server/sheets/log.ts';
import { createImport } from '#sheets/import/import.ts';
import { mappingSchema } from '#sheets/mapping/mapping.ts';
import { hashOf } from '#sheets/read/hash.ts';
import { openSheet } from '#sheets/read/open.ts';
import { rowTargets } from '#sheets/targets/list.ts';
import { startWhole, type Whole } from '../support/whole.ts';
import { startDevice } from './device.ts';
import { createSheetWriter, sheetMapping } from './sheet.ts';
import { createTally, type Totals } from './tally.ts';
import { outletsOfBoard, scotland } from './volumes.ts';

export interface ScotlandOrder {
  readonly seed: number;
  readonly boards: number;
  readonly outlets: number;
  readonly attendances: number;
  readonly syringes: number;
  /** Every so many outlets has a device; the others hand in a spreadsheet. */
  readonly deviceEvery: number;
  readonly say: (line: string) => void;
}

export interface ScotlandReport {
  readonly expected: Totals;
  readonly reported: {
    readonly visits: number;
    readonly returned: number;
    readonly items: ReadonlyMap<string, number>;
  };
  readonly syringes: number;
  readonly devices: number;
  readonly entriesFromDevices: number;
  readonly entriesProven: number;
  readonly entriesFromSheets: number;
  readonly badRows: number;
  readonly seconds: { readonly devices: number; readonly sheets: number; readonly report: number };
}

/** A country's year through the real parts: devices over HTTP first, spreadsheets after, then the national report. */
export const runScotland = async (order: ScotlandOrder): Promise<ScotlandReport> => {
  const whole = await startWhole();
  const folder = await mkdtemp(join(tmpdir(), 'scotland-'));
  try {
    const tally = createTally();
    const boards = await makeBoards(whole, order);
    order.say(
      `${boards.length} boards, ${boards.reduce((sum, board) => sum + board.plan.outlets.length, 0)} outlets`,
    );

    const started = clock.now();
    let [devices, entriesFromDevices, entriesProven] = [0, 0, 0];
    for (const [index, board] of boards.entries()) {
      const done = await recordBoard(whole, order, board, join(folder, `${index}.csv`), tally.add);
      devices += done.devices;
      entriesFromDevices += done.saved;
      entriesProven += done.proven;
    }
    const recorded = clock.now();
    order.say(`${devices} devices saved ${entriesFromDevices} entries and had ${entriesProven} proven`);

    let [entriesFromSheets, badRows] = [0, 0];
    for (const [index, board] of boards.entries()) {
      const taken = await importBoard(whole, board, join(folder, `${index}.csv`));
      entriesFromSheets += taken.entries;
      badRows += taken.badRows;
    }
    const imported = clock.now();
    order.say(`${boards.length} spreadsheets gave ${entriesFromSheets} entries`);

    const reported = await readNational(whole);
    const syringes = [...reported.items]
      .filter(([key]) => findItem(key.slice(11))?.set === 'complete')
      .reduce((sum, [, quantity]) => sum + quantity, 0);
    return {
      expected: tally.totals(),
      reported,
      syringes,
      devices,
      entriesFromDevices,
      entriesProven,
      entriesFromSheets,
      badRows,
      seconds: {
        devices: (recorded - started) / 1000,
        sheets: (imported - recorded) / 1000,
        report: (clock.now() - imported) / 1000,
      },
    };
  } finally {
    await rm(folder, { recursive: true, force: true });
    await whole.stop();
  }
};

interface Board {
  readonly org: Uuid;
  readonly worker: Uuid;
  readonly plan: Plan;
}

const makeBoards = async (whole: Whole, order: ScotlandOrder): Promise<readonly Board[]> => {
  const prng = createPrng(order.seed);
  const editor = createOrganizationEditor({ database: whole.database, clock, random }, { who: 'operator' });
  const sizes = Array.from({ length: order.boards }, () => Math.exp(prng.normal() * 0.6));
  const visits = shareOut(order.attendances, sizes);
  const syringes = shareOut(order.syringes, visits);
  const boards: Board[] = [];
  for (let board = 0; board < order.boards; board += 1) {
    const { org, worker } = await whole.addOrganization(`Board ${board + 1} (made up)`, scotland.timeZone);
    const made = makeOutlets(prng, outletsOfBoard(board, order.boards, order.outlets), () => '');
    const outlets = [];
    for (const outlet of made) {
      const site = await editor.addSite(org, { name: outlet.name, channel: outlet.channel });
      if (!site.ok) throw new Error(JSON.stringify(site.error));
      outlets.push({ ...outlet, site: site.value.id });
    }
    boards.push({
      org,
      worker,
      plan: {
        ...scotland,
        seed: order.seed + board + 1,
        outlets,
        visits: visits[board] ?? 0,
        syringes: syringes[board] ?? 0,
        shares: { 'naloxone.handout': 0.05, 'naloxone.reversal': 0.002 },
        slipShare: 0.01,
        correctionShare: 0.01,
        stock: true,
      },
    });
  }
  return boards;
};

/** Outlets with a device record as they go and sync at the end of each quarter; the others fill a spreadsheet. */
const recordBoard = async (
  whole: Whole,
  order: ScotlandOrder,
  { org, worker, plan }: Board,
  sheetPath: string,
  count: ReturnType<typeof createTally>['add'],
) => {
  const sheet = createSheetWriter(sheetPath);
  const devices = new Map<number, Awaited<ReturnType<typeof startDevice>>>();
  let quarter = '';
  const syncAll = async (): Promise<void> => {
    for (const device of devices.values()) await device.sync();
  };
  for (const { day, outlet, happenings } of generateDays(plan)) {
    const now = `${day.slice(0, 4)} ${Math.floor((Number(day.slice(5, 7)) - 1) / 3)}`;
    if (now !== quarter) await syncAll();
    quarter = now;
    const place = plan.outlets[outlet];
    if (place === undefined) throw new Error('an outlet that is not in the plan');
    if (outlet % order.deviceEvery === 0) {
      let device = devices.get(outlet);
      if (device === undefined) {
        device = await startDevice(whole, { org, worker, site: place.site }, clock);
        devices.set(outlet, device);
      }
      for (const happening of happenings) await device.record(happening);
    } else for (const happening of happenings) await sheet.add(place.name, happening);
    happenings.forEach(count);
  }
  await syncAll();
  await sheet.close();
  let [saved, proven] = [0, 0];
  for (const device of devices.values()) {
    saved += device.saved();
    proven += await device.proven();
  }
  return { devices: devices.size, saved, proven };
};

const importBoard = async (whole: Whole, { org, worker, plan }: Board, path: string) => {
  const { database } = whole;
  const kinds = kindRegistry;
  const projector = createProjector(projectionsOf({ clock }, rooms));
  const store = createLogStore({ database, projector, kinds, sha256, clock });
  const intake = createIntake({ store, kinds, sha256, clock });
  const sheet = await openSheet(path);
  if (!sheet.ok) throw new Error(JSON.stringify(sheet.error));
  const result = await createImport({
    log: createImportLog({ database, intake, store }, org),
    kinds,
    targets: rowTargets,
    sha256,
    clock,
  })({
    sheet: sheet.value,
    file: await hashOf(path),
    mapping: v.parse(mappingSchema, sheetMapping),
    org,
    author: worker,
    sites: plan.outlets.map(({ site, name, channel }) => ({ id: site, name, channel })),
    dryRun: false,
  });
  await sheet.value.close();
  if (!result.ok) throw new Error(JSON.stringify(result.error));
  return { entries: result.value.entries.new, badRows: result.value.badRows };
};

/** The reports of the programs, asked across all organizations. */
const readNational = async ({ database }: Whole): Promise<ScotlandReport['reported']> => {
  const query = { org: 'all' as const, from: scotland.from, to: scotland.to, today: scotland.to };
  const rowsOf = (id: string) =>
    database.acrossOrganizations(async (tx) => {
      const report = rooms.flatMap(({ reports }) => reports).find((one) => one.id === id);
      if (report === undefined) throw new Error(`no report ${id}`);
      return report.rows(tx, query);
    });
  const sum = (rows: Awaited<ReturnType<typeof rowsOf>>, column: string): number =>
    rows.reduce((total, row) => total + Number(row[column]), 0);
  const returns = await rowsOf('exchange.returns');
  return {
    visits: sum(await rowsOf('visits.visits'), 'visits'),
    returned: sum(
      returns.filter((row) => row['how'] === 'counted'),
      'syringes',
    ),
    items: new Map(
      (await rowsOf('exchange.items')).map((row) => [
        `${row['month']} ${row['item']}`,
        Number(row['quantity']),
      ]),
    ),
  };
};
