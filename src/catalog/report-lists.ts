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

/**
 * Codes that reports make of entries, with words for their tables. Apart from the lists of organizations: the counter
 * does not load them, and nobody arranges them.
 */

const returnWays: readonly Choice[] = [
  choice('counted', 'Counted', 'Contadas'),
  choice('weight', 'By weight', 'Por peso'),
  choice('containers', 'By containers', 'Por recipientes'),
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
  choice('shortfall', 'Less than nothing: count it', 'Menos que nada: hay que contar'),
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

/** Named as the columns of reports that hold them. */
export const reportLists: Readonly<Record<string, readonly Choice[]>> = {
  how: returnWays,
  reason: moveReasons,
  supply: supplyStates,
  status: expiryStates,
  question: questions,
  answer: answers,
};

/** Words for a code in a report's column; undefined where these lists have none. */
export const reportLabel = (column: string, code: string, words: Speaking): string | undefined =>
  nameIn(reportLists[column] ?? [], code, words);
