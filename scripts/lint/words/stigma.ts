/**
 * Words that hurt, for what the software itself says; never for what people write. From NIDA "Words Matter"
 * and the usage of harm reduction programs: say participant, person who uses drugs, tested positive, returned to use.
 */
const english: readonly RegExp[] = [
  /\baddict(s|ed|ion|ions)?\b/iu,
  /\b(ab)?users?\b/iu,
  /\babus(e|es|ed|ing|ive)\b/iu,
  /\bmisus(e|es|ed|ing)\b/iu,
  /\bjunk(ie|ies|y)\b/iu,
  /\b(crack|dope|meth|smack)[ -]?heads?\b/iu,
  /\b(alcoholics?|drunks?|drunkards?)\b/iu,
  /\bhabits?\b/iu,
  /\b(got|get|getting|stay|staying|stayed|is|are|been) clean\b/iu,
  /\b(clean|dirty) (urine|tests?|samples?|results?|needles?|syringes?)\b/iu,
  /\b(substitution|replacement) (therapy|treatment)\b/iu,
  /\bnon-?complian(t|ce)\b/iu,
  /\brelaps(e|es|ed|ing)\b/iu,
  /\bcommit(s|ted|ting)? suicide\b/iu,
  /\bstreet drugs?\b/iu,
  /\b(IDUs?|IVDUs?|PWIDs?)\b/u,
  /\b(clients?|patients?)\b/iu,
  /\bvictims?\b/iu,
  /\bprostitut(e|es|ion)\b/iu,
  /\b(the )?homeless\b(?! (people|person))/iu,
  /\bex-?(con|cons|offenders?)\b/iu,
];

const spanish: readonly RegExp[] = [
  /\badict[oa]s?\b/iu,
  /\badicci(ó|o)n(es)?\b/iu,
  /\b(drog(o|adict)[a-z]*|drogat[oa]s?|yonquis?|toxic(ó|o)man[oa]s?)\b/iu,
  /\bdrogadicci(ó|o)n\b/iu,
  /\babus(o|os|ar|ador|adores|adora)\b/iu,
  /\b(alcoh(ó|o)lic[oa]s?|borrach[oa]s?)\b/iu,
  /\brecaíd[ao]s?\b/iu,
  /\b(usuari[oa]s?|clientes?|pacientes?)\b/iu,
  /\b(estar|está|sigue|seguir) limpi[oa]s?\b/iu,
  /\b(orina|prueba|jeringa|jeringas|muestra)s? (limpi|suci)[oa]s?\b/iu,
  /\bvicio(s|sos?|sas?)?\b/iu,
  /\bcometi(ó|eron) suicidio\b/iu,
  /\bprostitut[oa]s?\b/iu,
  /\bindigentes?\b/iu,
];

/** The hurtful terms in one message; empty when there are none. */
export const stigmaIn = (locale: string, text: string): readonly string[] =>
  (locale === 'es' ? spanish : english).flatMap((term) => text.match(term)?.[0] ?? []);
