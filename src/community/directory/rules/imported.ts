import { canonicalText, type Entry, type Uuid } from '#log/index.ts';
import { readBody } from '#log/read-body.ts';
import { type ServiceBody, serviceKind } from '../entries.ts';
import type { Directory } from './listing.ts';

/** What taking a file in would do: places that are new, and those that are here already and read otherwise there. */
export const differences = (
  { listings }: Directory,
  brought: readonly ServiceBody[],
): { readonly fresh: readonly ServiceBody[]; readonly other: readonly ServiceBody[] } => {
  const here = new Map(listings.map(({ id, body }) => [id, textOf(id, body)]));
  const fresh: ServiceBody[] = [];
  const other: ServiceBody[] = [];
  for (const body of brought) {
    const known = body.service === undefined ? undefined : here.get(body.service);
    if (known === undefined) fresh.push(body);
    else if (known !== textOf(body.service ?? '', body)) other.push(body);
  }
  return { fresh, other };
};

const textOf = (id: Uuid, body: ServiceBody): string => canonicalText({ ...body, service: id } as never);

/** What was saved at once, more than one place: a file that was taken in, to be taken back as a whole. The latest first. */
export interface Batch {
  readonly at: string;
  readonly ids: readonly Uuid[];
}

export const batchesOf = (entries: readonly Entry[]): readonly Batch[] => {
  const together = new Map<string, Map<Uuid, Uuid>>();
  for (const entry of entries) {
    const body = readBody(serviceKind, entry);
    if (body === undefined) continue;
    // All that one save wrote has one moment of the device's clock; the next save has another, though it may be the same second.
    const key = [entry.recordedAt, entry.hlc.split('-')[0], entry.device].join(' ');
    const places = together.get(key) ?? new Map<Uuid, Uuid>();
    together.set(key, places.set(body.service ?? entry.id, entry.id));
  }
  return (
    [...together]
      // One place that was changed twice in a second is no file.
      .filter(([, places]) => places.size > 1)
      .map(([key, places]) => ({ at: key.split(' ')[0] ?? '', ids: [...places.values()] }))
      .sort((a, b) => (a.at > b.at ? -1 : 1))
  );
};
