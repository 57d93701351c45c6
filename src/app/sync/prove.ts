import { holds, type LedgerResponse, missing, type Uuid } from '#log/index.ts';
import { move } from '../store/move.ts';
import type { LocalRecord, StoreTransaction } from '../store/ports.ts';
import { noteEpoch } from './epoch.ts';

/**
 * Moves sent records by the device ledger: what it lists is proven, what it lacks is offered again. `asked` are the
 * records that were sent before the ledger was asked; an answer cannot speak of later ones.
 */
export const applyLedger = async (
  tx: StoreTransaction,
  asked: readonly LocalRecord[],
  ledger: LedgerResponse,
  serverNow: number | undefined,
): Promise<void> => {
  if (await noteEpoch(tx, ledger.epoch)) return;
  for (const record of asked) {
    if (record.entry.device !== ledger.device) continue;
    const current = await tx.get(record.entry.id);
    if (current === undefined || current.hash !== record.hash) continue;
    const event = holds(ledger.ranges, current.entry.deviceSeq) ? 'ledger-holds' : 'ledger-lacks';
    await tx.put(move(current, event, serverNow));
  }
};

/**
 * Looks for what the server lost after it was proven: numbers of this device that the ledger lacks and that nothing
 * still unproven explains. Cheap while all is well: proven records are read only when the counts differ.
 */
export const auditLedger = async (
  tx: StoreTransaction,
  /** The last number this device had used before the ledger was asked. */
  lastSeq: number,
  ledger: LedgerResponse,
): Promise<void> => {
  if (await noteEpoch(tx, ledger.epoch)) return;
  const device: Uuid = ledger.device;
  const gaps = missing(ledger.ranges, lastSeq);
  const lacking = gaps.reduce((sum, [from, to]) => sum + to - from + 1, 0);
  if (lacking === 0) return;
  let unproven = 0;
  for (const state of ['waiting', 'sent', 'held', 'refused'] as const) {
    for (const record of await tx.inState(state, lacking + 1)) {
      if (record.entry.device === device && holds(gaps, record.entry.deviceSeq)) unproven += 1;
    }
  }
  if (unproven >= lacking) return;
  for (const record of await tx.all()) {
    if (record.entry.device !== device || record.delivery !== 'proven') continue;
    if (holds(ledger.ranges, record.entry.deviceSeq) || record.entry.deviceSeq > lastSeq) continue;
    await tx.put(move(record, 'ledger-lacks'));
  }
};
