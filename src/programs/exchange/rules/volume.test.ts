import assert from 'node:assert/strict';
import { test } from 'node:test';
import { fromLiters, perLiter, perUnitOf, toLiters, unitOf, unitsFor, volumeUnits } from './volume.ts';

test('quarts and gallons come first in the United States, in English and in Spanish, and liters elsewhere', () => {
  assert.equal(unitsFor('en-US')[0], 'quart');
  assert.equal(unitsFor('es-US')[0], 'quart');
  for (const region of ['es-MX', 'es-419', 'es-ES', 'en-CA', 'en-GB'])
    assert.equal(unitsFor(region)[0], 'litre');
});

test('a size is stored in liters and comes back as it was typed', () => {
  assert.equal(toLiters(1, 'gallon'), 3.7854);
  assert.equal(toLiters(1.4, 'litre'), 1.4);
  for (const region of ['en-US', 'es-MX'])
    for (const unit of volumeUnits)
      for (const size of [0.5, 1, 1.4, 2, 5, 8, 18]) {
        const liters = toLiters(size, unit);
        const again = unitOf(liters, unitsFor(region));
        assert.equal(toLiters(fromLiters(liters, again), again), liters, `${size} ${unit} in ${region}`);
        if (unit === unitsFor(region)[0]) assert.deepEqual([fromLiters(liters, again), again], [size, unit]);
      }
});

test('a factor by the gallon is one by the liter, and shown by the gallon again', () => {
  assert.equal(Math.round(perLiter(378.5411784, 'gallon')), 100);
  assert.equal(Math.round(perUnitOf(perLiter(250, 'quart'), 'quart')), 250);
});
