import { fold } from '../mapping/mapping.ts';

/** The places of the expected columns; undefined when the sheet is another kind of table. */
export const orderOf = (
  headers: readonly string[],
  expected: readonly string[],
): readonly number[] | undefined => {
  const order = placesOf(headers, expected);
  const found = order.filter((at) => at !== -1).length;
  const isPart = found === Math.min(headers.length, expected.length);
  return found >= 2 && (isPart || (found * 10 >= expected.length * 7 && found * 10 >= headers.length * 7))
    ? order
    : undefined;
};

/** Where each of the expected columns is; -1 where there is none of its name. */
export const placesOf = (headers: readonly string[], expected: readonly string[]): readonly number[] => {
  const places = new Map(headers.map((header, at) => [fold(header), at]));
  return expected.map((header) => places.get(fold(header)) ?? -1);
};
