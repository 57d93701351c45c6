import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { inputNames } from '#impact/answer/inputs.ts';
import { evidence } from '#impact/evidence/evidence.ts';
import { constantUnits, type Unit, unitOf, unitOfEffect } from './units.ts';

const effects = evidence.links.flatMap((link) => {
  const found = evidence.competing(link);
  return found.ok ? found.value : [];
});

test('whatever a published figure measures has a unit in both languages, and percent is for shares alone', () => {
  const units = new Set<Unit>([
    ...inputNames.map((name) => unitOf[name]),
    ...Object.values(constantUnits),
    ...effects.map(unitOfEffect),
  ]);
  units.delete('percent');
  for (const language of ['en', 'es']) {
    const words = readFileSync(join(import.meta.dirname, 'words', `${language}.po`), 'utf8');
    for (const unit of units) assert.ok(words.includes(`msgid "app.impact.unit.${unit}"`), unit);
  }
  for (const effect of effects)
    if (unitOfEffect(effect) === 'percent')
      assert.ok(effect.estimate >= 0 && effect.estimate <= 1, effect.id);
  // The one kind of figure whose unit its measure does not tell.
  const differences = effects.filter(({ measure }) => measure === 'difference per month');
  assert.deepEqual(
    differences.map(({ link }) => link),
    ['full-harm-reduction-injections'],
  );
});
