import { itemMeaning } from '../reading/item-meaning.ts';
import { plain } from '../reading/plain.ts';

/**
 * Columns that say who somebody is. They are recognized on the device and left out before a sheet is sent: what was never
 * collected cannot be seized. Participant codes go the same way: nobody agreed to be linked by them, and they are guessed at once
 * (docs/decisions/2026-11-27-codes-stay-out-of-imports.md).
 */
const who =
  /\b(first|last|middle|full|given|family|maiden|preferred|legal|street|nick|client|participant|patient|customer|guest|member|contact|emergency|staff|worker|volunteer|outreach worker)s?'? ?names?\b|^(name|names|nombre|nombres|nombre completo|apellidos?|nom|prenom|client|participant|cliente|participante|alias|nickname|apodo|person|persona|who|quien|provider|first|last|first and last|fn|ln|caller|consumer|guest|seen|handle|usuari[ao]|persona atendida|nombre de pila|contact person|sobrenombre|pareja|who did you see)$|\b(mother|father|parent|partner|madre|padre)'?s? (first |last |maiden )?name\b|\b(initials?|iniciales|initiales|emergency contact|contacto de emergencia)\b|\bnombres?\b.*\b(participantes?|personas?|clientes?|usuari[ao]s?|pacientes?|apellidos?|iniciales)\b|^names? ?[/&+(]/;
const reach =
  /\b(phone|phones|telephone|tel|cell|cell ?phone|mobile (phone|number|no)|telefono|celular|e-?mails?|correo|correo electronico|address|street address|home address|direccion|domicilio|adresse|facebook|instagram|insta|ig|snap(chat)?|whats ?app|telegram|messenger|movil|contact (info|information|number|no)|numero de contacto|best (number|contact)|call ?back (number|no)|where (they|do they|do you|you) (stay|live|sleep)|lives? (at|in)|stays at|cross ?streets?|intersection|calle|colonia y calle)\b/;
const born =
  /\b(dob|d\.o\.b\.?|date of birth|birth ?(dates?|days?|years?|months?)|year of birth|year born|birth(?! (control|cert))|born|b-?day|(fecha|f\.?|ano) ?(de )?nac\b\.?|^nac\.?$|fecha de nacimiento|nacimiento|date de naissance)\b/;
const number =
  /\b(ssn|social security|medicaid|medicare|insurance (no|number|id)|drivers? licen[cs]e|license (no|number)|passport|curp|rfc|dni|inmate (no|number|id))\b|^licen[cs]e$/;
const code =
  /\b(uic|unique (id|identifier|code)|(client|participant|patient|member|person|guest) ?(id|ids|code|codes|no|number|identifier)|codigo (de |del )?(cliente|participante|persona)|clave (unica|de participante)|code client|suid|ptid|mrn|emr|hmis|expediente|code name|(codigo|clave|id|no|numero) (unic[ao]|(de |del |de la )?(usuari[ao]|cliente|participante|persona|paciente))|(usuari[ao]|cliente|participante|persona|paciente) (id|codigo|clave|no|numero)|(anon\w*|unique) (id|ids|code|codes|number)|(card|chart|case) (id|no|number))\b|^(pid|cid|uid|identificador|identifier|clave usuari[ao]|codigo usuari[ao])$/;
const staff =
  /^(staff|outreach staff|promotor(a|as|es)?|brigadistas?|worker|workers|volunteer|volunteers|staff member|entered by|completed by|recorded by|logged by|your name|trabajador|trabajadora|voluntario|capturado por)$/;
const staffName = /^(staff|worker|volunteer|outreach worker)s?'? ?names?$/;
const notes =
  /\b(notes?|comments?|remarks|observations?|observaciones|notas?|comentarios?|remarques|commentaires?|narrative|anything else|something else|algo mas|otra cosa)\b/;
/** "Contact #", "Ph": over numbers without a stroke "Contacts" counts visits. */
const reachNumber = /^(ph|contact|contacto)\s*#?$/i;
/** A code of somebody, where its values are letters and digits together. */
const bareCode = /^(codigo|clave|code|id code)$/;
/** "SEP code", "Exchange ID", "Card #": a number of somebody, unless it names a thing, a place or a paper. */
const anyCode = /\b(ids?|codes?|codigos?|claves?|no|num|number|numero|identif\w+)\b|#$/;
const ofThings =
  /\b(visits?|records?|submissions?|responses?|entry|entries|transactions?|encounters?|events?|forms?|rows?|orders?|po|invoice|lots?|lote|batch|items?|products?|sku|ndc|upc|barcode|sites?|locations?|programs?|count(y|ies)|zip|zips|postal|fips|data ?elements?|org\w*|period|supply|supplies|insumos?|articulos?|sitio|sede|visitas?|registro|pedido|kits?|machines?|kiosks?|agency|agencies|partners?|shipments?|deliver(y|ies)|vehicle|van|route|serial|tracking)\b/;
/** Ten digits in each cell are telephone numbers; under these headers they are moments or numbers of rows. */
const tenDigits = /^\d{10}$/;
const ofTime = /\b(time\w*|date\w*|stamp|epoch|created|unix|start|end)\b/;

export type PrivateWhy = 'name' | 'staff' | 'contact' | 'birth' | 'number' | 'code' | 'notes';

const email = /^[^\s@]+@[^\s@]+\.[a-z]{2,}$/i;
const phone = /^(\+?\d{1,2}[\s.-]?)?\(?\d{3}\)?[\s.-]?\d{3}[\s.-]\d{4}$/;
const social = /^\d{3}-\d{2}-\d{4}$/;
const twoNames = /^\p{Lu}[\p{L}'’.-]+(\s\p{Lu}[\p{L}'’.-]*){1,3}$/u;
const things =
  /\b(site|location|program|item|product|supply|supplies|drug|substance|city|county|area|lot|vendor|supplier|agency|partner|sitio|lugar|insumo)\b/;

/** Why a column is left out, by its header or by what most of its values look like; undefined for one that says nobody. */
export const privateWhy = (header: string, values: readonly string[]): PrivateWhy | undefined => {
  const text = plain(header);
  if (born.test(text)) return 'birth';
  if (number.test(text)) return 'number';
  if (code.test(text)) return 'code';
  if (reach.test(text) && !/\b(site|program|e-?mail list)\b/.test(text)) return 'contact';
  if (who.test(text) || staff.test(text)) {
    if (isCounts(values) || areThings(values)) return undefined;
    return staff.test(text) || staffName.test(text) ? 'staff' : 'name';
  }
  if (reachNumber.test(header.trim()) && (header.includes('#') || !isCounts(values))) return 'contact';
  if (bareCode.test(text) && areCodes(values)) return 'code';
  if ((anyCode.test(text) || /#\s*$/.test(header)) && !ofThings.test(text) && areCodes(values)) return 'code';
  if (notes.test(text) && !isCounts(values)) return 'notes';
  const filled = values.filter((value) => value.trim() !== '');
  if (filled.length < 2) return undefined;
  const most = (shape: RegExp): boolean =>
    filled.filter((value) => shape.test(value.trim())).length * 10 >= filled.length * 6;
  if (most(social)) return 'number';
  if (most(email) || most(phone)) return 'contact';
  if (most(tenDigits) && !ofThings.test(text) && !ofTime.test(text)) return 'contact';
  const different = new Set(filled.map((value) => value.trim().toLowerCase())).size;
  const areNames =
    filled.length >= 5 &&
    different * 10 >= filled.length * 9 &&
    filled.filter((value) => twoNames.test(value.trim())).length * 10 >= filled.length * 8;
  return areNames && !things.test(text) ? 'name' : undefined;
};

/** "Clients" over numbers counts people and names nobody. */
const isCounts = (values: readonly string[]): boolean => {
  const filled = values.filter((value) => value.trim() !== '');
  return (
    filled.length > 0 && filled.filter((value) => /^[\d.,]+$/.test(value.trim())).length * 2 > filled.length
  );
};

/** "AB12", "RU-0304-F": nearly every one another. */
const areCodes = (values: readonly string[]): boolean => {
  const filled = values.map((value) => value.trim()).filter((value) => value !== '');
  const codes = filled.filter((value) => /^(?=.*\p{L})(?=.*\d)[\p{L}\d-]{3,16}$/u.test(value));
  return codes.length > 0 && codes.length * 10 >= filled.length * 6 && !areThings(values);
};

/** "Name" over a list of supplies. */
const areThings = (values: readonly string[]): boolean => {
  const filled = values.filter((value) => value.trim() !== '');
  return (
    filled.length > 0 &&
    filled.filter((value) => itemMeaning(plain(value)) !== undefined).length * 2 > filled.length
  );
};

export interface PrivateColumn {
  readonly at: number;
  readonly header: string;
  readonly why: PrivateWhy;
  /** The row from which on it is left out: 0, or that of the headers of a table further down. */
  readonly from: number;
}

/** Rows in which headers are looked for, below titles. */
const headRows = 15;

/**
 * The columns of a sheet that are left out, by any of its first rows that may be its headers, and by those of tables that stand
 * below the first: of such a column from there on.
 */
export const privateColumns = (rows: readonly (readonly string[])[]): readonly PrivateColumn[] => {
  const found = new Map<number, PrivateColumn>();
  for (const [at, row] of rows.entries()) {
    // A row of names has more than one name; a title stands alone.
    if (row.filter(isFilled).length < 2) continue;
    if (at >= headRows && !areLaterHeaders(rows, at)) continue;
    for (const [column, header] of row.entries()) {
      if (found.has(column) || !isFilled(header) || header.length > 80) continue;
      const values = rows.slice(at + 1, at + 60).map((below) => below[column] ?? '');
      const why = privateWhy(header, at === 0 || values.length > 3 ? values : []);
      if (why !== undefined && !looksLikeValue(header))
        found.set(column, { at: column, header: header.trim(), why, from: at < headRows ? 0 : at });
    }
  }
  return [...found.values()];
};

const isFilled = (cell: string): boolean => cell.trim() !== '';
const looksLikeValue = (text: string): boolean => /^[\d\s.,/:-]+$/.test(text.trim());

/** Words alone, with numbers or dates below, and above them numbers too, or a title, or nothing. */
const areLaterHeaders = (rows: readonly (readonly string[])[], at: number): boolean => {
  const holdsValues = (row: readonly string[] = []) =>
    row.some((cell) => isFilled(cell) && looksLikeValue(cell));
  const above = rows[at - 1] ?? [];
  return (
    !holdsValues(rows[at]) &&
    holdsValues(rows[at + 1]) &&
    (holdsValues(above) || above.filter(isFilled).length < 2)
  );
};
