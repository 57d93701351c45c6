import { type Choice, choice } from './choice.ts';

/**
 * Substances with the names people use, and Queensland's drug codes where it has one
 * (docs/practice.md, Queensland).
 */
export const substances: readonly Choice[] = [
  choice('fentanyl', 'Fentanyl', 'Fentanilo', { queensland: '26', aliases: ['fent', 'fetty', 'down'] }),
  choice('heroin', 'Heroin', 'Heroína', { queensland: '20', aliases: ['dope', 'chiva', 'down'] }),
  choice('methamphetamine', 'Methamphetamine', 'Metanfetamina', {
    queensland: '10',
    aliases: ['meth', 'speed', 'cristal'],
  }),
  choice('methamphetamine-crystal', 'Methamphetamine, crystal', 'Metanfetamina en cristal', {
    queensland: '112',
    aliases: ['ice', 'tina', 'crystal', 'hielo'],
  }),
  choice('methamphetamine-powder', 'Methamphetamine, powder', 'Metanfetamina en polvo', {
    queensland: '111',
    hidden: true,
  }),
  choice('methamphetamine-base', 'Methamphetamine, base', 'Metanfetamina base', {
    queensland: '110',
    hidden: true,
  }),
  choice('methamphetamine-other', 'Methamphetamine, other form', 'Metanfetamina, otra forma', {
    queensland: '119',
    hidden: true,
  }),
  choice('cocaine', 'Cocaine', 'Cocaína', { queensland: '11', aliases: ['coke', 'blow', 'perico'] }),
  choice('crack', 'Crack', 'Crack', { aliases: ['rock', 'piedra'] }),
  choice('ecstasy', 'Ecstasy (MDMA)', 'Éxtasis (MDMA)', {
    queensland: '12',
    aliases: ['molly', 'MDMA', 'tachas'],
  }),
  choice('stimulant-other', 'Other stimulant', 'Otro estimulante', { queensland: '19' }),
  choice('opioid-pharmaceutical', 'Opioid pills', 'Pastillas de opioides', {
    queensland: '21',
    aliases: ['oxy', 'oxycodone', 'hydromorphone', 'blues', 'M30'],
  }),
  choice('methadone', 'Methadone', 'Metadona', { queensland: '22' }),
  choice('buprenorphine', 'Buprenorphine', 'Buprenorfina', {
    queensland: '23',
    aliases: ['bupe', 'Subutex'],
  }),
  choice('buprenorphine-naloxone', 'Buprenorphine with naloxone', 'Buprenorfina con naloxona', {
    queensland: '25',
    aliases: ['Suboxone'],
  }),
  choice('nitazene', 'Nitazene', 'Nitazeno'),
  choice('opioid-other', 'Other opioid', 'Otro opioide', { queensland: '29' }),
  choice('benzodiazepine', 'Benzodiazepine', 'Benzodiacepina', {
    queensland: '40',
    aliases: ['benzo', 'Xanax', 'bars'],
  }),
  choice('xylazine', 'Xylazine', 'Xilacina', { aliases: ['tranq', 'anestesia de caballo'] }),
  choice('medetomidine', 'Medetomidine', 'Medetomidina'),
  choice('hallucinogen', 'Hallucinogen', 'Alucinógeno', {
    queensland: '60',
    aliases: ['LSD', 'acid', 'mushrooms', 'hongos'],
  }),
  choice('ketamine', 'Ketamine', 'Ketamina', { aliases: ['K', 'keta'] }),
  choice('ghb', 'GHB', 'GHB', { aliases: ['G', 'GBL'] }),
  choice('alcohol', 'Alcohol', 'Alcohol'),
  choice('cannabis', 'Cannabis', 'Cannabis', { aliases: ['weed', 'mota'] }),
  choice('steroid', 'Steroids', 'Esteroides', { queensland: '32' }),
  choice('peptide', 'Peptides', 'Péptidos', { queensland: '33' }),
  choice(
    'image-enhancing-unknown',
    'Image or performance drug, not known which',
    'Producto para el físico, no se sabe cuál',
    {
      queensland: '30',
      hidden: true,
    },
  ),
  choice('other', 'Other', 'Otra', { queensland: '95' }),
  choice('unknown', 'Not sure', 'No se sabe', { queensland: '98' }),
];
