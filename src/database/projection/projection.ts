import type { BodyOf, Entry, EntryOf, Fields, Kind, Uuid } from '#log/index.ts';
import { createBodyReader } from '#log/quick-read.ts';
import type { Transaction } from '../transaction.ts';
import type { ProjectionTable, RowChange } from './tables.ts';

/**
 * The contract of a projection: tables, and for each kind a pure function from one entry to what it does to them.
 * It is given only entries that count (corrected ones in their corrected form, voided ones not at all). When an entry
 * counts no longer, the same function says what to take back: so it must depend on the entry alone, and `version` must
 * grow whenever it answers otherwise than before; the tables are then made anew from the log at the next start.
 */
export interface Projection {
  /** Lower case; unique. */
  readonly name: string;
  readonly version: number;
  readonly tables: readonly ProjectionTable[];
  readonly handlers: readonly Handler[];
  /**
   * For what is reckoned from the rows and kept beside them (timers, follow.ts). Called in the same transaction once the
   * rows are written, with the entries of this projection's kinds that came or went; without them after the tables were
   * filled anew.
   */
  readonly settle?: (tx: Transaction, org: Uuid, changed?: readonly Entry[]) => void;
}

export interface Handler {
  readonly kind: string;
  readonly project: (entry: Entry) => readonly RowChange[];
}

/**
 * The entries of one kind, with the body checked and in its current shape. An entry whose body is not of its kind
 * changes nothing (intake quarantines those; one can only come from a newer version, stored before it was understood).
 *
 * The entry of an erased person comes without subject and linked fields: its open part still counts.
 */
export const onKind = <F extends Fields>(
  kind: Kind<F>,
  project: (entry: EntryOf<BodyOf<F>>) => readonly RowChange[],
): Handler => {
  for (const [field, { class: dataClass, schema }] of Object.entries(kind.fields)) {
    if (dataClass === 'linked' && !mayBeAbsent.has(schema.type))
      throw new Error(`${kind.kind}: linked field ${field} must be optional, an erased entry lacks it`);
  }
  const readBody = createBodyReader(kind);
  return {
    kind: kind.kind,
    project: (entry) => {
      if (entry.version > kind.version) return [];
      const body = readBody(entry.body, entry.version);
      return body.ok ? project({ ...entry, body: body.value }) : [];
    },
  };
};

const mayBeAbsent: ReadonlySet<string> = new Set(['optional', 'exact_optional', 'nullish']);
