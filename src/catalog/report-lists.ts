import { substances as checkedSubstances } from './checked-substances.ts';
import { type Choice, choice, type Speaking } from './choice.ts';
import { nameIn } from './name-in.ts';
import {
  actions,
  emergencyCalls,
  givers,
  hospitals,
  kitSources,
  products,
  refillReasons,
  responses,
  withdrawals,
  yesNoUnknown,
} from './overdose.ts';
import { locationTypes, settings } from './places.ts';
import { declinedLabel } from './reasons.ts';
import { referrals, services } from './services.ts';
import { substances } from './substances.ts';
import { careServices, infections, testMethods } from './tests.ts';

/**
 * Codes that reports make of entries, with words for their tables. Apart from the lists of organizations: the counter
 * does not load them, and nobody arranges them.
 */

const returnWays: readonly Choice[] = [
  choice('counted', 'Counted', 'Contadas'),
  choice('weight', 'By weight', 'Por peso'),
  choice('containers', 'By containers', 'Por contenedores'),
  choice('weight-later', 'By weight, worked out with a factor set later', 'Por peso, factor posterior'),
  choice(
    'containers-later',
    'By containers, worked out with a factor set later',
    'Por contenedores, factor posterior',
  ),
  choice('not-asked', 'Not asked', 'No se preguntó'),
];

const moveReasons: readonly Choice[] = [
  choice('handed-out', 'Handed out', 'Entregado'),
  choice('received', 'Received', 'Recibido'),
  choice('sent', 'Sent to another site', 'Enviado a otro sitio'),
  choice('arrived', 'Came from another site', 'Llegó de otro sitio'),
  choice('adjusted', 'Adjusted', 'Ajustado'),
  choice('disposed', 'Thrown away', 'Desechado'),
  choice('assembled', 'Put together', 'Armado'),
  choice('into-kits', 'Put into kits', 'Puesto en kits'),
  choice('taken-apart', 'Taken apart', 'Desarmado'),
  choice('out-of-kits', 'Out of kits', 'Sacado de kits'),
];

const supplyStates: readonly Choice[] = [
  choice('shortfall', 'Less than nothing: count it', 'Faltante: cuenta el estante'),
  choice('out', 'None left', 'Se acabó'),
  choice('short', 'Runs short', 'Se está acabando'),
  choice('enough', 'Enough', 'Suficiente'),
  choice('unknown', 'Not used lately', 'Sin uso reciente'),
];

const expiryStates: readonly Choice[] = [
  choice('in-date', 'In date', 'Vigente'),
  choice('expires-soon', 'Expires soon', 'Vence pronto'),
  choice('expired-usable', 'Expired, usable', 'Vencido, se puede usar'),
  choice('unknown', 'No date', 'Sin fecha'),
];

const questions: readonly Choice[] = [
  choice('services', 'Services', 'Servicios'),
  choice('referrals', 'Referrals', 'Referencias'),
  choice('location-type', 'Kind of place', 'Tipo de lugar'),
  choice('served-for', 'Served for', 'Para quién'),
  choice('reason', 'Why a kit was needed', 'Por qué hizo falta un kit'),
  choice('previous-kit', 'Where the last kit came from', 'De dónde era el kit anterior'),
  choice('setting', 'Where it happened', 'Dónde pasó'),
  choice('kit-source', 'Where the kit came from', 'De dónde era el kit'),
  choice('product', 'Product', 'Producto'),
  choice('doses', 'Doses', 'Dosis'),
  choice('given-by', 'Given by', 'Quién la dio'),
  choice('actions', 'What else was done', 'Qué más se hizo'),
  choice('ems-called', 'Call for help', 'Llamada de auxilio'),
  choice('ems-attended', 'Help came', 'Llegó la ayuda'),
  choice('police-attended', 'Police came', 'Llegó la policía'),
  choice('police-problem', 'Trouble with police', 'Problemas con la policía'),
  choice('response', 'What happened then', 'Qué pasó después'),
  choice('survived', 'Survived', 'Sobrevivió'),
  choice('withdrawal', 'Sick from naloxone', 'Malestar por la naloxona'),
  choice('hospital', 'Went to a hospital', 'Fue a un hospital'),
  choice('substances', 'Substances', 'Sustancias'),
  choice('sample-kept', 'Sample kept', 'Se guardó una muestra'),
  choice('drug', 'Drug, as the person said', 'Droga, como la nombró la persona'),
  choice('route', 'Way of using', 'Forma de consumo'),
  choice('checked', 'Drug was checked before', 'La droga se analizó antes'),
  choice('elsewhere', 'Would have used otherwise', 'Dónde habría consumido'),
  choice('alone', 'Would have been alone', 'Habría estado a solas'),
];

/** What a code means whatever was asked, where lists differ; these come first. */
const acrossQuestions: readonly Choice[] = [
  declinedLabel,
  choice('other', 'Other', 'Otro'),
  choice('none', 'None', 'Nada'),
  choice('reporter', 'The person who told us', 'Quien nos contó'),
  choice('0', '0', '0'),
  choice('1', '1', '1'),
  choice('2', '2', '2'),
  choice('3', '3', '3'),
  choice('4-or-more', '4 or more', '4 o más'),
  choice('injected', 'Injected', 'Inyectada'),
  choice('smoked', 'Smoked', 'Fumada'),
  choice('sniffed', 'Sniffed', 'Inhalada por la nariz'),
  choice('swallowed', 'Swallowed', 'Tragada'),
];

/** Every answer that a table of questions and answers may hold, once. */
const answers: readonly Choice[] = [
  ...new Map(
    [
      ...[
        ...services,
        ...referrals,
        ...substances,
        ...products,
        ...locationTypes,
        ...settings,
        ...kitSources,
        ...refillReasons,
        ...givers,
        ...actions,
        ...responses,
        ...withdrawals,
        ...hospitals,
        ...emergencyCalls,
        ...yesNoUnknown,
      ],
      ...acrossQuestions,
    ].map(({ code, label }) => [code, { code, label }] as const),
  ).values(),
];

const inSamples: readonly Choice[] = [
  ...checkedSubstances.map(({ code, name }) => ({ code, label: name })),
  choice('nothing', 'Nothing that was looked for', 'Nada de lo que se buscó'),
  choice('not-tested', 'Not tested', 'Sin prueba'),
  declinedLabel,
];

const checkMethods: readonly Choice[] = [
  choice('strip-fentanyl', 'Fentanyl strip', 'Tira de fentanilo'),
  choice('strip-nitazene', 'Nitazene strip', 'Tira de nitazenos'),
  choice('strip-benzodiazepine', 'Benzodiazepine strip', 'Tira de benzodiacepinas'),
  choice('strip-xylazine', 'Xylazine strip', 'Tira de xilacina'),
  choice('strip-medetomidine', 'Medetomidine strip', 'Tira de medetomidina'),
  choice('strip-lsd', 'LSD strip', 'Tira de LSD'),
  choice('strip-other', 'Other strip', 'Otra tira'),
  choice('reagent', 'Reagent', 'Reactivo'),
  choice('ftir', 'Infrared (FTIR)', 'Infrarrojo (FTIR)'),
  choice('raman', 'Raman', 'Raman'),
  choice('lab', 'Lab', 'Laboratorio'),
];

const checkOutcomes: readonly Choice[] = [
  choice('unread', 'Not read yet', 'Sin leer'),
  choice('detected', 'Something was found', 'Se encontró algo'),
  choice('not-detected', 'Not detected by this test', 'No lo detectó esta prueba'),
  choice('faint', 'Faint line', 'Línea tenue'),
  choice('invalid', 'Invalid', 'No válida'),
  choice('disagree', 'Two readers disagree', 'Dos personas leyeron distinto'),
  choice('nothing', 'Nothing that was looked for', 'Nada de lo que se buscó'),
  choice('pending', 'The lab is still looking', 'El laboratorio sigue buscando'),
];

const sampleEnds: readonly Choice[] = [
  choice('sent', 'Sent to a lab', 'Enviada a un laboratorio'),
  choice('returned', 'Returned', 'Devuelta'),
  choice('used-up', 'Used up in testing', 'Se gastó en las pruebas'),
  choice('destroyed', 'Destroyed', 'Destruida'),
  choice('lost', 'Lost', 'Perdida'),
];

const roomEnds: readonly Choice[] = [
  choice('left-well', 'Left well', 'Salió bien'),
  choice('left-without-word', 'Left without a word', 'Se fue sin avisar'),
  choice('left-queue', 'Left the queue', 'Dejó la fila'),
  choice('turned-away', 'Turned away', 'No pudo entrar'),
  choice('refused', 'Refused', 'Se le negó la entrada'),
  choice('transported', 'Taken to hospital', 'Al hospital'),
  choice('died', 'Died', 'Murió'),
  choice('entered-in-error', 'Entered by mistake', 'Anotado por error'),
];

const roomEvents: readonly Choice[] = [
  choice('overdose', 'Overdose', 'Sobredosis'),
  choice('stimulant', 'Too much of a stimulant', 'Demasiado estimulante'),
  choice('seizure', 'Seizure', 'Convulsión'),
  choice('anaphylaxis', 'Severe allergic reaction', 'Reacción alérgica grave'),
  choice('injury', 'Injury', 'Herida o golpe'),
  choice('conflict', 'Conflict', 'Conflicto'),
];

const careNeeds: readonly Choice[] = [
  choice('buprenorphine', 'Buprenorphine', 'Buprenorfina'),
  choice('methadone', 'Methadone', 'Metadona'),
  choice('naltrexone', 'Naltrexone', 'Naltrexona'),
  choice('detox', 'Detox', 'Desintoxicación'),
  choice('counseling', 'Counseling', 'Consejería'),
  choice('bed', 'A bed', 'Una cama'),
  choice('talk', 'Just to talk', 'Solo hablar'),
  choice('medical-care', 'Medical care', 'Atención médica'),
  choice('wound-care', 'Wound care', 'Cuidado de heridas'),
  choice('hiv-hcv-testing', 'HIV and HCV testing', 'Pruebas de VIH y VHC'),
  choice('syringes', 'Syringes', 'Jeringas'),
  choice('naloxone', 'Naloxone', 'Naloxona'),
  choice('housing', 'Housing', 'Vivienda'),
  choice('food', 'Food', 'Comida'),
  choice('id-help', 'Help with ID', 'Ayuda con documentos'),
  choice('legal', 'Legal help', 'Ayuda legal'),
  choice('benefits', 'Benefits', 'Prestaciones'),
  choice('violence', 'Help with violence', 'Ayuda por violencia'),
];

const careStages: readonly Choice[] = [
  choice('answered', 'They answered', 'Respondieron'),
  choice('came', 'The person came', 'La persona llegó'),
  choice('started', 'It started', 'Empezó'),
];

const saidSorts: readonly Choice[] = [
  choice('praise', 'Praise', 'Elogio'),
  choice('idea', 'Idea', 'Idea'),
  choice('wrong', 'Something went wrong', 'Algo salió mal'),
  choice('other', 'Other', 'Otro'),
];

const saidAbouts: readonly Choice[] = [
  choice('place', 'The place', 'El lugar'),
  choice('hours', 'Hours', 'El horario'),
  choice('supplies', 'Supplies', 'Los materiales'),
  choice('treated', 'How somebody was treated', 'Cómo trataron a alguien'),
  choice('other', 'Something else', 'Otra cosa'),
  choice('not-said', 'Not said what about', 'No dijo de qué'),
];

const refusals: readonly Choice[] = [
  choice('full', 'Full', 'Sin lugar'),
  choice('not-offered', 'Not offered there', 'No lo ofrecen'),
  choice('insurance', 'Insurance', 'Seguro'),
  choice('other', 'Another reason', 'Otra razón'),
];

/** Named as the columns of reports that hold them. */
export const reportLists: Readonly<Record<string, readonly Choice[]>> = {
  how: returnWays,
  reason: moveReasons,
  supply: supplyStates,
  status: expiryStates,
  question: questions,
  answer: answers,
  expected: inSamples,
  found: inSamples,
  method: checkMethods,
  outcome: checkOutcomes,
  whereabouts: sampleEnds,
  end: roomEnds,
  event: roomEvents,
  need: careNeeds,
  stage: careStages,
  refusal: refusals,
  infection: infections,
  test: testMethods,
  care: careServices,
  feedback: saidSorts,
  feedbackAbout: saidAbouts,
};

/** Words for a code in a report's column; undefined where these lists have none. */
export const reportLabel = (column: string, code: string, words: Speaking): string | undefined =>
  nameIn(reportLists[column] ?? [], code, words);

/** Between codes that a table shows as one, because too few people stand behind one of them. */
export const togetherAs = ' + ';
