import { msToTime, offsetOf, timeToMs, type Uuid } from '#log/index.ts';
import type { Alert } from '../rules/life.ts';
import type { Message } from '../rules/messages.ts';
import { urn } from './cap.ts';
import { documentOf, element } from './xml.ts';

export interface FeedParts {
  readonly org: Uuid;
  readonly name: string;
  readonly title: string;
  readonly withdrawn: string;
  readonly locale: string;
  /** When it was read, where it holds nothing that says a time. */
  readonly now: string;
  readonly messages: readonly { readonly alert: Alert; readonly message: Message }[];
}

/**
 * The alerts as Atom (RFC 4287). An alert is one entry for good: a change gives it another `updated`, so no reader shows two of it,
 * and one that was withdrawn says so for as long as it would have stood.
 */
export const atomOf = ({ org, name, title, withdrawn, locale, now, messages }: FeedParts): string => {
  const language = locale === 'es' ? 'es' : 'en';
  const isoOf = (time: string): string => msToTime(timeToMs(time), offsetOf(time));
  return documentOf(
    element(
      'feed',
      [
        element('id', `${urn(org)}:alerts:${language}`),
        element('title', title),
        element('updated', isoOf(messages[0]?.message.sent ?? now)),
        element('author', [element('name', name)]),
        element('link', [], {
          rel: 'self',
          type: 'application/atom+xml',
          href: `feed.atom?lang=${language}`,
        }),
        element('link', [], { rel: 'alternate', type: 'text/html', href: `../alerts?lang=${language}` }),
        ...messages.map(({ alert, message: { id, type, sent, version } }) => {
          const said = version.words.text[language];
          const isOver = type === 'Cancel';
          return element('entry', [
            element('id', urn(alert.id)),
            element('title', isOver ? `${withdrawn}: ${said.line}` : said.line),
            element('updated', isoOf(sent)),
            element('published', isoOf(alert.versions[0]?.sent ?? sent)),
            element('category', [], { term: type }),
            element('link', [], { rel: 'alternate', type: 'application/cap+xml', href: `${id}.cap` }),
            element('summary', isOver ? withdrawn : [said.found, said.does, said.act].join(' ')),
          ]);
        }),
      ],
      { xmlns: 'http://www.w3.org/2005/Atom', 'xml:lang': language },
    ),
  );
};
