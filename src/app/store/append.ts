import type { Draft } from '#kit/recorder.ts';
import {
  type Cipher,
  type Clock,
  type Entry,
  err,
  type Failure,
  failure,
  type HlcState,
  hlcFormat,
  hlcStart,
  type JsonObject,
  type KindRegistry,
  ok,
  parseEntry,
  type Random,
  type Result,
  redact,
  type Sha256,
  timeOfWriting,
  type Uuid,
  uuidv4,
  uuidv7,
} from '#log/index.ts';
import { sealPart } from '#log/sealed.ts';
import { isStore } from './device.ts';
import { askLater, correctsErased, personToErase, redactJoined, redactPerson } from './erase.ts';
import { type CounterKey, putHalfTyped } from './half-typed.ts';
import { tick } from './identity.ts';
import type { LocalRecord, LocalStore, StoreTransaction } from './ports.ts';
import { readReading } from './reading.ts';

/**
 * Saves drafts as entries: all of them or none, in one transaction that also takes their device numbers and clock
 * readings, on disk before it resolves.
 *
 * Errors: `setting-unread` where a draft arranges something and this device has not read how it stands (locked, or before its first reading
 * came to an end): what is arranged counts whole, and would wipe out what it does not see; `cannot-seal` where a draft has a sealed part and this device no key; `body-invalid` with the field when a draft does not fit its kind (nothing is saved); the `storage-*` codes when
 * the device cannot write; `storage-cleared` when the browser threw away the store that was opened.
 */
export interface AppendDeps {
  readonly store: LocalStore;
  readonly kinds: KindRegistry;
  readonly sha256: Sha256;
  readonly clock: Clock;
  readonly random: Random;
  /** The store that was opened, to notice another in its place; left out where nobody can take it away. */
  readonly storeId?: () => Uuid;
}

export interface AppendPlace {
  readonly org: Uuid;
  readonly site: Uuid;
  readonly worker: Uuid;
}

export type VisitChoice = 'new' | 'none' | { readonly id: Uuid };

export type Append = (
  place: AppendPlace,
  drafts: readonly Draft[],
  visit: VisitChoice,
  /** What was half typed gives way to this, in the same transaction. */
  counter?: { readonly at: CounterKey; readonly leaves: JsonObject | undefined },
  /** Left out where there is no key: nothing that is to be sealed can then be saved. */
  cipher?: Cipher,
) => Promise<Result<readonly LocalRecord[], Failure>>;

export const createAppend =
  (deps: AppendDeps): Append =>
  async (place, drafts, visit, counter, cipher) => {
    if (drafts.length === 0) return ok([]);
    const fault = drafts.map((draft) => findFault(deps.kinds, draft)).find((found) => found !== undefined);
    if (fault !== undefined) return err(fault);
    const visitId = visit === 'new' ? uuidv4(deps) : visit === 'none' ? undefined : visit.id;
    const isArranging = drafts.some((draft) => deps.kinds.find(draft.kind)?.right === 'arrange');
    const saved = await deps.store.write(async (tx) => {
      if (isArranging && (await readReading(tx)) !== undefined) return err(failure('setting-unread'));
      const built = await build(deps, tx, place, drafts, visitId, cipher);
      if (!built.ok) return built;
      // Asked for all at once: one after the other each would wait for the slow phone's storage.
      await Promise.all([
        ...built.value.records.map((record) => tx.put(record)),
        tx.setMeta('deviceSeq', built.value.deviceSeq),
        tx.setMeta('hlc', built.value.hlc),
      ]);
      if (counter !== undefined) await putHalfTyped(tx, counter.at, counter.leaves, deps.clock.now());
      await eraseOrdered(deps, tx, built.value.records);
      return ok(built.value.records);
    });
    return saved.ok ? saved.value : saved;
  };

const findFault = (kinds: KindRegistry, draft: Draft): Failure | undefined => {
  const kind = kinds.find(draft.kind);
  if (kind === undefined || draft.version > kind.version)
    return failure('body-invalid', {
      field: 'kind',
      detail: `${draft.kind} ${draft.version} is not known here`,
    });
  const body = kind.parse(draft.body, draft.version);
  if (body.ok) return undefined;
  return failure('body-invalid', { field: body.error.path, detail: `${draft.kind}: ${body.error.problem}` });
};

const sealedOf = (
  kinds: KindRegistry,
  cipher: Cipher | undefined,
  { kind: name, sealed: values, sealedAs }: Draft,
  id: Uuid,
): Result<string | undefined, Failure> => {
  const kind = kinds.find(name);
  if (values === undefined || kind === undefined) return ok(sealedAs);
  const sealed = sealPart(cipher, kind, id, values);
  if (sealed.ok) return sealed;
  return err(
    sealed.error === 'no-key'
      ? failure('cannot-seal')
      : failure('body-invalid', { field: sealed.error.path, detail: `${name}: ${sealed.error.problem}` }),
  );
};

interface Built {
  readonly records: readonly LocalRecord[];
  readonly deviceSeq: number;
  readonly hlc: HlcState;
}

/** Reads only: nothing is put before every draft has become an entry that the server will be able to read. */
const build = async (
  deps: AppendDeps,
  tx: StoreTransaction,
  place: AppendPlace,
  drafts: readonly Draft[],
  visit: Uuid | undefined,
  cipher: Cipher | undefined,
): Promise<Result<Built, Failure>> => {
  const [device, erasedPersons, lastSeq, lastHlc] = await Promise.all([
    tx.meta('device'),
    tx.meta('erasedPersons'),
    tx.meta('deviceSeq'),
    tx.meta('hlc'),
  ]);
  const isOther = deps.storeId !== undefined && !(await isStore(tx, deps.storeId()));
  if (device === undefined || isOther) return err(failure('storage-cleared'));
  const erased = new Set(erasedPersons);
  let deviceSeq = lastSeq ?? 0;
  let hlc = lastHlc ?? hlcStart;
  const now = deps.clock.now();
  const recordedAt = timeOfWriting(now, deps.clock.offsetMinutes(now));
  const records: LocalRecord[] = [];
  for (const draft of drafts) {
    const id = draft.id ?? uuidv7(deps);
    const sealed = sealedOf(deps.kinds, cipher, draft, id);
    if (!sealed.ok) return sealed;
    deviceSeq += 1;
    hlc = tick(hlc, now);
    const whole: Entry = {
      id,
      org: place.org,
      site: draft.site ?? place.site,
      device,
      deviceSeq,
      author: place.worker,
      kind: draft.kind,
      version: draft.version,
      occurredAt: draft.occurredAt ?? recordedAt,
      recordedAt,
      hlc: hlcFormat(hlc, device),
      ...(visit !== undefined && { visit }),
      ...(draft.supersedes !== undefined && { supersedes: draft.supersedes }),
      ...(draft.subject !== undefined && { subject: draft.subject }),
      body:
        draft.lists === undefined
          ? draft.body
          : { ...draft.body, [draft.lists]: records.map(({ entry }) => entry.id) },
      ...(sealed.value !== undefined && { sealed: sealed.value }),
    };
    const isErased =
      (whole.subject !== undefined && erased.has(whole.subject)) || (await correctsErased(tx, whole));
    const read = parseEntry(deps.sha256, isErased ? redact(deps.kinds, whole) : whole);
    if (!read.ok) {
      const path = read.error.code === 'entry-malformed' ? read.error.path : 'body';
      return err(failure('body-invalid', { field: path, detail: `${draft.kind}: ${read.error.code}` }));
    }
    // Read back from its text, so that nobody who still holds the draft can change what was saved.
    const entry = JSON.parse(read.value.text) as Entry;
    records.push({ entry, hash: read.value.hash, delivery: 'waiting', own: true });
  }
  return ok({ records, deviceSeq, hlc });
};

/** An order to erase given here holds here at once, with or without a network. */
const eraseOrdered = async (
  deps: AppendDeps,
  tx: StoreTransaction,
  records: readonly LocalRecord[],
): Promise<void> => {
  const persons = records
    .map((record) => personToErase(record.entry))
    .filter((person) => person !== undefined);
  if (persons.length === 0) return;
  await tx.setMeta('erasedPersons', [...new Set([...((await tx.meta('erasedPersons')) ?? []), ...persons])]);
  const gone: Uuid[] = [];
  for (const person of persons) gone.push(...(await redactPerson(deps, tx, person)));
  await askLater(tx, [...gone, ...(await redactJoined(deps, tx, gone))]);
};
