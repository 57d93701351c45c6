import * as v from 'valibot';
import { priceParts } from '../price.ts';

/** "1,500" is one and a half here, and one thousand five hundred there: it is asked, not guessed. */
const isUnclear = (text: string): boolean => /^[1-9]\d{0,2},\d{3}$/.test(text);

/** A price as it is typed, in parts of a unit of money: "0.07" and "0,07" alike; 0 for nothing typed. */
export const typedPrice = v.pipe(
  v.string(),
  v.trim(),
  v.regex(/^(\d{1,4}([.,]\d{1,4})?)?$/, 'stock.item.price-wrong'),
  v.check((text) => !isUnclear(text), 'stock.item.price-wrong'),
  v.transform((text) => (text === '' ? 0 : Math.round(Number(text.replace(',', '.')) * priceParts))),
);
