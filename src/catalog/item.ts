import { type Choice, choice } from './choice.ts';

/**
 * How an item counts toward complete sets of needle and syringe. UNAIDS (GAM indicator on needles and syringes;
 * docs/practice.md, UNAIDS) asks that barrel and needle are not counted twice.
 */
export type SetPart = 'complete' | 'barrel' | 'needle' | 'none';

export const units = [
  'piece',
  'pack',
  'kit',
  'dose',
  'strip',
  'test',
  'sheet',
  'ampoule',
  'sachet',
  'serving',
] as const;
export type Unit = (typeof units)[number];

export const itemGroups = [
  'syringes',
  'injecting',
  'smoking',
  'snorting',
  'naloxone',
  'checking',
  'disposal',
  'wound-care',
  'safer-sex',
  'tests',
  'comfort',
] as const;
export type ItemGroup = (typeof itemGroups)[number];

/** Something that is handed out and kept in stock. Quantities count its unit. */
export interface Item extends Choice {
  readonly group: ItemGroup;
  readonly unit: Unit;
  /** The program whose entries record it: the counter hands lines to the panel that claims their item. */
  readonly program: string;
  readonly set: SetPart;
  /** Doses of naloxone or nalmefene in one unit; 0 for everything else. */
  readonly dosesPerUnit: number;
  /** What the doses are, for reports by product: `nasal-4mg`. */
  readonly product?: string;
  readonly barrelMl?: number;
  /** Needle gauge: 21 is thick, 31 is fine. */
  readonly gauge?: number;
  /** Needle length as it is printed, in inches. */
  readonly needleInches?: '5/16' | '1/2' | '5/8' | '1' | '1 1/2';
  readonly lowDeadSpace?: true;
}

/** An item with what most have in common left out: one piece, handed out by the exchange, no part of a set. */
export const item = (
  code: string,
  en: string,
  es: string,
  group: ItemGroup,
  more: Partial<Omit<Item, 'code' | 'label' | 'group'>> = {},
): Item => ({
  ...choice(code, en, es),
  group,
  unit: 'piece',
  program: 'exchange',
  set: 'none',
  dosesPerUnit: 0,
  ...more,
});
