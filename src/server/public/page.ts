import type { Transaction } from '#database/transaction.ts';
import type { LocalTime, Result, Uuid } from '#log/index.ts';
import type { PublicDraft } from '../log-store/own-device.ts';

/**
 * A page that anyone may open: no sign-in, no cookie, no script, nothing remembered about who came. Programs register
 * theirs; the server takes the form and writes what they accept as entries of its own device.
 */
export interface PublicPage<D = unknown> {
  /** Under `/p/`: lower-case words with hyphens, for example `reversal`. */
  readonly path: string;
  /** A style sheet file of the page's own; the content policy allows none inside a page. */
  readonly style?: URL;
  /** What the page needs from the organization's tables: code lists as it has arranged them. */
  readonly read: (tx: Transaction, org: Uuid) => Promise<D>;
  /** The whole document. It escapes what it shows. */
  readonly render: (view: PublicView<D>) => string;
  /** Reads a sent form. What is wrong comes back to `render` with the fields as they were. */
  readonly accept: (
    fields: FormFields,
    context: PublicContext<D>,
  ) => Result<readonly PublicDraft[], FormProblems>;
}

export interface PublicContext<D> {
  readonly locale: 'en' | 'es';
  readonly t: Translate;
  /** Local time now at the organization. */
  readonly now: LocalTime;
  readonly data: D;
}

export type Translate = (id: string, values?: Readonly<Record<string, string | number>>) => string;

export interface PublicView<D> extends PublicContext<D> {
  /** `thanks` after a form was accepted: nothing of it is shown again. */
  readonly state: 'empty' | 'problems' | 'thanks';
  readonly fields: FormFields;
  readonly problems: FormProblems;
  /** Where the form is sent. In it a random number that lets the server see a form that was sent twice. */
  readonly action: string;
  /** The page itself, and the page in the other language. */
  readonly self: string;
  readonly otherLanguage: string;
  /** Addresses of style sheets. */
  readonly styles: readonly string[];
}

/** What was sent, every name with its values in order. */
export type FormFields = ReadonlyMap<string, readonly string[]>;
/** Name of a field to the message id of what is wrong with it. */
export type FormProblems = Readonly<Record<string, string>>;

/** A page is registered without the type of what it reads; `read` and the others of one page agree on it. */
export const asPublicPage = <D>(page: PublicPage<D>): PublicPage => page as unknown as PublicPage;
