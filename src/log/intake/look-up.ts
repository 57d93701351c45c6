import type { Entry } from '../entry.ts';
import type { KindRegistry } from '../kind.ts';
import { isUuid, type Uuid } from '../uuid.ts';

/** The ids whose state the caller must look up before deciding: those offered, those they supersede and those they approve. */
export const idsToLookUp = (
  kinds: Pick<KindRegistry, 'find'>,
  offered: readonly Pick<Entry, 'id' | 'kind' | 'body' | 'supersedes'>[],
): readonly Uuid[] => [
  ...new Set(
    offered.flatMap((entry) => {
      const { id, supersedes } = entry;
      const approved = approvedBy(kinds, entry);
      return supersedes === undefined && approved === undefined
        ? id
        : [id, ...(supersedes ?? []), ...(approved === undefined ? [] : [approved])];
    }),
  ),
];

/** The entry whose author must not be the author of this one. */
export const approvedBy = (
  kinds: Pick<KindRegistry, 'find'>,
  { kind, body }: Pick<Entry, 'kind' | 'body'>,
): Uuid | undefined => {
  const field = kinds.find(kind)?.another;
  const id = field === undefined ? undefined : body[field];
  return isUuid(id) ? id : undefined;
};

/** The entries that are superseded by something offered: the sizes of their families must be known. */
export const targetsToLookUp = (offered: readonly Pick<Entry, 'supersedes'>[]): readonly Uuid[] => [
  ...new Set(offered.flatMap(({ supersedes }) => supersedes ?? [])),
];
