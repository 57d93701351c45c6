import { type KitPart, partsOf } from '#catalog/kit-parts.ts';
import { onKind, type Projection } from '#database/projection/projection.ts';
import { timeToDate } from '#log/index.ts';
import type { Program } from '../program.ts';
import type { KitHandOut, ProgramServer } from '../server.ts';

/**
 * A program's projections, with what was of it in kits that other programs handed out: a clean syringe in a naloxone kit counts
 * with the syringes, once. Programs do not know each other; what a kit holds stands in the hand-out (catalog/kit-parts.ts).
 */
export const withPartsOfOthers = (
  { name }: Pick<Program, 'name'>,
  { projections, kitParts }: ProgramServer,
  all: readonly Program[],
): readonly Projection[] => {
  if (kitParts === undefined) return projections;
  const handlers = all
    .filter((other) => other.name !== name)
    .flatMap((other) =>
      other.kinds.filter(({ kind }) => kind === other.supplies?.handOut).map((kind) => ({ kind, other })),
    )
    .map(({ kind, other }) =>
      onKind(kind, ({ id, site, visit = id, occurredAt, body }) => {
        const { channel, lines } = body as { channel?: string; lines?: readonly KitLine[] };
        const parts = partsOf(lines ?? [], name, other.name);
        if (parts.length === 0 || channel === undefined) return [];
        const at: KitHandOut = { day: timeToDate(occurredAt), site, visit, channel };
        return kitParts(at, parts);
      }),
    );
  return projections.map((projection) =>
    projection.name === name
      ? { ...projection, handlers: [...projection.handlers, ...handlers] }
      : projection,
  );
};

interface KitLine {
  readonly quantity: number;
  readonly parts?: readonly KitPart[];
}
