import assert from 'node:assert/strict';
import { test } from 'node:test';
import * as v from 'valibot';
import { priceParts } from '../price.ts';
import { typedPrice } from './read-price.ts';

test('a price is read with a comma and with a point, and one that could be a thousand is asked', () => {
  const read = (text: string): number | undefined => {
    const parsed = v.safeParse(typedPrice, text);
    return parsed.success ? parsed.output / priceParts : undefined;
  };
  for (const [text, price] of [
    ['', 0],
    ['0,07', 0.07],
    ['0.07', 0.07],
    ['0,125', 0.125],
    ['12,5', 12.5],
    ['1.125', 1.125],
    ['1,500', undefined],
    ['1,5,0', undefined],
    ['free', undefined],
  ] as const)
    assert.equal(read(text), price, text);
});
