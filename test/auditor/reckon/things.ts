/** What the auditor knows of the things that its histories hand out: how they make sets, and what medicine they hold. */
const parts: Readonly<Record<string, string>> = {
  'syringe-0-5ml': 'complete',
  'syringe-1ml': 'complete',
  'barrel-3ml': 'barrel',
  'needle-23g-1': 'needle',
  'needle-loose': 'needle',
};

/** `complete`, `barrel`, `needle` or, also of a thing that nobody knows, `none`. */
export const partOf = (item: string): string => parts[item] ?? 'none';

export interface Medicine {
  readonly product: string;
  readonly doses: number;
  readonly isKit: boolean;
}

const kit = (product: string): Medicine => ({ product, doses: 2, isKit: true });
const dose = (product: string): Medicine => ({ product, doses: 1, isKit: false });

const medicines: Readonly<Record<string, Medicine>> = {
  'naloxone-nasal-4mg-kit': kit('nasal-4mg'),
  'naloxone-nasal-4mg-dose': dose('nasal-4mg'),
  'naloxone-im-vial-kit': kit('im-vial'),
  'nalmefene-kit': kit('nalmefene'),
};
export const known: readonly string[] = ['im-syringe', 'breathing-mask'];

export const medicineIn = (item: string): Medicine | undefined => medicines[item];
