import type { Clock, Entry } from '#log/index.ts';
import type { Group } from '../mapping/groups.ts';
import type { Identity } from '../mapping/identity.ts';
import type { RowProblem } from '../mapping/problem.ts';
import { type Candidate, type Content, createStamp } from './batch.ts';
import type { Former } from './former.ts';
import type { ImportLog } from './ports.ts';

export interface Taken {
  readonly counts: { readonly new: number; readonly known: number; readonly setAside: number };
  readonly refused: readonly { readonly group: Group; readonly problems: readonly RowProblem[] }[];
}

/** Takes encounters in, a batch in one transaction: offers only what no former import brought. */
export const takeIn = (
  deps: {
    readonly log: ImportLog;
    readonly clock: Clock;
    readonly former: Former;
    readonly say: (content: Content) => string;
  },
  {
    identity,
    dryRun,
    opening,
  }: {
    readonly identity: Identity;
    readonly dryRun: boolean;
    /** What stands before the first entry: who imports what, and what it takes the place of. */
    readonly opening: (last: number) => readonly Content[];
  },
) => {
  const { log, clock, former, say } = deps;
  let stamp: ((content: Content) => Entry) | undefined;

  const numbered = async (contents: readonly Content[]): Promise<readonly Entry[]> => {
    if (stamp !== undefined) return contents.map(stamp);
    const last = await log.lastNumber(identity.device);
    const write = createStamp(clock, identity, last);
    stamp = write;
    const opened = opening(last).map(write);
    if (opened.length > 0) await log.offer(opened);
    return contents.map(write);
  };

  return {
    take: async (batch: readonly Candidate[]): Promise<Taken> => {
      const fresh: { readonly content: Content; readonly group: Group }[] = [];
      const refused: { group: Group; problems: RowProblem[] }[] = [];
      let known = 0;
      for (const { group, entries } of batch)
        for (const content of entries) {
          if (former.size() > 0 && former.take(say(content))) known += 1;
          else fresh.push({ content, group });
        }
      if (dryRun || fresh.length === 0) return { counts: { new: fresh.length, known, setAside: 0 }, refused };

      const offered = await numbered(fresh.map(({ content }) => content));
      const verdicts = await log.offer(offered);
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
    },
    /** One entry at the end, if anything was written. */
    close: async (content: (opened: Entry['id']) => Content): Promise<void> => {
      if (stamp !== undefined) await log.offer(await numbered([content(identity.entry(1))]));
    },
  };
};
