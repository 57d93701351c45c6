import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { Client } from 'pg';
import { sha256 } from '#cli/adapters/ports.ts';
import { addressToConfig } from '#database/connection.ts';
import { startEmbedded } from '#database/embedded/launcher.ts';
import { type Entry, type Uuid, writeEntry } from '#log/index.ts';
import { generateDays } from '#sample/days.ts';
import { createEntryWriter } from '#sample/entries.ts';
import { makeOutlets } from '#sample/plan.ts';
import { createPrng } from '#sample/prng.ts';
import { rooms } from '#server/programs.ts';
import { signPush } from '#vault/push.ts';
import { createKeyring, newDevice, type TestDevice } from '../../test/support/vault.ts';
import { type Bench, quantile, type Row, round } from '../row.ts';
import { copyAgain } from './copy.ts';

interface Place {
  readonly org: Uuid;
  readonly worker: Uuid;
  readonly sites: readonly Uuid[];
  readonly devices: readonly { readonly id: Uuid; readonly token: string }[];
}

const deviceCount = 8;
const batchEntries = 100;

/**
 * Entries a second over HTTP to durable with projections, 8 devices pushing batches of 100 realistic entries, against
 * bare COPY of the same rows: once with the devices in 8 organizations, once all in one, which share one lock.
 */
export const ingest: Bench = async ({ size, note }) => {
  const apart = await measure(deviceCount, size, note);
  const together = await measure(1, size, note);
  return [
    ...toRows('ingest over HTTP, 8 devices of 8 organizations', apart),
    ...toRows('ingest over HTTP, 8 devices of 1 organization', together),
    await signedRow(size, note),
  ];
};

interface Measured {
  readonly entries: number;
  readonly seconds: number;
  /** Bare COPY of the same rows, in one piece and in batches of 100 entries with a commit each. */
  readonly copySeconds: number;
  readonly batchedCopySeconds: number;
  readonly batchMs: readonly number[];
}

const toRows = (
  name: string,
  { entries, seconds, copySeconds, batchedCopySeconds, batchMs }: Measured,
): readonly Row[] => {
  const perSecond = entries / seconds;
  const ratio = copySeconds / seconds;
  return [
    {
      name,
      value: Math.round(perSecond),
      unit: 'entries/s',
      ratio: round(ratio, 2),
      aim: 'at least 0.5 of bare COPY of the same rows',
      ok: ratio >= 0.5,
    },
    {
      name: `${name}: bare COPY`,
      value: Math.round(entries / copySeconds),
      unit: 'entries/s',
      ratio: 1,
      aim: 'the yardstick: one COPY a table',
    },
    {
      name: `${name}: COPY, a commit for each 100 entries`,
      value: Math.round(entries / batchedCopySeconds),
      unit: 'entries/s',
      ratio: round(copySeconds / batchedCopySeconds, 2),
      aim: 'for information',
    },
    {
      name: `${name}: batch answered, p95`,
      value: round(quantile(batchMs, 0.95)),
      unit: 'ms',
      aim: 'for information',
    },
  ];
};

/** Turns in which devices with keys and as many without push, one after the other: what else the machine does falls on both. */
const turns = 10;

/** What a signature on each push (vault/push.ts) costs: the same server, devices with keys and without, by turns. */
const signedRow = (size: number, note: (line: string) => void): Promise<Row> =>
  withServer(1, async (child, url, [place]) => {
    if (place === undefined) throw new Error('a server without an organization');
    const half = place.devices.length / 2;
    const keys = await letIn(child, { ...place, devices: place.devices.slice(0, half) });
    const queues = await queuesOf([place], size, (device) => keys.get(device));
    const groups = [
      { queues: queues.slice(0, half), seconds: 0 },
      { queues: queues.slice(half), seconds: 0 },
    ];
    await Promise.all(queues.map(async ({ token, batches }) => push(url, token, batches.splice(0, 5), [])));
    const most = Math.floor(Math.min(...queues.map(({ batches }) => batches.length)) / turns);
    for (let turn = 0; turn < turns; turn += 1)
      for (const group of turn % 2 === 0 ? groups : groups.toReversed()) {
        const started = performance.now();
        await Promise.all(
          group.queues.map(({ token, batches }) => push(url, token, batches.splice(0, most), [])),
        );
        group.seconds += (performance.now() - started) / 1000;
      }
    const [signed, without] = groups.map(({ seconds }) => (half * most * turns * batchEntries) / seconds);
    if (signed === undefined || without === undefined) throw new Error('two groups push');
    note(`signed ${Math.round(signed)} entries/s, without ${Math.round(without)} entries/s, by turns`);
    return {
      name: 'ingest over HTTP, 4 devices of 1 organization: signed',
      value: Math.round(signed),
      unit: 'entries/s',
      ratio: round(signed / without, 2),
      aim: 'at least 0.9 of the same without signatures, by turns in one run',
      ok: signed / without >= 0.9,
    };
  });

/** A server of its own with organizations that share the devices; ended when the work is done or failed. */
const withServer = async <T>(
  organizations: number,
  work: (child: ChildProcess, url: string, places: readonly Place[], folder: string) => Promise<T>,
): Promise<T> => {
  const child = fork(join(import.meta.dirname, 'server.ts'), {
    execArgv: ['--no-warnings'],
    stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
  });
  try {
    await once(child, 'message');
    child.send({ organizations, devices: deviceCount / organizations });
    const [{ url, folder, places }] = (await once(child, 'message')) as [
      { readonly url: string; readonly folder: string; readonly places: readonly Place[] },
    ];
    return await work(child, url, places, folder);
  } finally {
    await stop(child);
  }
};

interface Queue {
  readonly token: string;
  readonly batches: Buffer[];
}

const queuesOf = async (
  places: readonly Place[],
  size: number,
  keysOf: (device: Uuid) => TestDevice | undefined = () => undefined,
): Promise<readonly Queue[]> => {
  const queues: Queue[] = [];
  for (const [index, place] of places.entries())
    for (const [at, { id, token }] of place.devices.entries()) {
      const batches: Buffer[] = [];
      const keys = keysOf(id);
      for (const entries of makeBatches(place, id, index * 10 + at, size)) {
        const signed = keys && (await sign(place.org, keys, entries));
        batches.push(gzipSync(JSON.stringify({ entries, ...(signed !== undefined && { signed }) })));
      }
      queues.push({ token, batches });
    }
  return queues;
};

const measure = (organizations: number, size: number, note: (line: string) => void): Promise<Measured> =>
  withServer(organizations, async (child, url, places, folder) => {
    const queues = await queuesOf(places, size);
    // A short warm-up, not counted: code is compiled, connections are open.
    await Promise.all(queues.map(async (queue) => push(url, queue.token, queue.batches.splice(0, 5), [])));
    const entries = queues.reduce((sum, { batches }) => sum + batches.length * batchEntries, 0);
    const batchMs: number[] = [];
    const before = await cpuOf(child);
    const started = performance.now();
    await Promise.all(queues.map((queue) => push(url, queue.token, queue.batches, batchMs)));
    const seconds = (performance.now() - started) / 1000;
    const after = await cpuOf(child);
    note(
      `${organizations} organizations: ${entries} entries in ${seconds.toFixed(1)} s; CPU per 1000 entries: ` +
        `server ${perThousand(before.node, after.node, entries)}, ` +
        `database ${perThousand(before.database, after.database, entries)}, ` +
        `devices ${perThousand(before.devices, after.devices, entries)}`,
    );
    const copy = await copyFor(folder, entries / batchEntries + queues.length * 5);
    // COPY writes the warm-up's rows again too.
    const warm = (queues.length * 5 * batchEntries) / entries;
    note(
      `bare COPY of ${copy.rows} rows in ${copy.atOnce.toFixed(1)} s, in batches ${copy.inBatches.toFixed(1)} s`,
    );
    return {
      entries,
      seconds,
      copySeconds: copy.atOnce / (1 + warm),
      batchedCopySeconds: copy.inBatches / (1 + warm),
      batchMs,
    };
  });

interface Cpu {
  readonly node: number;
  readonly database?: number;
  readonly devices: number;
}

/** CPU seconds so far of the server, of its PostgreSQL, and of this process, which plays the devices. */
const cpuOf = async (child: ChildProcess): Promise<Cpu> => {
  const answered = once(child, 'message');
  child.send('cpu');
  const [server] = (await answered) as [Omit<Cpu, 'devices'>];
  const { user, system } = process.cpuUsage();
  return { ...server, devices: (user + system) / 1e6 };
};

const perThousand = (before: number | undefined, after: number | undefined, entries: number): string =>
  before === undefined || after === undefined
    ? 'unknown'
    : `${Math.round(((after - before) * 1e6) / entries)} ms`;

const copyFor = async (folder: string, batches: number) => {
  const visiting = await startEmbedded({ dataDir: folder, mayVisit: true });
  if (!visiting.ok) throw new Error(JSON.stringify(visiting.error));
  const client = new Client(addressToConfig(visiting.value.address));
  await client.connect();
  try {
    const projected = rooms.flatMap(({ projections }) => projections.flatMap(({ tables }) => tables));
    const tables = [
      'entry',
      'supersession',
      'device_ledger',
      'log_head',
      ...projected.map(({ name }) => name),
    ];
    return await copyAgain(client, tables, batches);
  } finally {
    await client.end();
    await visiting.value.stop();
  }
};

/** Makes the organization's keys and lets its devices in, as the register of the server has them then. */
const letIn = async (
  child: ChildProcess,
  { org, devices }: Place,
): Promise<ReadonlyMap<Uuid, TestDevice>> => {
  const ring = await createKeyring(org);
  const keys = new Map<Uuid, TestDevice>();
  for (const { id } of devices) {
    const device = await newDevice(id);
    keys.set(id, device);
    ring.take(await ring.letIn(device));
  }
  const kept = once(child, 'message');
  child.send({ org, statements: ring.statements });
  await kept;
  return keys;
};

const sign = (org: Uuid, { id, keys }: TestDevice, entries: readonly Entry[]) =>
  signPush({ org, device: id, hashes: entries.map((entry) => writeEntry(sha256, entry).hash) }, keys);

/** Bodies are made before the clock starts: the generator is not what is measured. */
const makeBatches = (place: Place, device: Uuid, seed: number, size: number): Entry[][] => {
  const wanted = Math.max(10, Math.round(80 * size)) + 5;
  const prng = createPrng(1_000 + seed);
  const outlets = makeOutlets(prng, { fixed: place.sites.length }, () => '').map((outlet, at) => ({
    ...outlet,
    site: place.sites[at] ?? '',
  }));
  const write = createEntryWriter(prng, {
    ...place,
    device,
    siteOf: (outlet) => outlets[outlet]?.site ?? '',
  });
  const days = generateDays({
    seed,
    from: '2025-01-01',
    to: '2025-12-31',
    timeZone: 'America/New_York',
    outlets,
    visits: wanted * 50,
    syringes: wanted * 800,
    shares: { 'naloxone.handout': 0.05, 'naloxone.reversal': 0.002 },
    slipShare: 0.005,
    correctionShare: 0.005,
    stock: true,
  });
  const batches: Entry[][] = [];
  let pending: Entry[] = [];
  for (const { happenings } of days)
    for (const happening of happenings)
      for (const entry of write(happening)) {
        pending.push(entry);
        if (pending.length < batchEntries) continue;
        batches.push(pending);
        pending = [];
        if (batches.length === wanted) return batches;
      }
  return batches;
};

const push = async (
  url: string,
  token: string,
  batches: readonly Buffer[],
  batchMs: number[],
): Promise<void> => {
  for (const body of batches) {
    const started = performance.now();
    const response = await fetch(`${url}/v1/entries`, {
      method: 'POST',
      headers: {
        authorization: `Bearer ${token}`,
        'content-type': 'application/json',
        'content-encoding': 'gzip',
      },
      body: new Uint8Array(body),
    });
    const text = await response.text();
    batchMs.push(performance.now() - started);
    const accepted = text.split('"verdict":"accepted"').length - 1;
    if (response.status !== 200 || accepted !== batchEntries)
      throw new Error(
        `a push was answered with ${response.status} and ${accepted} accepted: ${text.slice(0, 300)}`,
      );
  }
};

const stop = async (child: ChildProcess): Promise<void> => {
  if (child.exitCode !== null) return;
  const exited = once(child, 'exit');
  child.send('stop');
  await exited;
};
