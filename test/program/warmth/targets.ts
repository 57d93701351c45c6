import type { RowTarget } from '#catalog/row-target.ts';
import { handedOut } from '#catalog/target-fields.ts';
import { handoutKind } from './entries.ts';

export const warmthTargets: readonly RowTarget[] = [
  {
    kind: handoutKind.kind,
    version: handoutKind.version,
    lines: true,
    fields: [],
    body: (_values, lines, place) =>
      lines.length === 0 ? undefined : { channel: place.channel, lines: lines.map(handedOut) },
  },
];
