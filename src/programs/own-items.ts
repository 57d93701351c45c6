import type { Item } from '#catalog/item.ts';
import type { Program } from './program.ts';

/** Every item of these programs, in their order: that in which a counter shows them. */
export const itemsOf = (
  programs: readonly {
    readonly name: string;
    readonly supplies?: Partial<Pick<NonNullable<Program['supplies']>, 'items' | 'usual'>>;
  }[],
): readonly Item[] =>
  programs.flatMap(({ name, supplies }) =>
    (supplies?.items ?? []).map((own) => ({
      ...own,
      program: name,
      ...(supplies?.usual?.includes(own.code) && { usual: true as const }),
    })),
  );
