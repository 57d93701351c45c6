import type { Clock, Entry, Uuid } from '#log/index.ts';
import type { Group } from '../mapping/groups.ts';
import type { RowProblem } from '../mapping/problem.ts';
import { type Candidate, type Content, createStamp, saysTheSame } from './batch.ts';
import type { ImportLog } from './ports.ts';

export interface Taken {
  readonly counts: { readonly new: number; readonly known: number; readonly setAside: number };
  readonly refused: readonly { readonly group: Group; readonly problems: readonly RowProblem[] }[];
}

/**
 * Takes a batch of encounters in: looks up what is there, offers only what is new. A row that is there with other content
 * is refused and told, never written over and never doubled.
 */
export const takeIn = (
  { log, clock }: { readonly log: ImportLog; readonly clock: Clock },
  { device, dryRun }: { readonly device: Uuid; readonly dryRun: boolean },
) => {
  let stamp: ((content: Content) => Entry) | undefined;

  return async (batch: readonly Candidate[]): Promise<Taken> => {
    const stored = await log.find(batch.flatMap(({ entries }) => entries.map(({ id }) => id)));
    const refused: { group: Group; problems: RowProblem[] }[] = [];
    const fresh: { readonly content: Content; readonly group: Group }[] = [];
    let known = 0;
    for (const { group, entries } of batch) {
      const changed = entries.some((content) => {
        const before = stored.get(content.id);
        return before !== undefined && !saysTheSame(content, before);
      });
      if (changed) {
        refused.push({ group, problems: [{ row: group.first.number, code: 'row-changed' }] });
        continue;
      }
      for (const content of entries) {
        if (stored.has(content.id)) known += 1;
        else fresh.push({ content, group });
      }
    }
    if (dryRun || fresh.length === 0) return { counts: { new: fresh.length, known, setAside: 0 }, refused };

    const write = stamp ?? createStamp(clock, device, await log.lastNumber(device));
    stamp = write;
    const numbered = fresh.map(({ content }) => write(content));
    const verdicts = await log.offer(numbered);
    let added = 0;
    let setAside = 0;
    for (const [index, verdict] of verdicts.entries()) {
      const group = fresh[index]?.group;
      if (verdict.verdict === 'quarantined' || verdict.verdict === 'rejected') {
        setAside += 1;
        if (group !== undefined)
          refused.push({
            group,
            problems: [{ row: group.first.number, code: 'set-aside', detail: verdict.code }],
          });
      } else added += 1;
    }
    // A number that the server did not take must not stay a hole: the next batch asks again where to go on.
    if (verdicts.some(({ verdict }) => verdict === 'rejected')) stamp = undefined;
    return { counts: { new: added, known, setAside }, refused };
  };
};
