import { type ItemMeaning, itemMeaning, type Unclear } from './item-meaning.ts';
import { plain } from './plain.ts';
import { hasUnreadHolder, hasUnreadNumber } from './sizes.ts';
import { replacedWords, usedWords } from './used.ts';

/** What a column of numbers most likely counts, judged by its header alone. Its values and its neighbours judge next. */
export type Meaning =
  | ({ readonly is: 'given' } & Given)
  | { readonly is: 'back'; readonly unit: 'count' | 'kg' | 'lb' }
  /** Supplies that came in or stand on the shelf. */
  | ({ readonly is: 'received' | 'on-hand' } & Given)
  | { readonly is: 'people' | 'visits' | 'trained' }
  /** Used up at a table, or used and brought back: what stands beside it decides (used.ts). */
  | { readonly is: 'used'; readonly item?: ItemMeaning }
  /** The sum of other columns; of one item's where it names one. */
  | { readonly is: 'total'; readonly item: string | undefined }
  /** Known, and nothing that is handed out or comes back. */
  | { readonly is: 'aside'; readonly why: Aside }
  /** Two readings, or a supply that nobody can name: a person must say. */
  | {
      readonly is: 'unclear';
      readonly why:
        | Unclear
        | 'exchanged'
        | 'received'
        | 'ordered'
        | 'prepared'
        | 'brought'
        | 'replaced'
        | 'used';
      readonly item?: ItemMeaning;
    }
  | { readonly is: 'unknown' };

export type Aside =
  | 'stock'
  | 'results'
  | 'tests'
  | 'referrals'
  | 'services'
  | 'reversals'
  | 'wasted'
  | 'area'
  | 'person'
  | 'money'
  | 'share'
  | 'running'
  | 'plan'
  | 'calendar'
  | 'staff';

interface Given {
  readonly item: ItemMeaning;
}

const words = {
  given:
    /\b(given|gave|dispensed|disp|distributed|distrib|dist|issued|handed|out|outs|provided|supplied|sold|taken|took|llevo|llevaron|entrego|entregaste|entregamos|entregaron|dieron|diste|dio|entregad[ao]s?|otorgad[ao]s?|distribuid[ao]s?|repartid[ao]s?|dad[ao]s?|dispensad[ao]s?|salidas?|remis(es)?|distribue[es]*|donne[es]*)\b/,
  back: /\b(return|returned|returns|ret|back|collected|collect|coll|rtn|rtnd|retd|recovered|retrieved|dirty|dirties|suci[ao]s|disposed by participants|turned in|brought|trajo|trajeron|traid[ao]s|devuelt[ao]s?|devolvio|devolvieron|regreso|regresaron|retorno|retornaron|retornad[ao]s?|devoluci[o]n(es)?|regresad[ao]s?|recolectad[ao]s?|depositad[ao]s?|acopiad[ao]s?|recuperad[ao]s?|retour|retours|retournees?|recupere(e?s)?)\b/,
  in: /\bin\b|\bentradas?\b/,
  used: usedWords,
  /** Another kit for one that was lost, stolen or used. */
  replaced: replacedWords,
  received:
    /\b(received|incoming|ingresos?|ingresad[ao]s?|receipts?|recvd|rec'd|recd|rcvd|recibid[ao]s?|recepcion(es)?|recue?s?)\b/,
  delivered:
    /\b(shipments?|purchased|purchases|bought|restock(ed)?|donated|donations?|comprad[ao]s?|compras|donad[ao]s?)\b/,
  /** Asked for: whether it came, and when, an order does not say. */
  ordered: /\b(ordered|orders?|pedid[ao]s?|commande[es]*)\b/,
  /** To a door of the program, or to somebody's home. */
  brought: /\b(deliver(ed|y|ies)|shipped|livraisons?|livre[es]*)\b/,
  exchanged:
    /\b(exchanged|exchange|swapped|intercambiad[ao]s?|intercambio|canjes?|canjead[ao]s?|echangees?)\b/,
  found:
    /\b(found|picked up|pick(ed)? ?up|clean ?-?ups?|litter(ed)?|improperly|discarded in public|community collection|recogid[ao]s?|encontrad[ao]s?|ramassees?)\b/,
  stock:
    /\b(inventor(y|ies)|on ?hand|in stock|stock|balance|bal|beg|soh|qoh|remaining|remain|left|leftover|shelf|opening|closing|beginning|ending|starting|start|end|count(ed)? on|par level|inventario|existencias?|saldo|quedan?|restantes?|sobrantes?|disponibles?|carr(y|ied) ?-?(over|forward)|brought forward|stocks|reste|restant)\b|\b(in|on|at|en) (the |our |el |la )?(cabinet|closet|cupboard|storage|store ?room|warehouse|fridge|drawer|back ?room|supply room|transit|almacen|bodega|armario)\b|\b(warehouse|storage)\b|\b(cantidad|conteo|numero) (inicial|final)\b/,
  /** Stands in a van: nobody says that people got it. */
  along: /\b(in|on|en) (the |our |la |el )?(house|van|truck|car|vehicle|office|camioneta|oficina|carro)\b/,
  /** Made ready, taken along. */
  prepared:
    /\b(transferred|transfers?|loan(ed|s)?|lent|borrowed|prestad[ao]s?|unused|un-used|sin usar|loaded|packed|assembled|prepared|prepped|made|built|ready|signed out|checked out|taken (on|to|out|along)|carried|sent out|preparad[ao]s?|armad[ao]s?|cargad[ao]s?|llevad[ao]s?|no usad[ao]s?)\b/,
  wasted:
    /\b(wasted?|discarded|damaged|broken|lost|destroyed|needle ?sticks?|expired|expir\w*|thrown|recalled|desechad[ao]s?|danad[ao]s?|vencid[ao]s?|perdid[ao]s?|caducad[ao]s?|perimee?s?)\b/,
  total:
    /\b(totals?|sum|subtotals?|sub-total|overall|combined|suma|gran total|totales|todos|all syringes|all items)\b/,
  running:
    /\b(ytd|cumulative|running|to date|so far|thus far|hasta la fecha|acumulad[ao]s?|cumule?|year to date|mtd)\b/,
  results:
    /\b(positive|positives|pos|reactive|reactives|negatives?|results?|detected|hits|positiv[ao]s?|reactiv[ao]s?|resultados?)\b/,
  reversals:
    /\b(revers\w*|od|ods|overdos\w*|saves?|lives saved|rescues?|rescates?|sobredosis|surdoses?|revived|survived|survivors?|died|deaths?|fatal(ities)?|administered|administrad[ao]s?|responses?)\b/,
  trained: /\b(train(ed|ings?|ees)?|capacit\w*|educated|entrenad[ao]s?|formes|formation)\b/,
  tests:
    /\b(samples?|muestras?|muestreos?|analyzed|analizad[ao]s?|tests?|tested|testing|screened|screenings?|pruebas?|depistages?)\b/,
  referrals:
    /\b(referr?(al|als|ed)|linkages?|linked|derivaci\w*|derivad[ao]s?|referid[ao]s?|referencias?|orient\w*)\b/,
  services:
    /\b(vaccin\w*|vacunas?|immuni[sz]ations?|flu shots?|wound care|first aid|curaciones|counsel\w*|consejeria|case management|prep starts?|mat|moud|showers?|duchas?|laundry|lavanderia|brochures?|pamphlets?|leaflets?|flyers?|literature|folletos?|volantes?|tripticos?|medical care|atencion medica|haircuts?|acupuncture|rides|transportation)\b/,
  area: /\b(lat|latitude|lng|lon|longitude|latitud|longitud|coordinates?|zip\d|zip|zips|zip ?codes?|zip3|postal|postcode|fsa|census|tract|county|codigo postal|cp)\b/,
  person:
    /\b(age|ages|adults?|youths?|children|minors|seniors|veterans?|homeless|unhoused|housed|adultos?|jovenes|menores|males?|females?|men|women|man|woman|trans|transgender|non ?-?binary|no ?-?binari[aoe]s?|enby|nb|gender ?queer|two ?-?spirit|femenin[ao]s?|white|black|hispanic|latin[oax]s?|asian|native|indigenous|hombres?|mujer(es)?|masculin[ao]s?|edad|dob|birth|born|nacimiento|phone|telephone|tel|cell|call ?back|telefono|ssn|gender|sex(?!o? (?:kits?|supplies|packs?))|race|height|weight of (the )?person)\b|^(ages? )?(\d{2} ?(-|to|a) ?\d{2}|(under|over|<|>) ?\d{2}|\d{2} ?(\+|and over|or older|y mas))( years?( old)?| anos| yrs?)?$/,
  money:
    /\b(cost|costs|price|prices|amount paid|paid|dollars?|usd|budget|spent|spend|spending|expenses?|reimburse\w*|gast(o|os|ado|ada|ados|adas)|presupuesto|importe|monto|costo|precio|valor|donation amount)\b|\$/,
  share:
    /%|\/ ?(visit|encounter|contact|person|participant|client|people|pax|exchange|visita|persona|participante)s?\b|\b(percent|percentage|pct|rate|ratio|average|avg|mean|median|per (person|visit|encounter|contact|participant|client|capita|day|exchange)|por (persona|visita|participante|usuari[ao])|porcentaje|promedio|tasa|taux|moyenne)\b/,
  plan: /\b(goals?|targets?|planned|expected|projected|forecast|anticipated|esperad[ao]s?|needed|requested|wanted|ordering|reorder|shortages?|back ?-?ordered|unfilled|unmet|owed|faltantes?|meta|metas|objetivos?|planead[ao]s?|solicitad[ao]s?|par|minimum|maximum|min|max|previous|prev\.? (yr|year)|last (month|year)|prior)\b/,
  calendar:
    /^(year|month|week|quarter|day|fy|fiscal year|ano|mes|semana|trimestre|dia|annee|semaine|week no|month no|row|line|seq|sort)( (no|number))?$|^(period|(org(anisation)?) ?unit|data ?element)\w* ?(id|code|uid)$/,
  staff:
    /\b(staff|volunteers?|workers?|stops?|paradas?|days open|open days|dias abiertos|hours?|hrs|miles|mileage|temp|temperature|personal|voluntari[ao]s?|horas)\b/,
  people:
    /\b(people|persons?|participants?|clients?|individuals?|pax|ppl|pwids?|pwuds?|unique|uniques|unduplicated|duplicated|heads?|served|guests?|patients?|customers?|personas|participantes|clientes|usuari[ao]s?|atendid[ao]s|personnes|exchanging for)\b/,
  visits:
    /\b(visits?|encounters?|contacts?|interactions?|transactions?|exchanges|walk[- ]?ins|visitas?|encuentros?|contactos?|visites?|passages?)\b/,
  weight: /\b(kg|kgs|kilos?|kilograms?|kilogramos|lb|lbs|pounds?|libras|weight|peso|poids)\b/,
} as const;

/** Given, but by the people who came. */
const takenBack =
  /\b((taken|given|gave|handed|brought) back|(handed|turned|brought) in|recibid[ao]s (?:jeringas |jeringuillas )?(?:usad[ao]s|suci[ao]s)|(received|accepted|recibid[ao]s) (from|de) (the |los |las )?(clients?|participants?|people|usuari[ao]s?|participantes?|personas)|(?<=\b(dirty|dirties|used|usad[ao]s|suci[ao]s)\b.*)(taken|accepted|received|recibid[ao]s))\b/g;

/** "Staff were kind (1-5)": an answer of a survey. */
const scale =
  /\b1 ?(-|to|a) ?(4|5|7|10)\b\)?$|\b(scale|ratings?|stars|satisf\w+|likert|escala|calificacion)\b/;

/** "Recogidas de usuarios": people brought them. */
const fromPeople =
  /\b(from|by|de|por) (the |our |los |las )?(participants?|clients?|people|persons?|usuari[ao]s?|participantes?|personas|clientes?)\b/;

const receivedAlone =
  /^(?:(?:no|number|qty|quantity|cantidad)\.? (?:de )?)?(received|rec'd|recd|recvd|rcvd|recibid[ao]s?)$/;

/** Names and numbers of rows, people and papers: they count nothing. */
const identifier =
  /\b(ids?|uic|uid|codes?|identifier|codigo|clave|folio)$|\b(po|invoice|order|ticket|record|card|case|badge|chart|serial|tracking|transaction|lot) (no|num|number|nbr)\b|\b(serial|barcode)\b/;

const syringes = /\b(syringes?|needles?|sharps|points?|rigs?|jeringas?|jeringuillas?|agujas?|seringues?)\b/;
const naloxone = /\b(naloxon[ea]?|narcan|naloxona|nlx)\b/;

/** A number that nobody reads may be how many are in one. */
const unread = <T>(text: string, item: T | ItemMeaning): T | ItemMeaning =>
  typeof item === 'object' &&
  item !== null &&
  'times' in item &&
  item.times === 1 &&
  (hasUnreadNumber(text) || hasUnreadHolder(text))
    ? { ...item, times: 'unknown' }
    : item;

/** "Syringes (goal 1000)": what is aimed at beside what was given. */
const aim = /\((?:goal|target|meta|min|max)\w*[ =]*[\d.,]+\)/g;

/** Where somebody stood, and no count of people. */
const inPerson = /\b(in[ -]person|en persona)\b/g;

/** A header as it is judged: without what it says of aims and of where somebody stood. */
const judged = (header: string): string =>
  plain(header)
    .replace(takenBack, 'returned')
    .replace(aim, ' ')
    .replace(inPerson, ' ')
    .replace(/\s+/g, ' ')
    .trim();

/** The meaning of a header. A guess to be checked, never used unseen. */
export const meaningOf = (header: string): Meaning => {
  const text = judged(header);
  const has = (name: keyof typeof words): boolean => words[name].test(text);
  const item = unread(text, itemMeaning(text));
  const isItem = typeof item === 'object';
  const isSupply = item !== undefined;

  if (has('share') || (!isSupply && scale.test(text))) return { is: 'aside', why: 'share' };
  // "Kits value"; a bare "Value" may be the count itself.
  if (has('money') || (isSupply && /\b(value|worth|total price)\b/.test(text)))
    return { is: 'aside', why: 'money' };
  if (has('calendar')) return { is: 'aside', why: 'calendar' };
  if (has('running')) return { is: 'aside', why: 'running' };
  // "Female condoms" and "kits to the county jail" are supplies all the same.
  if (has('area') && !isItem) return { is: 'aside', why: 'area' };
  if (has('person') && !isItem) return { is: 'aside', why: 'person' };
  if (identifier.test(text) || /\w\s*#\s*$/.test(header)) return { is: 'aside', why: 'person' };
  const isGiven = has('given');
  if (isItem && has('replaced')) return unclear('replaced', item);
  if (has('trained') && (startsWithPeople.test(text) || !(isItem && (isGiven || /\bkits?\b/.test(text)))))
    return { is: 'trained' };
  if (has('reversals') && !/\bkits? (given|distributed)\b/.test(text))
    return { is: 'aside', why: 'reversals' };
  if (has('results')) return { is: 'aside', why: 'results' };
  if (has('plan')) return { is: 'aside', why: 'plan' };
  if (isSupply && has('brought') && !isGiven) return unclear('brought', item);
  if (isSupply && (has('prepared') || (has('along') && !isGiven))) return unclear('prepared', item);
  // One column cannot count both ways; "1 for 1" says no more.
  if (/\b(in|out) ?(\/|&|\+|and|or) ?(in|out)\b/.test(text)) return unclear('exchanged', item);
  if (has('wasted')) return { is: 'aside', why: 'wasted' };
  // "Clients given naloxone" counts people; "kits given to clients" counts kits.
  if (startsWithPeople.test(text)) return { is: 'people' };
  if (startsWithVisits.test(text)) return { is: 'visits' };
  if (has('found') && syringes.test(text))
    return fromPeople.test(text) ? { is: 'back', unit: 'count' } : unclear('exchanged', item);
  if (
    has('weight') &&
    (has('back') ||
      has('used') ||
      has('in') ||
      syringes.test(text) ||
      /^[^a-z]*(kg|lbs?|pounds|libras)/.test(text))
  )
    return { is: 'back', unit: /\b(lb|lbs|pounds?|libras)\b/.test(text) ? 'lb' : 'kg' };
  if (has('ordered')) return isItem ? unclear('ordered', item) : { is: 'aside', why: 'plan' };
  if (has('delivered')) return isItem ? { is: 'received', item } : { is: 'aside', why: 'stock' };
  // Alone it may be what people brought; beside a balance that moves by it, it is what came in.
  if (has('received'))
    return isSupply || receivedAlone.test(text) ? unclear('received', item) : { is: 'unknown' };
  if (has('stock') && !isGiven) return isItem ? { is: 'on-hand', item } : { is: 'aside', why: 'stock' };
  if ((has('back') || has('used')) && !isGiven) {
    const isUsed = !has('back') && !fromPeople.test(text) && !/\b(in|entradas?)$/.test(text);
    if (/\b(containers?|bins?|box(es)?|bags?|gallons?|quarts?|litres?|liters?|contenedor(es)?)\b/.test(text))
      return { is: 'unknown' };
    if (isUsed && (isSupply || syringes.test(text) || isOnlyThis(text, 'used')))
      return { is: 'used', ...(isItem && { item }) };
    if (naloxone.test(text)) return { is: 'aside', why: 'wasted' };
    // Cookers that come back are no syringes; a bare "Returned" is what an exchange counts.
    if (syringes.test(text) || isSyringe(item)) return { is: 'back', unit: 'count' };
    if (isSupply) return { is: 'aside', why: 'wasted' };
    if (has('visits')) return { is: 'visits' };
    if (has('people') && !/\b(did|by)\b/.test(text)) return { is: 'people' };
    return isOnlyThis(text, 'back') ? { is: 'back', unit: 'count' } : { is: 'unknown' };
  }
  if (has('in') && !isGiven && isItem && !isSyringe(item)) return unclear('received', item);
  if (has('in') && !has('given') && (syringes.test(text) || isSyringe(item) || /^(in|entradas?)$/.test(text)))
    return { is: 'back', unit: 'count' };
  if (has('exchanged') && (isSupply || /^(syringes? )?exchanged$/.test(text)) && !isGiven)
    return unclear('exchanged', item);
  if (has('total')) {
    if (has('people')) return { is: 'people' };
    if (has('visits')) return { is: 'visits' };
    if (has('back') || (has('in') && !isGiven)) return { is: 'total', item: 'back' };
    return { is: 'total', item: isItem ? item.item : undefined };
  }
  if (has('referrals')) return { is: 'aside', why: 'referrals' };
  if (isSupply && !(has('tests') && !/\b(strips?|tests? kits?|self)\b/.test(text) && !isItem))
    return isItem && !isTestOf(text, item) ? { is: 'given', item } : unclear(isItem ? 'item' : item, item);
  if (has('tests')) return { is: 'aside', why: 'tests' };
  if (has('services')) return { is: 'aside', why: 'services' };
  if (has('people')) return { is: 'people' };
  if (has('visits')) return { is: 'visits' };
  if (has('staff')) return { is: 'aside', why: 'staff' };
  if (
    /^(?:(?:no|number|qty|quantity|count|how many|cantidad|numero)\.?(?: of| de)? )?(?:(?:new|clean|sterile) )?(given|out|took|given out|dispensed|disp|distributed|dist|issued|handed out|entregadas?|salidas?)\.?$/.test(
      text,
    )
  )
    return { is: 'given', item: { item: 'syringe-1ml', times: 1, assumed: 'size' } };
  return { is: 'unknown' };
};

const peopleWord =
  '(people|persons?|participants?|clients?|individuals?|guests?|patients?|personas|participantes|clientes|usuarios)';
const startsWithPeople = new RegExp(
  `^(total |unique |new |returning |unduplicated |duplicated )*((number|no|count|total) of )?(unique |new )?${peopleWord}\\b(?! (id|code|name|no|number))`,
);
const startsWithVisits =
  /^(total )?((number|no|count|total) of )?(return |repeat |new )?(visits?|encounters?|contacts?|interactions?|visitas?|visites?)\b/;
/** Words around "returned" that name nothing else. */
const filler =
  /\b(how many|actual|cantidad|cant\.?|did|came|come|they|were|was|the|number|no\.?|est\.?|estimated|approx\.?|total|of|count|qty|quantity|amount|by|clients?|participants?|people|in|syringes?|cuantas?|numero|de|total de)\b/g;

/** It says "returned" or "used", and nothing that is. */
const isOnlyThis = (text: string, name: 'back' | 'used'): boolean =>
  text
    .replace(new RegExp(words[name], 'g'), '')
    .replace(filler, '')
    .replace(/[.\s()[\]]+/g, '') === '';

/** "Fentanyl tests" may be strips handed out, or tests that were done. */
const isTestOf = (text: string, item: ItemMeaning): boolean =>
  (item.item.startsWith('strip-') || item.item.endsWith('-rapid-test')) &&
  /\b(tests|tested|testing|pruebas)\b/.test(text) &&
  !/\b(strips?|kits?|tiras?|given|distributed|handed out|entregad[ao]s?)\b/.test(text);

const unclear = (why: Extract<Meaning, { is: 'unclear' }>['why'], item?: ItemMeaning | Unclear): Meaning => ({
  is: 'unclear',
  why,
  ...(typeof item === 'object' && { item }),
});

const isSyringe = (item: ItemMeaning | Unclear | undefined): boolean =>
  item === 'size' || (typeof item === 'object' && item.item.startsWith('syringe-'));
