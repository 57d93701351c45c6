import type { Item } from '#catalog/item.ts';

/**
 * The items that a sheet has columns for, at most `most`, in the organization's order: the one of each program that is handed out most
 * often, then what else is, then the usual ones of a first day. `often`: in how many hand-outs each was. Pure.
 */
export const paperItems = (
  offered: readonly Item[],
  often: ReadonlyMap<string, number>,
  most: number,
): readonly Item[] => {
  const times = ({ code }: Item): number => often.get(code) ?? 0;
  const inTurn = offered.toSorted((a, b) => times(b) - times(a) || Number(b.usual) - Number(a.usual));
  const first = inTurn.filter(
    ({ program }, index) => inTurn.findIndex((item) => item.program === program) === index,
  );
  const shown = [...new Set([...first, ...inTurn])].slice(0, most);
  return offered.filter((item) => shown.includes(item));
};
