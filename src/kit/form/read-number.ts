/**
 * A number as people type it, whatever language the browser speaks: a number field of the browser's own drops a comma that
 * is not of its language, and 2,5 becomes 25. What could be read in two ways is not read.
 */

/** Whether this can be, or become, a number with up to `digits` decimals, after one comma or point. */
export const isNumberText = (typed: string, digits: number): boolean =>
  new RegExp(digits === 0 ? '^\\d*$' : `^\\d*(?:[.,]\\d{0,${digits}})?$`).test(typed);

/** The number; undefined while there is none, as in an empty field or a lone comma. */
export const readNumber = (typed: string): number | undefined =>
  /\d/.test(typed) ? Number(typed.replace(',', '.')) : undefined;

/**
 * The whole number in what was typed where only whole ones count. A thousands mark is one only before three digits; what
 * stands after any other mark is a part of one, and does not count.
 */
export const readWhole = (
  typed: string,
): { readonly value: number | undefined; readonly hasPart: boolean } => {
  const text = typed.trim();
  const whole = /^\d{1,3}(?:[.,\s]\d{3})+$/.test(text) ? text : (text.split(/[.,]/)[0] ?? '');
  const digits = whole.replace(/\D/g, '');
  return { value: digits === '' ? undefined : Number(digits), hasPart: whole !== text };
};
