import type { Asked, Row } from '../books.ts';
import type { Fact } from '../facts.ts';
import * as exchange from './exchange.ts';
import * as naloxone from './naloxone.ts';
import * as stock from './stock.ts';
import * as visits from './visits.ts';

export type Table = (facts: readonly Fact[], asked: Asked) => readonly Row[];

/** Every table that is reckoned here, by the id of the report. */
export const tables: Readonly<Record<string, Table>> = {
  'visits.visits': visits.visits,
  'visits.answers': visits.answers,
  'visits.people': visits.people,
  'visits.tallies': visits.tallies,
  'visits.unmet': visits.unmet,
  'exchange.kits': exchange.kits,
  'exchange.items': exchange.items,
  'exchange.items-by-site': exchange.itemsBySite,
  'exchange.sets': exchange.sets,
  'exchange.returns': exchange.returns,
  'exchange.summary': exchange.summary,
  'naloxone.products': naloxone.products,
  'naloxone.reasons': naloxone.reasons,
  'naloxone.told': naloxone.told,
  'naloxone.trained': naloxone.trained,
  'naloxone.reversals': naloxone.reversals,
  'naloxone.reversal-answers': naloxone.reversalAnswers,
  'stock.on-hand': stock.onHand,
  'stock.runs-short': stock.runsShort,
  'stock.expiring': stock.expiring,
  'stock.closing': stock.closing,
  'stock.lots': stock.lots,
  'stock.shipments': stock.shipments,
  'stock.value': stock.value,
  'stock.ledger': stock.ledger,
  'stock.moves': stock.moves,
  'stock.counts': stock.counts,
};
