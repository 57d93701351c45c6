import { type Choice, choice, ratherNotSay } from './choice.ts';

/** Why a stock figure was adjusted by hand. */
export const adjustReasons: readonly Choice[] = [
  choice('found', 'Found', 'Apareció'),
  choice('missing', 'Missing', 'Falta'),
  choice('record-error', 'Recorded wrong', 'Se anotó mal'),
  choice('donated', 'Given to another program', 'Se dio a otro programa'),
  choice('training', 'Used for training', 'Se usó para capacitar'),
  choice('other', 'Other', 'Otro'),
];

/** Why supplies were thrown away. Out-of-date naloxone is no reason by itself: it is still usable (naloxone/rules.ts). */
export const disposeReasons: readonly Choice[] = [
  choice('damaged', 'Damaged', 'Dañado'),
  choice('opened', 'Opened or not sterile', 'Abierto o no estéril'),
  choice('recalled', 'Recalled', 'Retirado por el fabricante'),
  choice('expired', 'Out of date', 'Vencido'),
  choice('other', 'Other', 'Otro'),
];

export const declinedLabel = choice(ratherNotSay, 'Rather not say', 'Prefiero no decir');

export const unitLabels: readonly Choice[] = [
  choice('piece', 'piece', 'pieza'),
  choice('pack', 'pack', 'paquete'),
  choice('kit', 'kit', 'kit'),
  choice('dose', 'dose', 'dosis'),
  choice('strip', 'strip', 'tira'),
  choice('test', 'test', 'prueba'),
  choice('sheet', 'sheet', 'hoja'),
  choice('ampoule', 'ampoule', 'ampolleta'),
  choice('sachet', 'sachet', 'sobre'),
  choice('serving', 'serving', 'porción'),
];

export const groupLabels: readonly Choice[] = [
  choice('syringes', 'Syringes and needles', 'Jeringas y agujas'),
  choice('injecting', 'Injecting', 'Para inyectar'),
  choice('smoking', 'Smoking', 'Para fumar'),
  choice('snorting', 'Snorting and other', 'Para inhalar y otros'),
  choice('naloxone', 'Naloxone', 'Naloxona'),
  choice('checking', 'Test strips', 'Tiras reactivas'),
  choice('disposal', 'Disposal', 'Desecho'),
  choice('wound-care', 'Wound care', 'Heridas'),
  choice('safer-sex', 'Safer sex', 'Sexo más seguro'),
  choice('tests', 'Self-tests', 'Autopruebas'),
  choice('comfort', 'Food, water, hygiene', 'Comida, agua, higiene'),
];
