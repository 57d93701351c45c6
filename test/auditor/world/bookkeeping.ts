import type { Entry } from '#log/index.ts';
import type { Receipt, Said } from '../reckon/books.ts';

/** The auditor's books while a history is lived: what was saved, what the server said of it, and what nobody expected. */
export interface Bookkeeping {
  readonly receipts: readonly Receipt[];
  readonly complaints: readonly string[];
  /** Saved on a phone, or in a file. */
  readonly note: (entries: readonly Entry[]) => void;
  /** Handed in, and answered; `ahead`: how far that phone's clock said it was. */
  readonly noted: (
    entries: readonly Entry[],
    ahead: number | undefined,
    answers: readonly string[],
    byFile?: boolean,
  ) => void;
}

export const keepBooks = (now: () => number): Bookkeeping => {
  const written = new Map<string, Said>();
  const receipts: Receipt[] = [];
  const complaints: string[] = [];
  let batch = 0;
  return {
    receipts,
    complaints,
    note: (entries) => {
      for (const entry of entries) if (!written.has(entry.id)) written.set(entry.id, toSaid(entry));
    },
    noted: (entries, ahead, answers, byFile = false) => {
      batch += 1;
      for (const [index, { id, kind, recordedAt, erased }] of entries.entries()) {
        const [said, answer] = [written.get(id), answers[index]];
        if (answer === 'duplicate' || receipts.some((receipt) => receipt.said.id === id)) continue;
        if (said === undefined || (answer !== 'accepted' && answer !== 'erased'))
          complaints.push(`a ${kind} that was saved is ${answer ?? 'not answered'}`);
        // A phone that erased it meanwhile does not tell when it wrote it.
        else
          receipts.push({
            said: { ...said, written: recordedAt, erased: erased === true },
            ...{ when: now(), ahead, byFile, batch },
          });
      }
    },
  };
};

const toSaid = (entry: Entry): Said => ({
  id: entry.id,
  site: entry.site,
  device: entry.device,
  number: entry.deviceSeq,
  kind: entry.kind,
  at: entry.occurredAt,
  written: entry.recordedAt,
  clock: entry.hlc,
  ...(entry.visit !== undefined && { visit: entry.visit }),
  ...(entry.subject !== undefined && { person: entry.subject }),
  erased: entry.erased === true,
  replaces: entry.supersedes ?? [],
  body: entry.body,
});
