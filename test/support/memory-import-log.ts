import assert from 'node:assert/strict';
import { type ImportBody, importKind } from '#log/device-kinds.ts';
import {
  addSeq,
  type Entry,
  familiesOf,
  isTakeback,
  missing,
  parseEntry,
  type Ranges,
  standingOf,
  type Uuid,
} from '#log/index.ts';
import { standingTakebacks } from '#log/takeback.ts';
import { kindRegistry } from '#programs/kinds.ts';
import type { ImportRecord } from '#sheets/import/former.ts';
import type { ImportLog } from '#sheets/import/ports.ts';
import { sha256 } from '../../src/cli/adapters/ports.ts';

/** A log in memory that keeps what any log keeps: ids, numbers, and that what is offered is well-formed. */
export const createLog = () => {
  const entries = new Map<Uuid, Entry>();
  const ledgers = new Map<Uuid, Ranges>();
  const standing = () => standingTakebacks([...entries.values()].filter(isTakeback));
  const isTakenBack = (device: Uuid): boolean => standing().some((stretch) => stretch.device === device);
  const log: ImportLog = {
    offer: async (offered) =>
      offered.map((entry) => {
        const parsed = parseEntry(sha256, JSON.parse(JSON.stringify(entry)));
        assert.ok(parsed.ok, JSON.stringify(parsed));
        const body = kindRegistry.find(entry.kind)?.parse(entry.body, entry.version);
        assert.ok(body?.ok, `${entry.kind} ${JSON.stringify(body)}`);
        assert.ok(!entries.has(entry.id), 'an entry was offered twice');
        entries.set(entry.id, entry);
        ledgers.set(entry.device, addSeq(ledgers.get(entry.device) ?? [], entry.deviceSeq));
        return { id: entry.id, verdict: 'accepted', seq: entries.size };
      }),
    imports: async () =>
      familiesOf([...entries.values()].filter(({ kind }) => kind === importKind.kind)).map((family) => {
        const { id, device, author, recordedAt: at, body } = standingOf(family).winner;
        const takenBack = standing().find((stretch) => stretch.device === device)?.id;
        return {
          ...(body as unknown as ImportBody),
          ...{ id, device, author, at },
          ...(takenBack !== undefined && { takenBack }),
        } as ImportRecord;
      }),
    ofDevice: async function* (device) {
      yield [...entries.values()].filter((entry) => entry.device === device);
    },
    isTakenBack: async (device) => isTakenBack(device),
    lastNumber: async (device) => ledgers.get(device)?.at(-1)?.[1] ?? 0,
  };
  /** What rows became and counts: without what an import says of itself, and without what was taken back. */
  const counting = (): readonly Entry[] =>
    [...entries.values()].filter((entry) => !entry.kind.startsWith('log.') && !isTakenBack(entry.device));
  const gaps = () => [...ledgers.values()].flatMap((ranges) => missing(ranges, ranges.at(-1)?.[1] ?? 0));
  return { log, entries, counting, gaps };
};
