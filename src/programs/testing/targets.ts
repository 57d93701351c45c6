import type { RowTarget } from '#catalog/row-target.ts';
import { serviceKind, services } from './entries.ts';

/** Counts of care may come out of a spreadsheet. A test may not: a row that names a person and a result has no place here. */
export const testingTargets: readonly RowTarget[] = [
  {
    kind: serviceKind.kind,
    version: serviceKind.version,
    lines: false,
    fields: [
      { name: 'what', type: 'code', codes: [...services], aliases: ['health service', 'servicio de salud'] },
      { name: 'people', type: 'count', aliases: ['people cared for', 'personas atendidas'] },
    ],
    body: ({ what, people }) =>
      typeof what === 'string' && typeof people === 'number' && people > 0 ? { what, people } : undefined,
  },
];
