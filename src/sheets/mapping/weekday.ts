import { dayMs } from '#log/calendar.ts';
import type { Cell } from '../read/sheet.ts';
import { fold } from './mapping.ts';

/** Sunday first, as days of the week are numbered. */
const names = [
  /^(?:su|sun(?:day)?|do|dom(?:ingo)?|dim(?:anche)?)\.?$/,
  /^(?:mo|mon(?:day)?|lu|lun(?:es)?|lundi)\.?$/,
  /^(?:tu|tue(?:s(?:day)?)?|ma|mar(?:tes)?|mardi)\.?$/,
  /^(?:we|wed(?:nesday)?|mi|mie(?:rcoles)?|mer(?:credi)?)\.?$/,
  /^(?:th|thu(?:rs?(?:day)?)?|ju|jue(?:ves)?|jeu(?:di)?)\.?$/,
  /^(?:fr|fri(?:day)?|vi|vie(?:rnes)?|ven(?:dredi)?)\.?$/,
  /^(?:sa|sat(?:urday)?|sab(?:ado)?|sam(?:edi)?)\.?$/,
];

/** Number of the weekday that a text names, Sunday 0; undefined for any other text. */
export const weekdayOf = (text: string): number | undefined => {
  const word = fold(text);
  const at = names.findIndex((shape) => shape.test(word));
  return at === -1 ? undefined : at;
};

/** The day with this name in the week that begins, or ends, with a date; undefined where the cell names none. */
export const dayInWeek = (
  date: string,
  week: 'begins' | 'ends',
  cell: Cell | undefined,
): string | undefined => {
  const wanted = typeof cell === 'string' ? weekdayOf(cell) : undefined;
  if (wanted === undefined) return undefined;
  const at = Date.parse(`${date}T00:00:00Z`);
  const own = new Date(at).getUTCDay();
  const steps = week === 'begins' ? (wanted - own + 7) % 7 : -((own - wanted + 7) % 7);
  return new Date(at + steps * dayMs).toISOString().slice(0, 10);
};
