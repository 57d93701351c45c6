import { useEntries } from '#kit/log-context.tsx';
import type { Uuid } from '#log/index.ts';
import { derivedKind, type RecipePart, recipeKind, revokedKind } from '../../entries.ts';
import { type GivenDerived, liveCodes } from '../../rules/derived.ts';

/** Of what the organization makes codes without a card; nothing where it makes none. */
export const useRecipe = (): readonly RecipePart[] =>
  useEntries(recipeKind).toSorted((a, b) => (a.hlc < b.hlc ? 1 : -1))[0]?.body.parts ?? [];

/** The codes without a card that this device knows of. */
export const useCodes = (): {
  readonly live: readonly GivenDerived[];
  readonly of: (person: Uuid) => readonly GivenDerived[];
} => {
  const live = liveCodes(useEntries(derivedKind), useEntries(revokedKind));
  return { live, of: (person) => live.filter(({ subject }) => subject === person) };
};
