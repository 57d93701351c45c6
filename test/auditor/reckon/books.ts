/**
 * What the auditor knows of an organization: what people wrote, when the server had it, and when it let old entries fade.
 * Nothing in this folder imports the product, or anything outside of it (auditor.test.ts holds that): it reckons every
 * figure a second time, from what is written in the log's specification, docs/decisions and the headings of reports.
 */
export interface Said {
  readonly id: string;
  readonly site: string;
  readonly device: string;
  readonly number: number;
  readonly kind: string;
  /** When it happened, as its author wrote it: local, with its offset. */
  readonly at: string;
  /** When it was written down, by the clock of that phone. */
  readonly written: string;
  /** Orders corrections; as text. */
  readonly clock: string;
  readonly visit?: string;
  readonly person?: string;
  /** Its person was erased before it was handed in: a phone had heard of the order first. */
  readonly erased: boolean;
  readonly replaces: readonly string[];
  readonly body: Body;
}

export type Body = Readonly<Record<string, unknown>>;

export interface Receipt {
  readonly said: Said;
  /** By the server's clock, in milliseconds. */
  readonly when: number;
  /** How far the phone said it was ahead of the server, in milliseconds. */
  readonly ahead?: number | undefined;
  /** It came out of a file, which is rightly old. */
  readonly byFile: boolean;
  /** Which handing in it came with: what is handed in together is judged by what was there before. */
  readonly batch: number;
}

export interface Books {
  readonly zone: string;
  readonly keepDays: number;
  readonly now: number;
  /** In the order in which the server took them in; what it held or refused is not among them. */
  readonly receipts: readonly Receipt[];
  /** Moments at which the server let old entries fade. */
  readonly fades: readonly number[];
}

/** What a table is asked: first and last day, the organization's day, one site or all. */
export interface Asked {
  readonly from: string;
  readonly to: string;
  readonly today: string;
  readonly site?: string | undefined;
}

export type Row = Readonly<Record<string, string | number>>;
