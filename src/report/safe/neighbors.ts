/**
 * Values of one order in blocks of nobody or of enough people: too small a block goes with the smaller of those beside it. What is
 * left too small has nobody beside it: `release` withholds it.
 */
export const neighborsTogether = <T>(
  values: readonly { readonly value: T; readonly count: number }[],
  least: number,
): readonly (readonly T[])[] => {
  const blocks = values.map(({ value, count }) => ({ values: [value], count }));
  for (;;) {
    const small = blocks.findIndex(({ count }) => count > 0 && count < least);
    const [left, right] = [blocks[small - 1], blocks[small + 1]];
    if (small < 0 || (left === undefined && right === undefined)) break;
    const takesLeft = right === undefined || (left !== undefined && left.count < right.count);
    const at = takesLeft ? small - 1 : small;
    const [one, other] = blocks.slice(at, at + 2);
    if (one === undefined || other === undefined) break;
    blocks.splice(at, 2, { values: [...one.values, ...other.values], count: one.count + other.count });
  }
  return blocks.map((block) => block.values);
};
