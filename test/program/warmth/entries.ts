import * as v from 'valibot';
import { code, quantity } from '#catalog/quantity.ts';
import { defineKind, open } from '#log/index.ts';

const line = v.strictObject({ item: code, quantity });

export const handoutKind = defineKind({
  kind: 'warmth.handout',
  version: 1,
  fields: {
    channel: open(code, 'supplies by channel'),
    lines: open(v.pipe(v.array(line), v.minLength(1), v.maxLength(60)), 'supplies by item, and stock'),
  },
});
