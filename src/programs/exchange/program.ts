import { defineProgram } from '../program.ts';
import { exchangeKinds, handoutKind } from './entries.ts';
import { exchangeItems } from './items.ts';
import { exchangeStock } from './rules.ts';

/** Sterile supplies out, used ones back. */
export const exchange = defineProgram({
  name: 'exchange',
  title: 'exchange.program.title',
  kinds: exchangeKinds,
  supplies: {
    items: exchangeItems,
    usual: ['syringe-0-5ml', 'syringe-1ml', 'cooker', 'swab', 'sharps-container-small'],
    handOut: handoutKind.kind,
    effect: exchangeStock,
    version: 1,
  },
});
