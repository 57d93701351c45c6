import { fork } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { type Bench, type Row, round } from '../row.ts';
import { type SheetTotals, sheetOf } from './sheet.ts';
import { fromTerminal } from './terminal.ts';

/**
 * A sheet from upload to report over HTTP, as the screen does it: the first 5 000 rows looked at and tried, 300 000 rows
 * in with every total of the report held against the sheet's; and 1 000 000 from the terminal with the most memory it held.
 */
export const importing: Bench = async ({ size, note }) => {
  const some = await withServer(async (server) => {
    await taken(server, 1_000, 1);
    const tried = await triedOut(server, Math.round(5_000 * size));
    const before = await reported(server);
    const rows = Math.round(300_000 * size);
    const { seconds, totals } = await taken(server, rows, 2);
    const after = await reported(server);
    note(`${rows} rows in ${seconds.toFixed(1)} s`);
    const isExact = (['syringes', 'back', 'kits'] as const).every(
      (each) => after[each] - before[each] === totals[each],
    );
    if (!isExact)
      note(`the sheet says ${JSON.stringify(totals)}, the report ${JSON.stringify({ before, after })}`);
    return { tried, seconds, rows, isExact };
  });
  const manyRows = Math.round(1_000_000 * size);
  const many = await fromTerminal(manyRows, 3);
  note(`${manyRows} rows from the terminal in ${many.seconds.toFixed(1)} s`);
  const json = {
    triedSeconds: round(some.tried, 2),
    rows: some.rows,
    seconds: round(some.seconds),
    exact: some.isExact && many.isExact ? 1 : 0,
    manyRows,
    manySeconds: round(many.seconds),
    megabytes: round(many.megabytes),
  };
  return [
    row(`look at and try ${Math.round(5_000 * size)} rows`, some.tried, 's', 'within 3 s', some.tried <= 3),
    row(`import of ${some.rows} rows`, some.seconds, 's', 'within 150 s', some.seconds <= 150),
    row("totals of the report that are the sheet's", json.exact, '', 'every one', json.exact === 1),
    {
      ...row(
        `import of ${manyRows} rows from the terminal`,
        many.megabytes,
        'MB',
        'under 300 MB',
        many.megabytes < 300,
      ),
      json,
    },
  ];
};

const row = (name: string, value: number, unit: string, aim: string, ok: boolean): Row => ({
  name,
  value: round(value),
  unit,
  aim,
  ok,
});

interface Server {
  readonly call: (method: 'GET' | 'POST', path: string, body?: object) => Promise<Answer>;
}

/** What the routes of importing and of reports answer, as far as it is read here. */
interface Answer {
  readonly id: string;
  readonly job: string;
  readonly state: string;
  readonly report?: { readonly badRows: number };
  readonly suggestion: { readonly mapping: object; readonly open: readonly object[] };
  readonly rows: readonly Readonly<Record<string, string | number | null>>[];
}

const withServer = async <T>(work: (server: Server) => Promise<T>): Promise<T> => {
  const child = fork(join(import.meta.dirname, 'server.ts'));
  try {
    const [{ url, token }] = (await once(child, 'message')) as [{ url: string; token: string }];
    return await work({
      call: async (method, path, body) => {
        const response = await fetch(url + path, {
          method,
          headers: {
            authorization: `Bearer ${token}`,
            ...(body !== undefined && { 'content-type': 'application/json' }),
          },
          ...(body !== undefined && { body: JSON.stringify(body) }),
        });
        if (!response.ok) throw new Error(`${path}: ${response.status} ${await response.text()}`);
        return (await response.json()) as Answer;
      },
    });
  } finally {
    const left = once(child, 'exit');
    child.send('stop');
    await left;
  }
};

/** Sends a sheet in pieces as a screen does. */
const uploaded = async ({ call }: Server, rows: number, seed: number) => {
  const { id } = await call('POST', '/v1/uploads', {});
  const pieces = sheetOf(rows, seed);
  let at = 0;
  for (;;) {
    const next = pieces.next();
    if (next.done === true) return { id, totals: next.value };
    await call('POST', `/v1/uploads/${id}/pieces`, { at, data: next.value.toString('base64') });
    at += next.value.length;
  }
};

const look = async ({ call }: Server, upload: string, name: string) => {
  const { suggestion } = await call('POST', `/v1/uploads/${upload}/look`, { fileName: name });
  if (suggestion.open.length > 0) throw new Error(JSON.stringify(suggestion.open));
  return suggestion.mapping;
};

const ended = async ({ call }: Server, order: object): Promise<void> => {
  const { job } = await call('POST', '/v1/imports', order);
  for (;;) {
    const { state, report } = await call('GET', `/v1/imports/${job}`);
    if (state === 'done' && report?.badRows === 0) return;
    if (state !== 'running') throw new Error(`${state}, ${report?.badRows} bad rows`);
    await pause(100);
  }
};

/** Seconds until the screen can show what a sheet gives. */
const triedOut = async (server: Server, rows: number): Promise<number> => {
  const { id } = await uploaded(server, rows, 9);
  const started = performance.now();
  await ended(server, { upload: id, mapping: await look(server, id, 'Tried.csv'), dryRun: true });
  return (performance.now() - started) / 1000;
};

const taken = async (
  server: Server,
  rows: number,
  seed: number,
): Promise<{ readonly seconds: number; readonly totals: SheetTotals }> => {
  const { id, totals } = await uploaded(server, rows, seed);
  const mapping = await look(server, id, `Visits ${seed}.csv`);
  const started = performance.now();
  await ended(server, { upload: id, mapping, dryRun: false });
  return { seconds: (performance.now() - started) / 1000, totals };
};

/** The same totals, from the reports. */
const reported = async ({ call }: Server): Promise<SheetTotals> => {
  const sum = async (report: string, column: string, has: (own: string) => boolean): Promise<number> => {
    const { rows } = await call('GET', `/v1/reports/${report}?from=2023-01-01&to=2025-12-31`);
    return rows
      .filter((own) => has(String(own['item'] ?? '')))
      .reduce((all, own) => all + Number(own[column]), 0);
  };
  return {
    syringes: await sum('exchange.items', 'quantity', (item) => item.startsWith('syringe-')),
    back: await sum('exchange.returns', 'syringes', () => true),
    kits: await sum('naloxone.products', 'kits', () => true),
  };
};
