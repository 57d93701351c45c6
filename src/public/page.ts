import type { Transaction } from '#database/transaction.ts';
import type { JsonObject, LocalTime, Result, Uuid } from '#log/index.ts';
import type { PageContext, Translate } from './context.ts';
import type { Html } from './html.ts';
import type { Answers, FormProblems, Question } from './question.ts';

/**
 * # Public pages
 *
 * A page that anyone may open. A program or a community folder declares it: a path, its words, and, where something is sent,
 * a form with its handler. The room gives the rest, the same to every page:
 *
 * - No account, no cookie; nothing is remembered or logged about who came. No script, but where a page opens what only its reader
 *   has the key of (`script`).
 * - A GET changes nothing. What is sent comes by POST, in the body: no address holds anything but page, organization, language, and
 *   for a page with a key that key.
 * - Nothing is kept by a cache, nothing is asked of another server; the look, English and Spanish, light and dark are the product's.
 * - A form has a size and a rate. Whoever meets a limit, or leaves out what is needed, reads what to do, and finds what they
 *   filled in. What was sent twice is stored once.
 *
 * `test/rooms/public-pages.test.ts` holds each page of the list to this.
 */
export type PublicPage<D = unknown> = OrganizationPage<D> | ServerPage<D>;

interface Page<D> {
  /** Lower-case words with hyphens, for example `reversal`. */
  readonly path: string;
  /** Message id of a part of what the page says: `title`, and for a form those of `wordsOf` in question.ts. */
  readonly words: (part: string) => string;
  /** One file that imports none and runs in the reader's browser (script.ts). Without it the page still says what to do. */
  readonly script?: URL;
  /** What stands below the heading, above the form. It escapes what it shows, as `html` does. */
  readonly intro: (view: PageView<D>) => Html;
}

/** A page of each organization: `/p/PATH` for the server's first one, `/p/CODE/PATH` for all. */
export interface OrganizationPage<D = unknown> extends Page<D> {
  readonly of: 'organization';
  /** What the page needs from the organization's tables, such as code lists as it has arranged them. */
  readonly read: (tx: Transaction, org: Uuid, asked: PageAsked) => Promise<D>;
  /**
   * It also opens at `/p/CODE/PATH/KEY`, for a link that was given to somebody: `read` looks the key up, and answers for one that
   * opens nothing as for none. Such a key says whose page it is; it never stands for a participant.
   */
  readonly isKeyed?: true;
  readonly form?: PageForm<D>;
  /**
   * What the page holds for other systems: `/p/CODE/PATH/NAME`, with the same promises as the page. Undefined: there is no such
   * file.
   */
  readonly file?: (name: string, view: PageView<D>) => PublicFile | undefined;
}

/** How a page is asked for. */
export interface PageAsked {
  /** What stands behind the page's path, where it is keyed. */
  readonly key?: string;
  /** Milliseconds since 1970. */
  readonly now: number;
}

/** A document that is not for eyes. */
export interface PublicFile {
  readonly type: string;
  readonly text: string;
}

/** A page of the server itself, `/PATH`: there before anyone has set it up, and the same for all organizations. */
export interface ServerPage<D = unknown> extends Page<D> {
  readonly of: 'server';
  /** `host` is the name under which the server was asked, without the port. */
  readonly read: (host: string) => D;
}

export interface PageForm<D> {
  /** Its questions are buttons that send it: one tap. The room adds none. */
  readonly isSentByQuestions?: true;
  readonly questions: readonly Question<D>[];
  /** Folded away below the others. */
  readonly more?: readonly Question<D>[];
  /**
   * What is done with answers that each are as they should be. It reads in `tx` and changes nothing: what it takes as entries
   * the server writes, what it shows is sent back in this one answer and kept nowhere.
   */
  readonly take: (
    answers: Answers,
    context: PageContext<D> & { readonly tx: Transaction; readonly org: Uuid },
    sent: SentForm,
  ) => Promise<Result<Taken, FormProblems>>;
  /** Below the heading of the page that says thanks. It is reached by an address: nothing of what was sent is on it. */
  readonly thanks: (view: PageView<D>) => Html;
}

/** For an answer that holds a form of its own, or is about the one that was sent. */
export interface SentForm {
  /** The page's address without a language, and a random number for that form, by which one that is sent twice is stored once. */
  readonly plain: string;
  readonly once: string;
  /** The random number of the form that was sent: the id of its first entry, the same however often it is sent. */
  readonly number: Uuid;
}

/**
 * What became of a form: entries to write, then thanks; an answer, below the heading `done.title`; or entries and then an answer,
 * which is read after they are in the log, so that of two who send at once each is answered by what came first.
 */
export type Taken =
  | { readonly entries: readonly PublicDraft[] }
  | { readonly shows: Html }
  | {
      readonly entries: readonly PublicDraft[];
      readonly answer: (tx: Transaction) => Promise<Html>;
    };

/** What the server writes on its own device: a public form, an import's own words. */
export interface PublicDraft {
  readonly kind: string;
  readonly version: number;
  readonly body: JsonObject;
  /** Left out: today, without a time of day. */
  readonly occurredAt?: LocalTime;
  /** Left out: the organization's first site. */
  readonly site?: Uuid;
  readonly supersedes?: readonly Uuid[];
}

export interface PageView<D> extends PageContext<D> {
  /** The server's address as it was asked for, `https://example.org`: for what is printed. */
  readonly origin: string;
  /** Messages in another language, for a sheet that says all in two. */
  readonly inLanguage: (locale: string) => Translate;
  /** The page's own address in this language. */
  readonly self: string;
}

/** Messages of one language. */
export type PublicWords = (locale: string) => { readonly t: Translate };

/** A page is listed without the type of what it reads; `read` and the others of one page agree on it. */
export const asPublicPage = <D>(page: PublicPage<D>): PublicPage => page as unknown as PublicPage;

/** Where a page is, for an organization's code where it has one. */
export const addressOf = ({ of: whose, path }: PublicPage, code?: string): string =>
  whose === 'server' ? `/${path}` : code === undefined ? `/p/${path}` : `/p/${code}/${path}`;
