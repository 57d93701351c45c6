import * as v from 'valibot';
import { type BodyOf, defineKind, open } from '#log/index.ts';
import { line, whole } from '#log/shared-fields.ts';
import { keepDays } from './entries.ts';

const version = whole(1, 9_999);

/** What is told: the latest by `hlc` counts, whole. Without one it is the headings that ship, as version 1. */
export const orientationKind = defineKind({
  kind: 'consumption.orientation',
  version: 1,
  everywhere: true,
  right: 'arrange',
  fields: {
    version: open(version, 'which text people were told'),
    points: open(v.array(line(120)), 'the checklist at the door; a heading that ships stands as its code'),
  },
});
export type Orientation = BodyOf<typeof orientationKind.fields>;

/** What came of it in a stay. Nobody has to hear any of it. */
export const orientedKind = defineKind({
  kind: 'consumption.oriented',
  version: 1,
  keepDays,
  fields: {
    version: open(version, 'orientations by version'),
    answer: open(v.picklist(['done', 'in-part', 'declined', 'not-offered']), 'orientations by answer'),
  },
});
export type Oriented = BodyOf<typeof orientedKind.fields>;
