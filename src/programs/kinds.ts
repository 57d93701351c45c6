import { clockKind, importKind, redateKind, takebackKind } from '#log/device-kinds.ts';
import { createKindRegistry, type Kind, type KindRegistry } from '#log/index.ts';
import { funderKinds } from '#report/funder/entries.ts';
import { keptKinds } from '#report/kept/entries.ts';
import { countsKinds } from '#stock/count/entries.ts';
import { stockKinds } from '#stock/entries.ts';
import { commonKinds } from './common-kinds.ts';
import { offered } from './list.ts';

/** Every kind this build records, once. A page knows those of the programs that it met (app/known-programs.ts). */
export const kindRegistry: KindRegistry = createKindRegistry([
  ...commonKinds,
  ...([...stockKinds, ...countsKinds] as unknown as readonly Kind[]),
  ...([...keptKinds, ...funderKinds] as unknown as readonly Kind[]),
  ...([importKind, takebackKind, clockKind, redateKind] as unknown as readonly Kind[]),
  ...offered.flatMap(({ kinds }) => kinds),
]);
