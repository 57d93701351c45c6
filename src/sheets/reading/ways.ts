/** How supplies reach people: what went one way did not go another. */
const ways: readonly RegExp[] = [
  /\b(mail(ed)?|by mail|mail ?order|postal|por correo|enviad[ao]s?)\b/,
  /\b(vending|kiosks?|machines?|maquinas?|expendedoras?|dispensador(es)?)\b/,
  /\b(hand(ed)? ?-?out|in ?-?person|walk ?-?ins?|on ?-?site|office|drop ?-?in|en mano|en persona|mostrador)\b/,
  /\b(outreach|street|mobile|van|calle|recorridos?|jornadas?)\b/,
  /\b(home deliver(y|ies)|delivered|delivery|a domicilio)\b/,
  /\b(online|web(site)?|en linea)\b/,
];

export const wayOf = (text: string): number => ways.findIndex((way) => way.test(text));

const weekday =
  /\b(mon|tues?|wed|thu(rs)?|fri|sat|sun)(day|nesday|sday|urday)?s?\b|\b(lunes|martes|miercoles|jueves|viernes|sabados?|domingos?)\b/;

/** "Mon syringes" beside "Wed syringes": each is of its day. */
const areOfTwoDays = (one: string, other: string): boolean => {
  const [a, b] = [weekday.exec(one)?.[0], weekday.exec(other)?.[0]];
  return a !== undefined && b !== undefined && a !== b;
};

/** "Mailed" beside "handed out": each is of other people. */
export const areOfTwoWays = (one: string, other: string): boolean =>
  areOfTwoDays(one, other) || (wayOf(one) !== -1 && wayOf(other) !== -1 && wayOf(one) !== wayOf(other));
