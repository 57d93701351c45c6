import { itemMeaning } from '../reading/item-meaning.ts';
import { plain } from '../reading/plain.ts';

/**
 * Columns that say who somebody is. They are recognized on the device and left out before a sheet is sent: what was never
 * collected cannot be seized. Participant codes go the same way: nobody agreed to be linked by them, and they are guessed at once
 * (docs/decisions/2026-11-27-codes-stay-out-of-imports.md).
 */
const who =
  /\b(first|last|middle|full|given|family|maiden|preferred|legal|street|nick|client|participant|patient|customer|guest|member|contact|emergency|staff|worker|volunteer|outreach worker)s?'? ?names?\b|^(name|names|nombre|nombres|nombre completo|apellidos?|nom|prenom|client|participant|cliente|participante|alias|nickname|apodo|initials|iniciales|initiales)$/;
const reach =
  /\b(phone|phones|telephone|tel|cell|cell ?phone|mobile (phone|number|no)|telefono|celular|e-?mails?|correo|correo electronico|address|street address|home address|direccion|domicilio|adresse|facebook|instagram|contact info|contact information)\b/;
const born =
  /\b(dob|d\.o\.b\.?|date of birth|birth ?dates?|birth ?day|fecha de nacimiento|nacimiento|date de naissance)\b/;
const number =
  /\b(ssn|social security|medicaid|medicare|insurance (no|number|id)|drivers? licen[cs]e|license (no|number)|passport|curp|rfc|dni|inmate (no|number|id))\b/;
const code =
  /\b(uic|unique (id|identifier|code)|(client|participant|patient|member|person|guest) ?(id|ids|code|codes|no|number|identifier)|codigo (de |del )?(cliente|participante|persona)|clave (unica|de participante)|code client)\b/;
const staff =
  /^(staff|worker|workers|volunteer|volunteers|staff member|entered by|completed by|recorded by|logged by|your name|trabajador|trabajadora|voluntario|capturado por)$/;
const notes =
  /^(notes?|comments?|remarks|observations?|observaciones|notas|comentarios|remarques|commentaires|narrative)$/;

export type PrivateWhy = 'name' | 'contact' | 'birth' | 'number' | 'code' | 'notes';

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
  if (who.test(text) || staff.test(text)) return isCounts(values) || areThings(values) ? undefined : 'name';
  if (notes.test(text)) return 'notes';
  const filled = values.filter((value) => value.trim() !== '');
  if (filled.length < 2) return undefined;
  const most = (shape: RegExp): boolean =>
    filled.filter((value) => shape.test(value.trim())).length * 10 >= filled.length * 6;
  if (most(social)) return 'number';
  if (most(email) || most(phone)) return 'contact';
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
}

/** Rows in which headers are looked for, below titles. */
const headRows = 15;

/** The columns of a sheet that are left out, by any of its first rows that may be its headers. */
export const privateColumns = (rows: readonly (readonly string[])[]): readonly PrivateColumn[] => {
  const found = new Map<number, PrivateColumn>();
  const width = Math.max(0, ...rows.map((row) => row.length));
  for (const [at, row] of rows.slice(0, headRows).entries()) {
    // A row of names has more than one name; a title stands alone.
    if (row.filter((cell) => cell.trim() !== '').length < 2) continue;
    for (const [column, header] of row.entries()) {
      if (found.has(column) || header.trim() === '' || header.length > 80) continue;
      const values = rows.slice(at + 1, at + 60).map((below) => below[column] ?? '');
      const why = privateWhy(header, at === 0 || values.length > 3 ? values : []);
      if (why !== undefined && !looksLikeValue(header))
        found.set(column, { at: column, header: header.trim(), why });
    }
  }
  return [...found.values()].filter(({ at }) => at < width);
};

const looksLikeValue = (text: string): boolean => /^[\d\s.,/:-]+$/.test(text.trim());
