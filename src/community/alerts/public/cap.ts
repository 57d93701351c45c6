import { type LocalTime, msToTime, offsetOf, timeToMs, type Uuid } from '#log/index.ts';
import type { GradeBody, Said } from '../entries.ts';
import type { Message } from '../rules/messages.ts';
import { documentOf, element, type Xml } from './xml.ts';

/** Who sends, and what of an alert is no word of it. */
export interface CapSender {
  readonly org: Uuid;
  readonly name: string;
  /** "Withdrawn", in both languages, before the line of one that was. */
  readonly withdrawn: (locale: 'en' | 'es') => string;
  readonly event: (locale: 'en' | 'es') => string;
  /** The stamp as people call it, where it may be shown. */
  readonly stamp: (locale: 'en' | 'es') => string | undefined;
}

/**
 * A message as CAP 1.2 (OASIS, July 2010). Identifier and sender are URNs: CAP forbids blanks, commas, `<` and `&` in them.
 * `references` holds every earlier message of the alert, so that a reader that missed one still drops it.
 */
export const capOf = (message: Message, sender: CapSender): string => {
  const { id, type, sent, replaces, version } = message;
  return documentOf(
    element(
      'alert',
      [
        element('identifier', urn(id)),
        element('sender', urn(sender.org)),
        element('sent', capTime(sent)),
        element('status', 'Actual'),
        element('msgType', type),
        element('scope', 'Public'),
        ...(replaces.length === 0
          ? []
          : [
              element(
                'references',
                replaces.map((one) => `${urn(sender.org)},${urn(one.id)},${capTime(one.sent)}`).join(' '),
              ),
            ]),
        infoOf(message, 'en', version.words.text.en, sender),
        infoOf(message, 'es', version.words.text.es, sender),
      ],
      { xmlns: 'urn:oasis:names:tc:emergency:cap:1.2' },
    ),
  );
};

const infoOf = (
  { type, sent, version }: Message,
  locale: 'en' | 'es',
  said: Said,
  sender: CapSender,
): Xml => {
  const { grade, until } = version;
  const stamp = sender.stamp(locale);
  const isOver = type === 'Cancel';
  return element('info', [
    element('language', languages[locale]),
    element('category', 'Health'),
    element('event', sender.event(locale)),
    ...(isOver ? [element('responseType', 'AllClear')] : []),
    element('urgency', isOver ? 'Past' : urgencyOf(grade)),
    element('severity', isOver ? 'Minor' : severities[grade?.severity ?? 'unknown']),
    element('certainty', certainties[grade?.certainty ?? 'unknown']),
    element('effective', capTime(sent)),
    element('expires', capTime(until)),
    element('senderName', sender.name),
    element('headline', isOver ? `${sender.withdrawn(locale)}: ${said.line}` : said.line),
    element('description', [said.found, said.does, ...(stamp === undefined ? [] : [stamp])].join('\n')),
    ...(isOver ? [] : [element('instruction', said.act)]),
    element('area', [element('areaDesc', said.where)]),
  ]);
};

const languages = { en: 'en-US', es: 'es-US' } as const;
const severities = {
  extreme: 'Extreme',
  severe: 'Severe',
  moderate: 'Moderate',
  minor: 'Minor',
  unknown: 'Unknown',
} as const;
const certainties = {
  observed: 'Observed',
  likely: 'Likely',
  possible: 'Possible',
  unknown: 'Unknown',
} as const;
const urgencyOf = (grade: GradeBody | undefined): string =>
  grade?.severity === 'extreme' || grade?.severity === 'severe' ? 'Immediate' : 'Expected';

export const urn = (id: Uuid): string => `urn:uuid:${id}`;

/** CAP writes UTC as `-00:00`, never as `Z`, and no fractions of seconds. */
export const capTime = (time: LocalTime): string =>
  msToTime(timeToMs(time), offsetOf(time)).replace(/Z$/, '-00:00');
