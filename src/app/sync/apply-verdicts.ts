import {
  type Entry,
  isErase,
  type KindRegistry,
  type PushResponse,
  redact,
  type Sha256,
  verdictToEvent,
  writeEntry,
} from '#log/index.ts';
import { takeNewDevice } from '../store/device.ts';
import { giveAgain, type IdentityDeps } from '../store/identity.ts';
import { move } from '../store/move.ts';
import type { LocalRecord, StoreTransaction } from '../store/ports.ts';
import { noteEpoch } from './epoch.ts';

/**
 * Moves each offered record by the server's word on it. A verdict counts only for the very bytes that were offered: a
 * record that changed while they travelled (its person was erased) stays as it is and is offered again.
 *
 * Answers how many records the answer was about: none means an answer that makes no sense.
 */
export const applyVerdicts = async (
  deps: IdentityDeps & { readonly kinds: KindRegistry },
  tx: StoreTransaction,
  offered: readonly LocalRecord[],
  response: PushResponse,
): Promise<number> => {
  await noteEpoch(tx, response.epoch);
  const verdicts = pair(offered, response.verdicts);
  let answered = 0;
  let isCopied = false;
  const orders: Entry[] = [];
  const device = await tx.meta('device');
  for (const [record, verdict] of verdicts) {
    answered += 1;
    const current = await tx.get(record.entry.id);
    if (current === undefined || current.hash !== record.hash) continue;
    await tx.put(moved(deps, current, verdict));
    if (verdict.verdict !== 'quarantined' || !anotherWrites.has(verdict.code) || !record.own) continue;
    isCopied ||= record.entry.device === device;
    if (current.delivery !== 'held' && isErase(record.entry)) orders.push(record.entry);
  }
  // Somebody else writes under this identity: what comes next gets a new one.
  if (isCopied) await takeNewDevice(tx, deps.random);
  // An order to erase must reach every device; in quarantine it reaches none. It may be given twice.
  for (const order of orders) await giveAgain(deps, tx, order);
  return answered;
};

/** Codes that say so: of the number, or of the device, which to the server belongs to another installation. */
const anotherWrites: ReadonlySet<string> = new Set(['device-seq-taken', 'device-other']);

type Verdict = PushResponse['verdicts'][number];

/** By id; by place only where the server could not read an id. */
const pair = (
  offered: readonly LocalRecord[],
  verdicts: readonly Verdict[],
): readonly (readonly [LocalRecord, Verdict])[] => {
  const byId = new Map(verdicts.map((verdict) => [verdict.id, verdict]));
  const pairs: (readonly [LocalRecord, Verdict])[] = [];
  for (const [index, record] of offered.entries()) {
    const atPlace = verdicts[index];
    const verdict = byId.get(record.entry.id) ?? (atPlace?.id === '' ? atPlace : undefined);
    if (verdict !== undefined) pairs.push([record, verdict]);
  }
  return pairs;
};

const moved = (
  deps: { readonly kinds: KindRegistry; readonly sha256: Sha256 },
  { seq, code: _code, ...record }: LocalRecord,
  verdict: Verdict,
): LocalRecord => {
  const next = move(record, verdictToEvent[verdict.verdict]);
  switch (verdict.verdict) {
    case 'accepted':
      return { ...next, seq: verdict.seq };
    case 'duplicate':
      return { ...next, ...(seq !== undefined && { seq }) };
    case 'erased': {
      const { entry, hash } = writeEntry(deps.sha256, {
        ...redact(deps.kinds, record.entry),
        ...verdict.left,
      });
      return { ...next, entry, hash, ...(seq !== undefined && { seq }) };
    }
    case 'quarantined':
    case 'rejected':
      return { ...next, code: verdict.code };
  }
};
