import { type Choice, choice } from './choice.ts';
import type { KitPart } from './kit-parts.ts';

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
  /** The program that ships it and whose entries record it: the counter hands lines to the panel that claims their item. */
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
  /** What is in it, where the organization says that it is a kit. */
  readonly parts?: readonly KitPart[];
  /** What most programs hand out every day; only where a counter starts before it knows better. */
  readonly usual?: true;
}

/** An item as its program lists it; whose it is the list of programs says. */
export type OwnItem = Omit<Item, 'program' | 'parts'>;

/** An item with what most have in common left out: one piece, no part of a set. */
export const item = (
  code: string,
  en: string,
  es: string,
  group: ItemGroup,
  more: Partial<Omit<OwnItem, 'code' | 'label' | 'group'>> = {},
): OwnItem => ({
  ...choice(code, en, es),
  group,
  unit: 'piece',
  set: 'none',
  dosesPerUnit: 0,
  ...more,
});

/** Looks items up by their codes. */
export const byCode = <I extends OwnItem>(items: readonly I[]): ((code: string) => I | undefined) => {
  const found = new Map(items.map((one) => [one.code, one]));
  return (code) => found.get(code);
};
