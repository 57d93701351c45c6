import type { Label } from './choice.ts';

/** A substance with its numbers in registers of others: PubChem compound, CAS, UNII. A class (nitazenes) has none. */
export interface Substance {
  readonly code: string;
  readonly name: Label;
  readonly aliases: readonly string[];
  readonly pubchem?: number | undefined;
  readonly cas?: string | undefined;
  readonly unii?: string | undefined;
  /** Offered at once when a sample comes in: what people say they have. Our own choice. */
  readonly isUsual?: boolean;
}

const substance = (
  code: string,
  [en, es]: readonly [string, string],
  ids: readonly [pubchem?: number | undefined, cas?: string, unii?: string],
  aliases: readonly string[] = [],
  isUsual = false,
): Substance => ({
  code,
  name: { en, es },
  aliases,
  pubchem: ids[0],
  cas: ids[1],
  unii: ids[2],
  ...(isUsual && { isUsual }),
});
const none = [] as const;

/**
 * What bags hold most, with names of the street and of labs. Numbers as in PubChem and, where both name one, in the public lab
 * details of the UNC Street Drug Analysis Lab; left out where we could not look one up. Apart from the counter's own list
 * (substances.ts), which asks what people use and is loaded on every phone.
 */
export const substances: readonly Substance[] = [
  substance('fentanyl', ['Fentanyl', 'Fentanilo'], [3345, '437-38-7', 'UF599785JZ'], ['fent', 'fetty'], true),
  substance(
    'heroin',
    ['Heroin', 'Heroína'],
    [5462328, '561-27-3', '70D95007SX'],
    ['diacetylmorphine', 'diamorphine', 'chiva'],
    true,
  ),
  substance('down', ['Down or dope, not known which', 'Down o dope, no se sabe cuál'], none, ['dope'], true),
  substance(
    'methamphetamine',
    ['Methamphetamine', 'Metanfetamina'],
    [10836, '537-46-2', '44RAL3456C'],
    ['meth', 'ice', 'tina', 'cristal'],
    true,
  ),
  substance('cocaine', ['Cocaine', 'Cocaína'], [446220, '50-36-2', 'I5Y540LHVR'], ['coke', 'perico'], true),
  substance('crack', ['Crack', 'Crack'], none, ['rock', 'piedra'], true),
  substance(
    'mdma',
    ['MDMA', 'MDMA'],
    [1615, '42542-10-9', 'KE1SEN21RM'],
    ['molly', 'ecstasy', '3,4-MDMA'],
    true,
  ),
  substance('ketamine', ['Ketamine', 'Ketamina'], [3821, '6740-88-1', '690G0D6V8H'], ['keta'], true),
  substance('opioid-pill', ['Opioid pill', 'Pastilla de opioide'], none, ['blues', 'M30', 'oxy'], true),
  substance(
    'benzodiazepine',
    ['Benzodiazepine, not known which', 'Benzodiacepina, no se sabe cuál'],
    none,
    ['benzo', 'bars'],
    true,
  ),
  substance(
    'lsd',
    ['LSD', 'LSD'],
    [5761, '50-37-3', '8NA5SWF92O'],
    ['acid', 'lysergic acid diethylamide (LSD)'],
    true,
  ),
  substance('amphetamine', ['Amphetamine', 'Anfetamina'], [3007, '300-62-9', 'CK833KGX7E'], ['speed']),
  substance('alprazolam', ['Alprazolam', 'Alprazolam'], [2118, '28981-97-7', 'YU55MQ3IZY'], ['Xanax']),
  substance('bromazolam', ['Bromazolam', 'Bromazolam'], [12562546, '71368-80-4']),
  substance('etizolam', ['Etizolam', 'Etizolam'], [3307, '40054-69-1', 'A76XI0HL37']),
  substance('diazepam', ['Diazepam', 'Diazepam'], [3016, '439-14-5', 'Q3JTX2Q7TU'], ['Valium']),
  substance('xylazine', ['Xylazine', 'Xilacina'], [5707, '7361-61-7', '2KFG9TP5V8'], ['tranq'], true),
  substance('medetomidine', ['Medetomidine', 'Medetomidina'], [68602, '86347-14-0', 'MR15E85MQM'], [], true),
  substance(
    'nitazene',
    ['Nitazene, not known which', 'Nitazeno, no se sabe cuál'],
    none,
    ['nitazenes'],
    true,
  ),
  substance('metonitazene', ['Metonitazene', 'Metonitazeno'], [undefined, '14680-51-4']),
  substance('isotonitazene', ['Isotonitazene', 'Isotonitazeno'], [undefined, '14188-81-9'], ['iso']),
  substance('carfentanil', ['Carfentanil', 'Carfentanilo'], [62156, '59708-52-0', 'LA9DTA2L8F']),
  substance(
    'para-fluorofentanyl',
    ['Para-fluorofentanyl', 'Para-fluorofentanilo'],
    [62300, '90736-23-5', 'I45R05QM0Z'],
    ['p-fluorofentanyl', 'pFF'],
  ),
  substance('4-anpp', ['4-ANPP', '4-ANPP'], [88890, '21409-26-7', 'Q88EHD0U8G'], ['despropionyl fentanyl']),
  substance('phenethyl-4-anpp', ['Phenethyl 4-ANPP', 'Fenetil 4-ANPP'], [165365057], ['phenethyl 4-ANPP']),
  substance(
    '6-mam',
    ['6-monoacetylmorphine', '6-monoacetilmorfina'],
    [5462507, '2784-73-8', 'M5E47P1ZCH'],
    ['6-MAM', '6-monoacetylmorphine (6-MAM)'],
  ),
  substance('acetylcodeine', ['Acetylcodeine', 'Acetilcodeína'], [5486550, '6703-27-1', 'U59401ETXH']),
  substance('morphine', ['Morphine', 'Morfina'], [5288826, '57-27-2', '76I7G6D29C']),
  substance('oxycodone', ['Oxycodone', 'Oxicodona'], [5284603, '76-42-6', 'CD35PMG570']),
  substance('methadone', ['Methadone', 'Metadona'], [4095, '76-99-3', 'UC6VBE7V1Z']),
  substance('buprenorphine', ['Buprenorphine', 'Buprenorfina'], [644073, '52485-79-7', '40D3SCR4GZ']),
  substance('tramadol', ['Tramadol', 'Tramadol'], [33741, '27203-92-5', '39J1LGJ30J']),
  substance('gabapentin', ['Gabapentin', 'Gabapentina'], [3446, '60142-96-3', '6CW7F3G59X']),
  substance('mda', ['MDA', 'MDA'], [1614, '4764-17-4', 'XJZ28FJ27W']),
  substance('ghb', ['GHB', 'GHB'], [10413, '591-81-1', '30IW36W5B2'], ['gamma-hydroxybutyrate (GHB)', 'G']),
  substance('pcp', ['PCP', 'PCP'], [6468, '77-10-1', 'J1DOI7UV76'], ['phencyclidine (PCP)']),
  substance('caffeine', ['Caffeine', 'Cafeína'], [2519, '58-08-2', '3G6A5W338E']),
  substance('lidocaine', ['Lidocaine', 'Lidocaína'], [3676, '137-58-6', '98PI200987']),
  substance('procaine', ['Procaine', 'Procaína'], [4914, '59-46-1', '4Z8Y51M438']),
  substance('benzocaine', ['Benzocaine', 'Benzocaína'], [2337, '94-09-7', 'U3RSY48JW5']),
  substance('levamisole', ['Levamisole', 'Levamisol'], [26879, '14769-73-4', '2880D3468G']),
  substance('phenacetin', ['Phenacetin', 'Fenacetina'], [4754, '62-44-2', 'ER0CTH01H9']),
  substance(
    'acetaminophen',
    ['Acetaminophen', 'Paracetamol'],
    [1983, '103-90-2', '362O9ITL9D'],
    ['paracetamol', 'Tylenol'],
  ),
  substance(
    'diphenhydramine',
    ['Diphenhydramine', 'Difenhidramina'],
    [3100, '58-73-1', '8GTS82S83M'],
    ['Benadryl'],
  ),
  substance('quinine', ['Quinine', 'Quinina'], [3034034, '130-95-0', 'A7V27PHC7A']),
  substance('mannitol', ['Mannitol', 'Manitol'], [6251, '69-65-8', '3OWL53L36A']),
  substance(
    'dimethyl-sulfone',
    ['Dimethyl sulfone', 'Dimetilsulfona'],
    [6213, '67-71-0', '9H4PO4Z4FT'],
    ['MSM', 'dimethylsulfone (MSM)', 'dimethyl sulfone (methylsulfonylmethane MSM)'],
  ),
  substance('sugar', ['Sugar, not known which', 'Azúcar, no se sabe cuál'], none, ['non-specific sugars']),
  substance('unknown', ['Not sure', 'No se sabe'], none, [], true),
];
