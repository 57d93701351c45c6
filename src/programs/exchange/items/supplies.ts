import { item, type OwnItem } from '#catalog/item.ts';

const strip = (code: string, en: string, es: string, aliases: readonly string[]): OwnItem => {
  return item(`strip-${code}`, `${en} test strip`, `Tira de ${es}`, 'checking', { unit: 'strip', aliases });
};

/** Everything else on the shelf of a syringe service, (docs/practice.md, Channels, items and places). */
/** Kits that the testing program uses up; none is handed out at a counter unless the organization says so. */
const kits: readonly OwnItem[] = (
  [
    ['hiv-rapid-test', 'HIV rapid test', 'Prueba rápida de VIH'],
    ['hcv-rapid-test', 'Hepatitis C antibody test', 'Prueba de anticuerpos de hepatitis C'],
    ['hcv-rna-cartridge', 'Hepatitis C RNA cartridge', 'Cartucho de ARN de hepatitis C'],
    ['hbv-rapid-test', 'Hepatitis B rapid test', 'Prueba rápida de hepatitis B'],
    ['syphilis-rapid-test', 'Syphilis rapid test', 'Prueba rápida de sífilis'],
    ['dried-blood-card', 'Dried blood card', 'Tarjeta de sangre seca'],
  ] as const
).map(([code, en, es]) => item(code, en, es, 'tests', { unit: 'test', hidden: true }));

export const supplies: readonly OwnItem[] = [
  item('cooker', 'Cooker', 'Cocinador (cooker)', 'injecting', {
    aliases: ['cap', 'spoon', 'cuchara', 'cazoleta'],
  }),
  item('cotton', 'Cotton filter', 'Filtro de algodón', 'injecting'),
  item('filter-wheel', 'Wheel filter', 'Filtro de rueda', 'injecting', { aliases: ['micron filter'] }),
  item('filter-membrane', 'Membrane filter', 'Filtro de membrana', 'injecting', { aliases: ['sterifilt'] }),
  item('water', 'Sterile water', 'Agua estéril', 'injecting', { unit: 'ampoule' }),
  item('tourniquet', 'Tourniquet', 'Torniquete', 'injecting', { aliases: ['tie', 'liga'] }),
  item('swab', 'Alcohol pad', 'Toallita con alcohol', 'injecting', { aliases: ['swab'] }),
  item('citric-acid', 'Citric acid', 'Ácido cítrico', 'injecting', { unit: 'sachet' }),
  item('vitamin-c', 'Vitamin C', 'Vitamina C', 'injecting', { unit: 'sachet', aliases: ['ascorbic acid'] }),

  item('foil', 'Foil', 'Papel aluminio', 'smoking', { unit: 'sheet' }),
  item('stem', 'Straight stem', 'Pipa recta', 'smoking', { aliases: ['straight shooter', 'tubo'] }),
  item('bowl-pipe', 'Bowl pipe', 'Pipa de bola', 'smoking'),
  item('bubble', 'Bubble pipe', 'Pipa de burbuja', 'smoking', { aliases: ['meth pipe', 'oil burner'] }),
  item('screen', 'Screen', 'Malla', 'smoking', { aliases: ['gauze', 'rejilla'] }),
  item('mouthpiece', 'Mouthpiece', 'Boquilla', 'smoking'),
  item('push-stick', 'Push stick', 'Varilla', 'smoking'),

  item('snorting-kit', 'Snorting kit', 'Kit para inhalar', 'snorting', { unit: 'kit' }),
  item('straw', 'Straw', 'Popote', 'snorting', { aliases: ['pajilla', 'sorbete'] }),
  item('booty-bump-kit', 'Booty bump kit', 'Kit para vía rectal', 'snorting', {
    unit: 'kit',
    aliases: ['boofing', 'plugging'],
  }),

  strip('fentanyl', 'Fentanyl', 'fentanilo', ['FTS']),
  strip('benzodiazepine', 'Benzodiazepine', 'benzodiacepinas', ['BTS']),
  strip('xylazine', 'Xylazine', 'xilacina', ['tranq']),
  strip('nitazene', 'Nitazene', 'nitazenos', []),
  strip('medetomidine', 'Medetomidine', 'medetomidina', []),
  strip('lsd', 'LSD', 'LSD', []),
  strip('other', 'Other', 'otra sustancia', []),

  item(
    'sharps-container-small',
    'Sharps container, pocket',
    'Contenedor para jeringas, bolsillo',
    'disposal',
    {
      aliases: ['fit pack', 'contenedor'],
    },
  ),
  item('sharps-container-1l', 'Sharps container, 1 liter', 'Contenedor para jeringas, 1 litro', 'disposal'),
  item('sharps-container-4l', 'Sharps container, 4 liters', 'Contenedor para jeringas, 4 litros', 'disposal'),
  item(
    'sharps-container-8l',
    'Sharps container, 8 liters',
    'Contenedor para jeringas, 8 litros',
    'disposal',
    {
      hidden: true,
    },
  ),

  item('wound-kit', 'Wound care kit', 'Kit para heridas', 'wound-care', { unit: 'kit' }),
  item('bandage', 'Bandage', 'Venda', 'wound-care'),
  item('gauze', 'Gauze', 'Gasa', 'wound-care'),
  item('saline', 'Saline', 'Suero fisiológico', 'wound-care', { unit: 'ampoule' }),
  item('ointment', 'Ointment', 'Pomada', 'wound-care', { unit: 'sachet' }),

  item('condom-external', 'Condom', 'Condón', 'safer-sex', { aliases: ['preservativo'] }),
  item('condom-internal', 'Internal condom', 'Condón interno', 'safer-sex', { aliases: ['femidom'] }),
  item('dental-dam', 'Dental dam', 'Barrera bucal', 'safer-sex'),
  item('lube', 'Lube', 'Lubricante', 'safer-sex', { unit: 'sachet' }),

  item('pregnancy-test', 'Pregnancy test', 'Prueba de embarazo', 'tests', { unit: 'test' }),
  item('hiv-self-test', 'HIV self-test', 'Autoprueba de VIH', 'tests', { unit: 'test' }),
  item('hcv-self-test', 'Hepatitis C self-test', 'Autoprueba de hepatitis C', 'tests', { unit: 'test' }),
  ...kits,

  item('hygiene-kit', 'Hygiene kit', 'Kit de higiene', 'comfort', { unit: 'kit' }),
  item('food', 'Food', 'Comida', 'comfort', { unit: 'serving' }),
  item('drinking-water', 'Drinking water', 'Agua para beber', 'comfort', { aliases: ['bottle'] }),
  item('clothing', 'Clothing', 'Ropa', 'comfort', { aliases: ['socks', 'calcetines'] }),
];
