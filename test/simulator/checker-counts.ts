import type { Plain } from './checker-reading.ts';

type Line = { readonly item: string; readonly counted: number };
type Closed = { readonly parts: readonly string[]; readonly counts: readonly string[] };

const linesOf = (entries: readonly Plain[]): Readonly<Record<string, number>> => {
  const sums: Record<string, number> = {};
  for (const entry of entries)
    for (const { item, counted } of ((entry['body'] as Plain)['lines'] ?? []) as readonly Line[])
      sums[item] = (sums[item] ?? 0) + counted;
  return sums;
};

/**
 * Several people who count one shelf, by the checker's own reading: what a count was closed with is what its parts add up to, at
 * the moment of the last of each item, and a part that no closing names is asked about on every device.
 */
export const checkCounts = (
  rows: readonly Plain[],
  devices: readonly { readonly name: string; readonly asked: readonly string[] }[],
): readonly string[] => {
  const byId = new Map(rows.map((row) => [row['id'] as string, row]));
  const foundOf = (ids: readonly string[]): readonly Plain[] =>
    ids.map((id) => byId.get(id)).filter((row) => row !== undefined);
  const closings = rows
    .filter(({ kind }) => kind === 'counts.close')
    .map(({ body }) => body as unknown as Closed);
  const named = new Set(closings.flatMap(({ parts }) => parts));
  const found: string[] = [];
  for (const row of rows) {
    if (row['kind'] !== 'counts.part' || named.has(row['id'] as string)) continue;
    for (const { name, asked } of devices)
      if (!asked.includes(row['id'] as string)) found.push(`${name} asks nobody about the part ${row['id']}`);
  }
  for (const { parts, counts } of closings) {
    const [from, to] = [foundOf(parts), foundOf(counts)];
    // Beside a plain count a figure is carried over to its moment: shelves tell whether that was right.
    if (to.length === 0) continue;
    if (from.length < parts.length || from.some(({ kind }) => kind !== 'counts.part')) continue;
    const [parted, counted] = [linesOf(from), linesOf(to)];
    for (const [item, sum] of Object.entries(parted)) {
      if (counted[item] !== sum) found.push(`of ${item} ${sum} were counted, and ${counted[item]} closed`);
      const last = Math.max(
        ...from
          .filter((part) => item in linesOf([part]))
          .map((part) => Date.parse(String(part['occurredAt']))),
      );
      const at = to
        .filter((count) => item in linesOf([count]))
        .map((count) => Date.parse(String(count['occurredAt'])));
      if (at.some((ms) => ms !== last)) found.push(`the count of ${item} is not of when it was counted`);
    }
  }
  return found;
};
