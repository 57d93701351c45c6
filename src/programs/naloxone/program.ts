import { defineProgram } from '../program.ts';
import { handoutKind, naloxoneKinds } from './entries.ts';
import { naloxoneItems } from './items.ts';
import { naloxoneStock } from './rules.ts';

/** Naloxone kits, training, and reports of reversals. */
export const naloxone = defineProgram({
  name: 'naloxone',
  title: 'naloxone.program.title',
  kinds: naloxoneKinds,
  supplies: {
    items: naloxoneItems,
    usual: ['naloxone-nasal-4mg-kit'],
    groups: ['naloxone'],
    handOut: handoutKind.kind,
    effect: naloxoneStock,
    version: 1,
  },
});
