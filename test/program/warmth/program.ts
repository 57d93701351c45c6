import { item } from '#catalog/item.ts';
import { defineProgram } from '#programs/program.ts';
import { handoutKind } from './entries.ts';
import { warmthStock } from './rules.ts';

/** A program that exists to show what adding one takes: socks and hand warmers. */
export const warmth = defineProgram({
  name: 'warmth',
  title: 'warmth.program.title',
  kinds: [handoutKind],
  supplies: {
    items: [
      item('wool-socks', 'Wool socks', 'Calcetines de lana', 'comfort'),
      item('hand-warmer', 'Hand warmer', 'Calentador de manos', 'comfort'),
    ],
    usual: ['wool-socks'],
    handOut: handoutKind.kind,
    effect: warmthStock,
    version: 1,
  },
});
