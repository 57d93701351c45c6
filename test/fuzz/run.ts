import * as v from 'valibot';
import { openDevice } from '#app/store/device.ts';
import type { LocalRecord } from '#app/store/ports.ts';
import { createView } from '#app/store/view.ts';
import { createHttpTransport } from '#app/sync/adapters/http.ts';
import { createSyncEngine } from '#app/sync/engine.ts';
import { loadWords } from '#build/words.ts';
import { sha256 } from '#cli/adapters/ports.ts';
import type { Database } from '#database/connection.ts';
import { createProjector } from '#database/projection/projector.ts';
import { sql } from '#database/sql.ts';
import { createWords } from '#kit/words/words.ts';
import {
  type Clock,
  canCount,
  type Json,
  type Kind,
  limits,
  type PushResponse,
  pushResponse,
  type Verdict,
} from '#log/index.ts';
import { exchangeStock } from '#programs/exchange/rules.ts';
import { kindRegistry } from '#programs/kinds.ts';
import { naloxoneStock } from '#programs/naloxone/rules.ts';
import { grant } from '#server/access/sign-in.ts';
import { examine } from '#server/doctor/examine.ts';
import { createLogger } from '#server/log.ts';
import { entrySource } from '#server/log-store/source.ts';
import { setUp } from '#server/organization/setup.ts';
import { migrationsOf, projectionsOf, rooms } from '#server/programs.ts';
import { type AlongsideServer, createServer } from '#server/server.ts';
import { combineEffects } from '#stock/combine.ts';
import { stockEffect } from '#stock/effects.ts';
import { createChance } from '../simulator/world/chance.ts';
import { createMemoryStore } from '../support/memory-store.ts';
import { createEntryFuzzer, toText } from './entries.ts';
import { plantOldEntries } from './old-build.ts';

export interface FuzzOutcome {
  readonly seed: string;
  readonly batches: number;
  /** Values that were offered. */
  readonly offered: number;
  readonly verdicts: Readonly<Record<Verdict['verdict'], number>>;
  /** Entries that an older build had let in, and those of them that were set aside at start. */
  readonly planted: number;
  readonly setAside: number;
  /** Answers of 500 and above. */
  readonly serverErrors: number;
  /** What did not hold; empty when all did. */
  readonly complaints: readonly string[];
}

/**
 * Offers hostile values to the real server over HTTP, on this empty database, each batch with some good entries among them.
 * Then everything that runs over the log runs over what was let in: a phone, reports, reviews, fading, a rebuild, a start.
 */
export const runFuzz = async (options: Options): Promise<FuzzOutcome> => {
  const servers: AlongsideServer[] = [];
  try {
    return await offerAndLook(options, servers);
  } finally {
    // One that goes on listening would hold the process for as long as it may.
    for (const server of servers) await server.stop();
  }
};

/** A good entry of a worker is taken in; what the server alone says is held, whoever hands it in. */
const isAsItMust = (kind: string, given: PushResponse['verdicts'][number] | undefined): boolean =>
  kindRegistry.find(kind)?.right === 'house'
    ? given?.verdict === 'quarantined' && given.code === 'not-allowed'
    : given?.verdict === 'accepted';

interface Options {
  readonly database: Database;
  readonly seed: string;
  readonly batches: number;
}

const offerAndLook = async (options: Options, servers: AlongsideServer[]): Promise<FuzzOutcome> => {
  const { database, seed } = options;
  const chance = createChance(seed);
  const complaints: string[] = [];
  let now = Date.parse('2026-06-01T12:00:00Z');
  const clock: Clock = { now: () => now, offsetMinutes: () => 0 };
  const verdicts = { accepted: 0, duplicate: 0, quarantined: 0, erased: 0, rejected: 0 };
  let offered = 0;
  let serverErrors = 0;

  const start = async (): Promise<{ readonly server: AlongsideServer; readonly url: string }> => {
    const log = createLogger((line) => {
      if (/"event":"(crashed|timer-failed|fading-waits)"/.test(line))
        complaints.push(`the server logged ${line}`);
    });
    const made = await createServer(
      {
        database,
        clock,
        random: chance,
        sha256,
        log,
        words: (locale) => createWords(loadWords(locale)),
        kinds: kindRegistry,
        rooms,
      },
      { version: '0.0.0', requestsPerMinute: 10_000_000 },
    );
    if (!made.ok) throw new Error(`the server does not start: ${JSON.stringify(made.error)}`);
    servers.push(made.value);
    return { server: made.value, url: await made.value.app.listen({ port: 0, host: '127.0.0.1' }) };
  };

  let running = await start();
  const place = await setUpPlace({ database, clock, random: chance });
  const token = place.token;
  const ask = async (
    path: string,
    text?: string,
  ): Promise<{ readonly status: number; readonly text: string }> => {
    const answer = await fetch(`${running.url}${path}`, {
      method: text === undefined ? 'GET' : 'POST',
      headers: {
        authorization: `Bearer ${token}`,
        'device-clock': String(now),
        ...(text !== undefined && { 'content-type': 'application/json' }),
      },
      ...(text !== undefined && { body: text }),
    });
    if (answer.status >= 500) {
      serverErrors += 1;
      complaints.push(`${answer.status} for ${path.slice(0, 60)}`);
    }
    return { status: answer.status, text: await answer.text() };
  };

  const fuzzer = createEntryFuzzer(chance.fork('entries'), kindRegistry, place, clock.now);
  const kinds = kindRegistry.all.filter(({ kind }) => !kind.startsWith('log.'));

  /** A good entry of every kind, in as many pushes as they need. */
  const offerGood = async (): Promise<void> => {
    for (let at = 0; at < kinds.length; at += limits.batchEntries)
      await offer([], kinds.slice(at, at + limits.batchEntries));
  };

  /** Offers values with a good entry of each of these kinds among them: all land but what the server alone says. */
  const offer = async (values: readonly Json[], among: readonly Kind[]): Promise<void> => {
    const good = among.map(fuzzer.good);
    const batch: Json[] = [...values];
    for (const entry of good) batch.splice(chance.between(0, batch.length), 0, entry as Json);
    const text = toText(batch);
    const answer = await ask('/v1/entries', text);
    if (answer.status === 413 && text.length > limits.batchBytes / 4) return offer([], among);
    const parsed = v.safeParse(v.pipe(v.string(), v.parseJson(), pushResponse), answer.text);
    if (answer.status !== 200 || !parsed.success) {
      complaints.push(`a push was answered ${answer.status}`);
      return undefined;
    }
    offered += batch.length;
    const given = parsed.output.verdicts;
    if (given.length !== batch.length) complaints.push(`${given.length} verdicts for ${batch.length} values`);
    for (const { verdict } of given) verdicts[verdict] += 1;
    const byId = new Map(given.map((one) => [one.id, one]));
    for (const { id, kind } of good)
      if (!isAsItMust(String(kind), byId.get(String(id))))
        complaints.push(`a good ${kind} was answered ${JSON.stringify(byId.get(String(id)))}`);
    return undefined;
  };

  const lookEverywhere = async (): Promise<void> => {
    for (const path of await readPaths(ask)) {
      const answer = await ask(path);
      if (answer.status !== 200) complaints.push(`${answer.status} for ${path}`);
    }
    complaints.push(...(await syncPhone({ url: running.url, token, clock, random: chance })));
    await examine({ database, clock, migrations: migrationsOf(rooms), where: 'test' });
    const projector = createProjector(projectionsOf({ clock }, rooms));
    const { before, after } = await projector.rebuild(database, entrySource, place.org);
    for (const [table, print] of Object.entries(after))
      if (before[table]?.hash !== print.hash) complaints.push(`${table} is another after a rebuild`);
  };

  for (let batch = 0; batch < options.batches; batch += 1) {
    now += 60_000;
    const values = Array.from({ length: chance.between(1, 40) }, fuzzer.hostile);
    await offer(values, [chance.pick(kinds), chance.pick(kinds)]);
  }
  await offerGood();
  await lookEverywhere();
  await decideHeld(ask, chance);
  await running.server.stop();

  const planted = await plantOldEntries(database, { chance, place, fuzzer, now: clock.now });
  running = await start();
  await lookEverywhere();
  now += 26 * 3_600_000;
  await offerGood();
  await running.server.housekeeping.runDue();
  const left = await database.inOrganization(place.org, (tx) =>
    tx.first<{ unfaded: number; aside: number }>(sql`
      select (select count(*) from entry where not blurred and occurred_on < ${dayOf(now - 31 * dayMs)}::date) as unfaded,
        (select count(*) from entry where aside is not null) as aside`),
  );
  if (left === undefined || left.unfaded > 0) complaints.push(`${left?.unfaded} old entries did not fade`);
  await lookEverywhere();
  const setAside = left?.aside ?? 0;
  return { seed, batches: options.batches, offered, verdicts, planted, setAside, serverErrors, complaints };
};

const dayMs = 24 * 3_600_000;
const dayOf = (ms: number): string => new Date(ms).toISOString().slice(0, 10);

type Deps = Parameters<typeof setUp>[0];

const setUpPlace = async (deps: Deps) => {
  const made = await setUp(deps, {
    organization: 'Fuzzed',
    site: 'Hub',
    channel: 'fixed',
    worker: 'First',
    passphrase: 'warm socks in winter',
    settings: { zone: 'America/New_York', keepDays: 30 },
  });
  if (!made.ok) throw new Error(JSON.stringify(made.error));
  const { token } = await grant(deps, made.value.org, crypto.randomUUID(), {
    id: made.value.worker,
    role: 'admin',
  });
  return { ...made.value, token };
};

type Ask = (path: string, text?: string) => Promise<{ readonly status: number; readonly text: string }>;

/** Everything there is to read about the log. */
const readPaths = async (ask: Ask): Promise<readonly string[]> => {
  const { reports } = JSON.parse((await ask('/v1/reports')).text) as { reports: readonly { id: string }[] };
  return [
    ...reports.map(({ id }) => `/v1/reports/${id}?from=1900-01-01&to=2200-12-31`),
    '/v1/headlines?from=2026-01-01&to=2026-12-31',
    '/v1/quarantine',
    '/v1/forks',
    '/v1/export',
    '/v1/impact/program?from=2026-01&to=2026-12',
  ];
};

/** A coordinator lets in, or keeps out, whatever is held. */
const decideHeld = async (ask: Ask, chance: ReturnType<typeof createChance>): Promise<void> => {
  const { held } = JSON.parse((await ask('/v1/quarantine')).text) as { held: readonly { key: string }[] };
  for (const { key } of held)
    await ask(`/v1/quarantine/${key}/${chance.happens(0.8) ? 'release' : 'dismiss'}`, '{}');
};

const effectOf = combineEffects([exchangeStock, naloxoneStock, stockEffect]);

/** A phone reads the whole log, and every screen's reckoning goes over it. */
const syncPhone = async (deps: {
  readonly url: string;
  readonly token: string;
  readonly clock: Clock;
  readonly random: ReturnType<typeof createChance>;
}): Promise<readonly string[]> => {
  const store = createMemoryStore();
  const transport = createHttpTransport({ base: deps.url, token: () => deps.token, now: deps.clock.now });
  await openDevice(store, deps.random);
  const engine = createSyncEngine({ ...deps, store, transport, sha256, kinds: kindRegistry });
  const done = await engine.pass();
  if (!done.ok) return [`a phone cannot read the log: ${JSON.stringify(done.error)}`];
  const held = await store.read((tx) => tx.all());
  const { view, apply } = createView((entry) => canCount(kindRegistry, entry));
  apply((held.ok ? held.value : []) as readonly LocalRecord[]);
  const counting = view.effective({ kinds: kindRegistry.all.map(({ kind }) => kind) });
  for (const entry of counting) effectOf(entry);
  view.forks();
  return counting.length === 0 ? ['a phone shows nothing'] : [];
};
