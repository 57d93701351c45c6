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
 * What bags hold most, with names of the street and of labs. Numbers are those of the public lab details of the UNC Street Drug
 * Analysis Lab. Of what is not there only the CAS number stands, which a check digit holds. Apart from the counter's own list
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
  substance('mdma', ['MDMA', 'MDMA'], [undefined, '42542-10-9'], ['molly', 'ecstasy', '3,4-MDMA'], true),
  substance('ketamine', ['Ketamine', 'Ketamina'], [undefined, '6740-88-1'], ['keta'], true),
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
    [undefined, '50-37-3'],
    ['acid', 'lysergic acid diethylamide (LSD)'],
    true,
  ),
  substance('amphetamine', ['Amphetamine', 'Anfetamina'], [undefined, '300-62-9'], ['speed']),
  substance('alprazolam', ['Alprazolam', 'Alprazolam'], [2118, '28981-97-7', 'YU55MQ3IZY'], ['Xanax']),
  substance('bromazolam', ['Bromazolam', 'Bromazolam'], [undefined, '71368-80-4']),
  substance('etizolam', ['Etizolam', 'Etizolam'], [undefined, '40054-69-1']),
  substance('diazepam', ['Diazepam', 'Diazepam'], [undefined, '439-14-5'], ['Valium']),
  substance('xylazine', ['Xylazine', 'Xilacina'], [undefined, '7361-61-7'], ['tranq'], true),
  substance('medetomidine', ['Medetomidine', 'Medetomidina'], [undefined, '86347-14-0'], [], true),
  substance(
    'nitazene',
    ['Nitazene, not known which', 'Nitazeno, no se sabe cuál'],
    none,
    ['nitazenes'],
    true,
  ),
  substance('metonitazene', ['Metonitazene', 'Metonitazeno'], [undefined, '14680-51-4']),
  substance('isotonitazene', ['Isotonitazene', 'Isotonitazeno'], [undefined, '14188-81-9'], ['iso']),
  substance('carfentanil', ['Carfentanil', 'Carfentanilo'], [undefined, '59708-52-0']),
  substance(
    'para-fluorofentanyl',
    ['Para-fluorofentanyl', 'Para-fluorofentanilo'],
    [62300, '90736-23-5', 'I45R05QM0Z'],
    ['p-fluorofentanyl', 'pFF'],
  ),
  substance('4-anpp', ['4-ANPP', '4-ANPP'], [88890, '21409-26-7', 'Q88EHD0U8G'], ['despropionyl fentanyl']),
  substance('phenethyl-4-anpp', ['Phenethyl 4-ANPP', 'Fenetil 4-ANPP'], none, ['phenethyl 4-ANPP']),
  substance(
    '6-mam',
    ['6-monoacetylmorphine', '6-monoacetilmorfina'],
    [5462507, '2784-73-8', 'M5E47P1ZCH'],
    ['6-MAM', '6-monoacetylmorphine (6-MAM)'],
  ),
  substance('acetylcodeine', ['Acetylcodeine', 'Acetilcodeína'], [5486550, '6703-27-1', 'U59401ETXH']),
  substance('morphine', ['Morphine', 'Morfina'], [undefined, '57-27-2']),
  substance('oxycodone', ['Oxycodone', 'Oxicodona'], [undefined, '76-42-6']),
  substance('methadone', ['Methadone', 'Metadona'], [undefined, '76-99-3']),
  substance('buprenorphine', ['Buprenorphine', 'Buprenorfina'], [undefined, '52485-79-7']),
  substance('tramadol', ['Tramadol', 'Tramadol'], [33741, '27203-92-5', '39J1LGJ30J']),
  substance('gabapentin', ['Gabapentin', 'Gabapentina'], [undefined, '60142-96-3']),
  substance('mda', ['MDA', 'MDA'], [undefined, '4764-17-4']),
  substance('ghb', ['GHB', 'GHB'], [undefined, '591-81-1'], ['gamma-hydroxybutyrate (GHB)', 'G']),
  substance('pcp', ['PCP', 'PCP'], [undefined, '77-10-1'], ['phencyclidine (PCP)']),
  substance('caffeine', ['Caffeine', 'Cafeína'], [undefined, '58-08-2']),
  substance('lidocaine', ['Lidocaine', 'Lidocaína'], [undefined, '137-58-6']),
  substance('procaine', ['Procaine', 'Procaína'], [undefined, '59-46-1']),
  substance('benzocaine', ['Benzocaine', 'Benzocaína'], [undefined, '94-09-7']),
  substance('levamisole', ['Levamisole', 'Levamisol'], [undefined, '14769-73-4']),
  substance('phenacetin', ['Phenacetin', 'Fenacetina'], [4754, '62-44-2', 'ER0CTH01H9']),
  substance(
    'acetaminophen',
    ['Acetaminophen', 'Paracetamol'],
    [undefined, '103-90-2'],
    ['paracetamol', 'Tylenol'],
  ),
  substance('diphenhydramine', ['Diphenhydramine', 'Difenhidramina'], [undefined, '58-73-1'], ['Benadryl']),
  substance('quinine', ['Quinine', 'Quinina'], [undefined, '130-95-0']),
  substance('mannitol', ['Mannitol', 'Manitol'], [undefined, '69-65-8']),
  substance(
    'dimethyl-sulfone',
    ['Dimethyl sulfone', 'Dimetilsulfona'],
    [6213, '67-71-0', '9H4PO4Z4FT'],
    ['MSM', 'dimethylsulfone (MSM)', 'dimethyl sulfone (methylsulfonylmethane MSM)'],
  ),
  substance('sugar', ['Sugar, not known which', 'Azúcar, no se sabe cuál'], none, ['non-specific sugars']),
  substance('unknown', ['Not sure', 'No se sabe'], none, [], true),
];
