import {
  type Clock,
  canonicalText,
  type Entry,
  type HlcState,
  hlcFormat,
  hlcTick,
  type Json,
  type KindRegistry,
  limits,
  timeOfWriting,
  type Uuid,
} from '#log/index.ts';
import type { Mapped } from '../mapping/apply.ts';
import type { Group } from '../mapping/groups.ts';
import type { Identity } from '../mapping/identity.ts';
import type { RowProblem } from '../mapping/problem.ts';

/** One encounter of the sheet as entries that lack only their numbers. */
export interface Candidate {
  readonly group: Group;
  readonly entries: readonly Content[];
}

/** An entry without its number and what follows from it. */
export type Content = Omit<Entry, 'id' | 'deviceSeq' | 'recordedAt' | 'hlc'>;

export interface CandidateDeps {
  readonly org: Uuid;
  readonly author: Uuid;
  readonly identity: Identity;
  readonly kinds: KindRegistry;
  /** Other rows of the file may belong to the same encounter: it has a visit even when this part is one entry. */
  readonly isPart: boolean;
}

/** Puts the envelope around the drafts of one encounter and checks each body with its kind. */
export const createCandidate = (
  { org, author, identity, kinds, isPart }: CandidateDeps,
  group: Group,
  mapped: Extract<Mapped, { ok: true }>,
): { readonly candidate: Candidate; readonly problems: readonly RowProblem[] } => {
  const problems: RowProblem[] = [];
  // Entries of one encounter share a visit; a single entry needs none, unless it is the visit itself.
  const visit =
    isPart || mapped.drafts.length > 1 || mapped.drafts.some((draft) => draft.kind === 'visits.visit')
      ? { visit: identity.visit(mapped.key) }
      : {};
  const entries = mapped.drafts.map((draft): Content => {
    const parsed = kinds.find(draft.kind)?.parse(draft.body, draft.version);
    if (parsed !== undefined && !parsed.ok)
      problems.push({
        row: group.first.number,
        code: 'body-invalid',
        detail: `${parsed.error.path}: ${parsed.error.problem}`,
      });
    return {
      org,
      site: mapped.site,
      device: identity.device,
      author,
      kind: draft.kind,
      version: draft.version,
      occurredAt: mapped.occurredAt,
      ...visit,
      body: draft.body,
    };
  });
  if (entries.some((entry) => canonicalText(entry as unknown as Json).length > limits.entryChars - 500))
    problems.push({ row: group.first.number, code: 'entry-too-large' });
  return { candidate: { group, entries }, problems };
};

/**
 * Gives numbers, ids and clocks. Numbers go on from the last one the server holds of this import's device, and only entries
 * that are new take one: so they stay dense, and an import that was killed goes on where its last transaction ended.
 */
export const createStamp = (clock: Clock, identity: Identity, last: number) => {
  let deviceSeq = last;
  let state: HlcState = { ms: 0, counter: 0 };
  return (content: Content): Entry => {
    deviceSeq += 1;
    const now = clock.now();
    const next = hlcTick(state, now);
    state = next.ok ? next.value : { ms: state.ms + 1, counter: 0 };
    return {
      ...content,
      id: identity.entry(deviceSeq),
      deviceSeq,
      recordedAt: timeOfWriting(now, clock.offsetMinutes(now)),
      hlc: hlcFormat(state, identity.device),
    };
  };
};
