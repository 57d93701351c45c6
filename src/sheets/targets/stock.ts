import type { RowTarget } from '#catalog/row-target.ts';
import { countKind, receiveKind } from '#stock/entries.ts';

export const stockTargets: readonly RowTarget[] = [
  {
    kind: receiveKind.kind,
    version: receiveKind.version,
    lines: true,
    fields: [{ name: 'supplier', type: 'text', aliases: ['supplier', 'vendor', 'proveedor', 'fournisseur'] }],
    body: ({ supplier }, lines) =>
      lines.length === 0
        ? undefined
        : { lines: lines.map((line) => ({ ...line })), ...(supplier !== undefined && { supplier }) },
  },
  {
    kind: countKind.kind,
    version: countKind.version,
    lines: true,
    fields: [],
    body: (_values, lines) =>
      lines.length === 0
        ? undefined
        : { lines: lines.map(({ quantity, ...line }) => ({ ...line, counted: quantity })) },
  },
];
