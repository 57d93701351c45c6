import {
  type Decision,
  type Entry,
  erasedAlong,
  type KindRegistry,
  type Known,
  msToTime,
  type QuarantineCode,
  type Ranges,
  redact,
  type Sha256,
  type TimesLeft,
  timeToDate,
  timeToMs,
  type Uuid,
  writeEntry,
} from '#log/index.ts';
import type { Clerk, LogStore, LogTransaction } from '#server/intake/ports.ts';
import { blur } from '#server/timers/retention.ts';
import { fadedTime, momentKinds } from '#stock/fade.ts';
import { effectOf } from '../kinds.ts';
import type { Time } from './time.ts';

/**
 * The server's storage, simulated: one transaction of an organization at a time, durable only after a flush. A crash
 * loses the transaction that was not flushed; a restore puts back an older state under another epoch.
 */
export interface ServerState {
  readonly epoch: string;
  readonly rows: readonly Row[];
  readonly quarantine: ReadonlyMap<string, Quarantined>;
  readonly ledgers: ReadonlyMap<Uuid, Ranges>;
  readonly erasedPersons: ReadonlySet<Uuid>;
}

export interface Row {
  readonly seq: number;
  readonly entry: Entry;
  readonly text: string;
  readonly offeredHash: string;
  readonly fadedHash?: string;
}

export interface Quarantined {
  readonly entry: Entry;
  readonly text: string;
  readonly code: QuarantineCode;
}

export interface SimulatedLogStore {
  readonly store: LogStore;
  readonly state: () => ServerState;
  readonly load: (state: ServerState) => void;
  /** Entries of days before this one fade, by the server's own rule. */
  readonly fade: (before: string) => void;
  /** Ends every running transaction without a trace; nobody gets an answer. */
  readonly crash: () => void;
}

export interface LogStoreDeps {
  readonly time: Time;
  readonly kinds: () => KindRegistry;
  readonly sha256: Sha256;
  readonly org: Uuid;
  /** The server, where a worker would stand. */
  readonly author: Uuid;
  readonly offsetMinutes: number;
  readonly sites: () => ReadonlySet<Uuid>;
  readonly workers: () => ReadonlySet<Uuid>;
  readonly flushMs: () => number;
  /** Told of every entry that has become durable. */
  readonly onDurable: (id: Uuid, text: string) => void;
}

const quarantinedAmong = (
  quarantine: ServerState['quarantine'],
  ids: ReadonlySet<string>,
): readonly (readonly [string, QuarantineCode])[] =>
  [...quarantine].flatMap(([key, { code }]) => (ids.has(key.slice(0, 36)) ? [[key, code] as const] : []));

export const createLogStore = (deps: LogStoreDeps, epoch: string): SimulatedLogStore => {
  let state: ServerState = {
    epoch,
    rows: [],
    quarantine: new Map(),
    ledgers: new Map(),
    erasedPersons: new Set(),
  };
  let byId = new Map<Uuid, number>();
  let generation = 0;
  let line: (() => void)[] = [];
  let isBusy = false;

  const leave = (): void => {
    const next = line.shift();
    if (next === undefined) isBusy = false;
    else next();
  };

  const known = (ids: readonly string[], devices: readonly string[], subjects: readonly string[]): Known => ({
    org: deps.org,
    now: deps.time.now(),
    entries: new Map(
      ids.flatMap((id) => {
        const row = state.rows[byId.get(id) ?? -1];
        if (row === undefined) return [];
        const { entry, offeredHash, fadedHash } = row;
        const known = { hash: offeredHash, kind: entry.kind, erased: entry.erased === true };
        return [[id, fadedHash === undefined ? known : { ...known, fadedHash }] as const];
      }),
    ),
    quarantined: new Map(state.quarantine.size === 0 ? [] : quarantinedAmong(state.quarantine, new Set(ids))),
    ledgers: new Map(
      devices.flatMap((device) => {
        const ranges = state.ledgers.get(device);
        return ranges === undefined ? [] : [[device, ranges] as const];
      }),
    ),
    // No simulated person corrects a thing as often as the limit.
    familySizes: new Map(),
    erasedPersons: new Set(subjects.filter((subject) => state.erasedPersons.has(subject))),
    erasedHeld: new Set(
      [...state.quarantine.values()].flatMap(({ entry }) =>
        entry.erased === true && ids.includes(entry.id) ? [entry.id] : [],
      ),
    ),
    sites: deps.sites(),
    workers: deps.workers(),
  });

  /** What is written is not here before the commit: of what is erased by it this is what erasing leaves. */
  const left = (ids: readonly string[]): ReadonlyMap<string, TimesLeft> =>
    new Map(
      ids.flatMap((id) => {
        const row = state.rows[byId.get(id) ?? -1];
        if (row === undefined) return [];
        const { hlc, occurredAt, recordedAt } =
          row.fadedHash === undefined ? redact(deps.kinds(), row.entry) : row.entry;
        return [[id, { hlc, occurredAt, recordedAt }] as const];
      }),
    );

  const clerk = (): Clerk => {
    const now = msToTime(deps.time.now(), deps.offsetMinutes);
    const moment = { occurredAt: now } as Entry;
    return {
      author: deps.author,
      now,
      received: fadedTime(() => ({ moves: [], counts: [] }))(moment, countMoments()),
    };
  };
  const countMoments = (): readonly number[] =>
    state.rows.flatMap(({ entry }) => (momentKinds.includes(entry.kind) ? [timeToMs(entry.occurredAt)] : []));

  const commit = (decision: Decision, firstSeq: number): void => {
    const rows = [...state.rows];
    const quarantine = new Map(state.quarantine);
    for (const { entry, text, offeredHash, place } of decision.accepted) {
      byId.set(entry.id, rows.length);
      rows.push({ seq: firstSeq + place, entry, text, offeredHash });
      deps.onDurable(entry.id, text);
    }
    for (const { entry, text, hash, code } of decision.quarantined) {
      quarantine.set(`${entry.id} ${hash}`, { entry, text, code });
      deps.onDurable(entry.id, text);
    }
    const persons = new Set(decision.erasedPersons);
    const ids = new Set(decision.redactIds);
    const late = decision.accepted.filter(({ erasedBy }) => erasedBy !== undefined);
    if (persons.size + ids.size + late.length > 0) {
      const isOrdered = ({ id, subject }: Entry): boolean =>
        ids.has(id) || (subject !== undefined && persons.has(subject));
      const all = [
        ...rows.map(({ entry }) => entry),
        ...[...quarantine.values()].map(({ entry }) => ({ ...entry, isHeld: true as const })),
      ];
      const by = (way: 'order' | 'chain') =>
        late.filter(({ erasedBy }) => erasedBy === way).map(({ entry }) => entry.id);
      const ordered = all.filter(isOrdered).map(({ id }) => id);
      const found = new Set([
        ...erasedAlong(all, [...ordered, ...by('order')]),
        ...erasedAlong(all, by('chain'), 'later'),
      ]);
      const mustGo = (entry: Entry): boolean =>
        entry.erased !== true && (isOrdered(entry) || (entry.subject === undefined && found.has(entry.id)));
      const gone = <T extends { readonly entry: Entry }>(row: T): T => {
        const { entry, text } = writeEntry(deps.sha256, redact(deps.kinds(), row.entry));
        return { ...row, entry, text };
      };
      for (const [index, row] of rows.entries()) if (mustGo(row.entry)) rows[index] = gone(row);
      for (const [key, held] of quarantine) if (mustGo(held.entry)) quarantine.set(key, gone(held));
    }
    state = {
      ...state,
      rows,
      quarantine,
      ledgers: new Map([...state.ledgers, ...decision.ledgers]),
      erasedPersons: new Set([...state.erasedPersons, ...persons]),
    };
  };

  const transact: LogStore['transact'] = (_org, work) =>
    new Promise((resolve, reject) => {
      const born = generation;
      const begin = (): void => {
        let write: (() => void) | undefined;
        const tx: LogTransaction = {
          lockHead: async () => ({ lastSeq: state.rows.length, epoch: state.epoch }),
          known: async (ids, devices, subjects) => known(ids, devices, subjects),
          left: async (ids) => left(ids),
          clerk: async () => clerk(),
          write: async (decision, firstSeq) => {
            write = () => commit(decision, firstSeq);
          },
        };
        work(tx).then(
          (value) => {
            if (born !== generation) return;
            deps.time.after(write === undefined ? 0 : deps.flushMs(), () => {
              if (born !== generation) return;
              write?.();
              resolve(value);
              leave();
            });
          },
          (reason) => {
            if (born !== generation) return;
            reject(reason);
            leave();
          },
        );
      };
      if (isBusy) line.push(begin);
      else {
        isBusy = true;
        begin();
      }
    });

  return {
    state: () => state,
    load: (loaded) => {
      state = loaded;
      byId = new Map(loaded.rows.map((row, index) => [row.entry.id, index]));
    },
    fade: (before) => {
      const counted = countMoments();
      const rows = state.rows.map((row): Row => {
        if (row.fadedHash !== undefined || timeToDate(row.entry.occurredAt) >= before) return row;
        const faded = blur({ kinds: deps.kinds(), effectOf }, row.entry, counted);
        const { entry, text, hash } = writeEntry(deps.sha256, faded);
        return { ...row, entry, text, fadedHash: hash };
      });
      state = { ...state, rows };
    },
    crash: () => {
      generation += 1;
      line = [];
      isBusy = false;
    },
    store: {
      transact,
      page: async (_org, { after, limit }) => {
        const entries = state.rows.slice(after, after + limit);
        const next = entries.at(-1)?.seq ?? Math.min(after, state.rows.length);
        return { epoch: state.epoch, entries, next, more: next < state.rows.length };
      },
      ledger: async (_org, device) => ({ epoch: state.epoch, ranges: state.ledgers.get(device) ?? [] }),
    },
  };
};
