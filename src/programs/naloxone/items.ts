import { item, type OwnItem } from '#catalog/item.ts';

const product = (code: string, en: string, es: string): readonly OwnItem[] => {
  const common = { product: code } as const;
  return [
    item(`naloxone-${code}-kit`, `${en}, kit`, `${es}, kit`, 'naloxone', {
      ...common,
      unit: 'kit',
      dosesPerUnit: 2,
    }),
    item(`naloxone-${code}-dose`, `${en}, single dose`, `${es}, una dosis`, 'naloxone', {
      ...common,
      unit: 'dose',
      dosesPerUnit: 1,
      hidden: true,
    }),
  ];
};

/**
 * Naloxone by product, as kits and as single doses: Ontario counts both, injectable and nasal apart (docs/practice.md,
 * Ontario). A kit holds two doses, as California's distribution log reckons (kits x 2; docs/practice.md, California);
 * an organization whose kits hold more says so with a `catalog.choice`. Nalmefene is a product of its own, never added
 * to naloxone.
 */
export const naloxoneItems: readonly OwnItem[] = [
  ...product('nasal-4mg', 'Naloxone nasal spray 4 mg', 'Naloxona nasal 4 mg'),
  ...product('im-vial', 'Naloxone 0.4 mg vial with syringe', 'Naloxona 0.4 mg en frasco con jeringa'),
  ...product('im-prefilled', 'Naloxone prefilled syringe', 'Naloxona en jeringa precargada'),
  ...product('nasal-3mg', 'Naloxone nasal spray 3 mg', 'Naloxona nasal 3 mg'),
  ...product('nasal-8mg', 'Naloxone nasal spray 8 mg', 'Naloxona nasal 8 mg'),
  item('nalmefene-kit', 'Nalmefene, kit', 'Nalmefeno, kit', 'naloxone', {
    unit: 'kit',
    dosesPerUnit: 2,
    product: 'nalmefene',
    hidden: true,
  }),
  item('nalmefene-dose', 'Nalmefene, single dose', 'Nalmefeno, una dosis', 'naloxone', {
    unit: 'dose',
    dosesPerUnit: 1,
    product: 'nalmefene',
    hidden: true,
  }),
  item('im-syringe', 'Muscle syringe for naloxone', 'Jeringa intramuscular para naloxona', 'naloxone'),
  item('breathing-mask', 'Breathing mask', 'Mascarilla para dar respiración', 'naloxone'),
];
