import type { RowTarget } from '#catalog/row-target.ts';
import { onShelf } from '#catalog/target-fields.ts';
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
        : { lines: lines.map(onShelf), ...(supplier !== undefined && { supplier }) },
  },
  {
    kind: countKind.kind,
    version: countKind.version,
    lines: true,
    fields: [],
    body: (_values, lines) =>
      lines.length === 0
        ? undefined
        : { lines: lines.map(onShelf).map(({ quantity, ...line }) => ({ ...line, counted: quantity })) },
  },
];
