import { checkCounts } from './checker-counts.ts';
import {
  createHolding,
  type Holding,
  isStock,
  type Plain,
  plain,
  shelvesAt,
  tally,
} from './checker-reading.ts';
import type { Saved, Tried, Witness } from './witness.ts';

/**
 * Judges a finished world by what people saw and what is finally held, and by nothing else. It shares no code with the
 * log or the sync engine: it reads texts, and has its own idea of what counts.
 */
export interface FinalWorld {
  readonly endedAt: number;
  readonly server: {
    /** Whether it lets old entries fade. */
    readonly fades: boolean;
    /** What it says is on each shelf, `site item` to units. */
    readonly shelves: Readonly<Record<string, number>>;
    readonly rows: readonly string[];
    readonly seqs: readonly number[];
    readonly quarantine: readonly string[];
  };
  readonly devices: readonly {
    readonly name: string;
    /** What its disk holds, and whether the server has it in the log as far as the device knows. */
    readonly records: readonly { readonly id: string; readonly text: string; readonly isApart: boolean }[];
    /** Sums by item of what its screen shows as counting. */
    readonly shown: Readonly<Record<string, number>>;
    readonly shelves: Readonly<Record<string, number>>;
    /** Parts of counts that its screen still asks about. */
    readonly asked: readonly string[];
    readonly waiting: number;
    readonly refused: number;
    readonly wasToldEvicted: boolean;
  }[];
}

export const check = (witness: Witness, world: FinalWorld): readonly string[] => {
  const held = createHolding(world.server.rows, world.server.quarantine);
  return [
    ...witness.complaints,
    ...checkSaved(witness, held, world.server.fades),
    ...checkOnce(witness, held, world.server),
    ...checkNumbers(witness, held),
    ...checkErased(held, world),
    ...checkClocks(witness, held),
    ...checkDevices(witness, held, world),
    ...checkCounts(held.rows, world.devices),
    ...(plain(shelvesAt(held.rows, momentsOf(witness))) === plain(world.server.shelves)
      ? []
      : ['the server has other shelves']),
  ];
};

/** When an entry happened, as its author saw it: also of what has faded since. */
const momentsOf =
  (witness: Witness) =>
  (entry: Plain): number =>
    Date.parse(witness.saved.get(entry['id'] as string)?.entry.occurredAt ?? (entry['occurredAt'] as string));

/** What is left of an entry that has faded: the same day, nobody, and of its body what it was or nothing. */
const isFadedFrom = (whole: Plain, entry: Plain): boolean => {
  const [was, is] = [whole['body'], entry['body']] as readonly Plain[];
  return (
    String(whole['occurredAt']).slice(0, 10) === String(entry['occurredAt']).slice(0, 10) &&
    (isRanked(entry) || String(entry['occurredAt']).slice(11, 19) === '00:00:00') &&
    entry['subject'] === undefined &&
    entry['visit'] === undefined &&
    Object.entries(is ?? {}).every(([name, value]) => plain(value) === plain(was?.[name]))
  );
};

/** Of what moves or counts supplies the order in the day stays. */
const isRanked = (entry: Plain): boolean => isStock(entry['kind']);

/** What the screen called saved is on the server exactly once, or visibly in quarantine, as it was written. */
const checkSaved = (witness: Witness, held: Holding, fades: boolean): readonly string[] => {
  const found: string[] = [];
  for (const saved of witness.saved.values()) {
    const there = held.byId.get(saved.id) ?? [];
    const shown = witness.shownSent.get(saved.id);
    const durable = witness.durable.get(saved.id);
    if (shown !== undefined && (durable === undefined || durable.since > shown))
      found.push(`shown as sent before the server had it: ${saved.id}`);
    if (there.length === 0) {
      if (!isExcused(witness, saved)) found.push(`lost: ${saved.id} saved on ${saved.device}`);
    }
    const inLog = held.rows.length > 0 && there.some((entry) => held.logged.has(entry));
    if (there.length > 0 && !inLog && !mayBeQuarantined(witness, saved))
      found.push(`in quarantine without a reason: ${saved.id}`);
    for (const entry of there) {
      if (held.logged.has(entry) || !witness.damaged.has(saved.id))
        found.push(...compare(saved, entry, fades));
      if (inLog && !held.logged.has(entry) && !witness.damaged.has(saved.id))
        found.push(`in the log and in quarantine: ${saved.id}`);
    }
  }
  return found;
};

/**
 * A disk that is gone takes with it what nobody else had. Nothing else is an excuse: not a crash, not a sign-out, not a
 * server that went back to yesterday while the device still had all it wrote.
 */
const isExcused = (witness: Witness, saved: Saved): boolean => {
  const disk = witness.disasters.find(
    (one) => one.kind === 'disk' && one.device === saved.device && one.at >= saved.at && one.since < saved.at,
  );
  if (disk === undefined) return false;
  const shown = witness.shownSent.get(saved.id);
  if (shown === undefined || shown > disk.at) return true;
  const durable = witness.durable.get(saved.id)?.since ?? 0;
  return witness.disasters.some((one) => one.kind === 'server' && one.at >= durable && one.since < durable);
};

/** Only an unknown site, or a device that came back from a backup and uses its numbers twice, explain a quarantine. */
const mayBeQuarantined = (witness: Witness, saved: Saved): boolean =>
  witness.unknownSites.has(saved.entry.site) ||
  witness.disasters.some((one) => one.kind === 'disk' && one.device === saved.device);

const compare = (saved: Saved, entry: Plain, fades: boolean): readonly string[] => {
  const wrong: string[] = [];
  const same = (name: string, a: unknown, b: unknown): void => {
    if (plain(a) !== plain(b)) wrong.push(`${name} of ${saved.id} is not what was saved`);
  };
  same('kind', saved.entry.kind, entry['kind']);
  same('site', saved.entry.site, entry['site']);
  same('author', saved.entry.author, entry['author']);
  same('supersedes', saved.entry.supersedes, entry['supersedes']);
  if (fades && isFadedFrom({ ...saved.entry }, entry)) return wrong;
  same('occurredAt', saved.entry.occurredAt, entry['occurredAt']);
  const body = entry['body'] as Readonly<Record<string, unknown>>;
  if (entry['erased'] === true) {
    // Where nothing names a person all of it stays; of what an old build did not know, nothing may be left.
    if (/^(visits|exchange|stock)[.]/.test(saved.entry.kind)) same('body', saved.entry.body, body);
    else
      for (const [name, value] of Object.entries(body)) same(`body.${name}`, saved.entry.body[name], value);
  } else {
    same('body', saved.entry.body, body);
    same('subject', saved.entry.subject, entry['subject']);
  }
  return wrong;
};

/** No entry twice, no entry that nobody made, no draft that became two, one dense order. */
const checkOnce = (
  witness: Witness,
  held: Holding,
  { seqs, fades }: FinalWorld['server'],
): readonly string[] => {
  const found: string[] = [];
  if (seqs.some((seq, index) => seq !== index + 1)) found.push('places in the log are not dense');
  const numbers = new Map<string, unknown>();
  const ids = new Set<unknown>();
  for (const entry of held.rows) {
    if (ids.has(entry['id'])) found.push(`twice in the log: ${entry['id']}`);
    ids.add(entry['id']);
    const number = `${entry['device']} ${entry['deviceSeq']}`;
    if (numbers.has(number)) found.push(`two entries in the log with number ${number}`);
    numbers.set(number, entry['id']);
  }
  // An entry that no screen called saved has to be that of a save without an answer, one entry for each draft.
  const unanswered = Map.groupBy(witness.unanswered, outside);
  const given = [...[...witness.saved.values()].map(({ entry }) => entry), ...witness.unanswered];
  const orders = new Set(given.flatMap((one) => (one.kind === 'log.erase' ? [plain(one.body)] : [])));
  for (const [id, copies] of held.byId) {
    if (witness.saved.has(id)) continue;
    const entry = copies[0] ?? {};
    // A device gives an order to erase again by itself when its number was taken.
    if (orders.has(plain(entry['body'])) && entry['kind'] === 'log.erase') continue;
    // The server's own word on a wrong clock.
    if (entry['kind'] === 'log.clock') continue;
    const open = unanswered.get(outside(entry)) ?? [];
    const at = open.findIndex(
      (tried) =>
        entry['erased'] === true ||
        (fades && isFadedFrom({ ...tried, occurredAt: entry['occurredAt'] }, entry)) ||
        (tried.subject === entry['subject'] && plain(tried.body) === plain(entry['body'])),
    );
    if (at === -1) found.push(`nobody made ${id}`);
    else open.splice(at, 1);
  }
  return found;
};

/** What stays of an entry or a draft when its person is erased. */
const outside = (one: Plain | Tried): string => plain([one.kind, one.site, one.author, one.supersedes]);

/** The numbers of every device whose disk lived are dense: log and quarantine hold 1 to the last. */
const checkNumbers = (witness: Witness, held: Holding): readonly string[] => {
  const broken = new Set(witness.disasters.flatMap((one) => (one.kind === 'disk' ? [one.device] : [])));
  const spared = new Set<unknown>();
  const numbers = new Map<unknown, Set<number>>();
  for (const entry of [...held.rows, ...held.quarantine]) {
    const saved = witness.saved.get(entry['id'] as string);
    if (saved !== undefined && broken.has(saved.device)) spared.add(entry['device']);
    const seen = numbers.get(entry['device']) ?? new Set();
    seen.add(entry['deviceSeq'] as number);
    numbers.set(entry['device'], seen);
  }
  const found: string[] = [];
  for (const [device, seen] of numbers) {
    if (!spared.has(device) && broken.size === 0 && Math.max(...seen) !== seen.size)
      found.push(`numbers of ${device} have a gap`);
  }
  return found;
};

/** What came in dated more than a day ahead is named by the server: it would move shelves for as long. */
const checkClocks = (witness: Witness, held: Holding): readonly string[] => {
  if (witness.disasters.some(({ kind }) => kind === 'server')) return [];
  const words = held.rows.flatMap((entry) => (entry['kind'] === 'log.clock' ? [entry['body'] as Plain] : []));
  return held.rows.flatMap((entry) => {
    const saved = witness.saved.get(entry['id'] as string);
    const since = witness.durable.get(entry['id'] as string)?.since;
    if (saved === undefined || since === undefined || String(entry['kind']).startsWith('log.')) return [];
    if (entry['erased'] === true || Date.parse(saved.entry.occurredAt) <= since + 86_400_000) return [];
    const isNamed = words.some(
      (word) =>
        word['device'] === entry['device'] &&
        Number(word['first']) <= Number(entry['deviceSeq']) &&
        Number(entry['deviceSeq']) <= Number(word['last']) &&
        word['waits'] === true,
    );
    return isNamed ? [] : [`dated ahead of its receipt, and nobody says so: ${entry['id']}`];
  });
};

/** Nothing anywhere still names an erased person, save the order itself. */
const checkErased = (held: Holding, world: FinalWorld): readonly string[] => {
  const persons = held.rows
    .filter((entry) => entry['kind'] === 'log.erase')
    .map((entry) => (entry['body'] as Readonly<Record<string, string>>)['person'] ?? '');
  if (persons.length === 0) return [];
  const names = new RegExp(persons.join('|'));
  const places = [
    { where: 'the server', texts: [...world.server.rows, ...world.server.quarantine] },
    ...world.devices.map(({ name, records }) => ({
      where: name,
      texts: records.map((record) => record.text),
    })),
  ];
  return places.flatMap(({ where, texts }) =>
    texts
      .filter((text) => names.test(text) && (JSON.parse(text) as Plain)['kind'] !== 'log.erase')
      .map((text) => `an erased person is still named on ${where}: ${(JSON.parse(text) as Plain)['id']}`),
  );
};

const keptMs = 80 * 86_400_000;

/** Every device holds what the server holds, shows the same sums, has nothing waiting, and was told of a lost disk. */
const checkDevices = (witness: Witness, held: Holding, world: FinalWorld): readonly string[] => {
  const found: string[] = [];
  for (const device of world.devices) {
    if (device.waiting > 0) found.push(`${device.name} still has ${device.waiting} waiting`);
    if (device.refused > 0) found.push(`${device.name} has ${device.refused} refused`);
    const apart: Plain[] = [];
    const here = new Map<unknown, string>();
    for (const { id, text, isApart } of device.records) {
      if (isApart) apart.push(JSON.parse(text) as Plain);
      else here.set(id, text);
    }
    for (const [index, entry] of held.rows.entries()) {
      const text = here.get(entry['id']);
      if (text === world.server.rows[index]) continue;
      const copy = text === undefined ? undefined : (JSON.parse(text) as Plain);
      const isYoung = Date.parse(entry['recordedAt'] as string) > world.endedAt - keptMs;
      if (copy === undefined) {
        if (isYoung && !apart.some((one) => one['id'] === entry['id']))
          found.push(`${device.name} does not have ${entry['id']}`);
      } else if (entry['erased'] === true || copy['erased'] === true) {
        if (copy['erased'] !== entry['erased'])
          found.push(`${device.name}: erased here and not there: ${entry['id']}`);
      } else if (plain(copy) !== plain(entry) && !(world.server.fades && isFadedFrom(copy, entry)))
        found.push(`${device.name} has other content of ${entry['id']}`);
    }
    for (const id of here.keys())
      if (!held.byId.has(id as string)) found.push(`${device.name} believes the server has ${id}`);
    const mine = held.rows.filter((entry) => here.has(entry['id']));
    // Damaged bytes whose person was then erased have no other copy left to be compared with.
    const isBlurred = mine.some(
      (entry) => entry['erased'] === true && witness.damaged.has(entry['id'] as string),
    );
    if (!isBlurred && plain(tally([...mine, ...apart])) !== plain(device.shown))
      found.push(`${device.name} shows other sums`);
    // Of what it erased of a kind that it did not know, an old build kept nothing.
    const isEmptied = mine.some(
      (entry) => entry['erased'] === true && String(entry['kind']).startsWith('naloxone.'),
    );
    if (
      !isBlurred &&
      !isEmptied &&
      plain(shelvesAt([...mine, ...apart], momentsOf(witness))) !== plain(device.shelves)
    )
      found.push(`${device.name} shows other shelves`);
    const last = witness.disasters.findLast((one) => one.kind === 'disk' && one.device === device.name);
    const evicted =
      last?.since === 0 &&
      [...witness.saved.values()].some((saved) => saved.device === device.name && saved.at < last.at);
    if (evicted && !device.wasToldEvicted)
      found.push(`${device.name} was not told that its storage was gone`);
  }
  return found;
};
