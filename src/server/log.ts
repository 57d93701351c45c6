import { type ErrorCode, isUuid, type Uuid } from '#log/index.ts';

/**
 * Everything the server may write to its log. Ids of organizations and devices, counts, codes: a field that could carry
 * content, a name or a network address has no place to go.
 */
export interface LogEvents {
  readonly started: { readonly port: number };
  readonly stopping: Record<never, never>;
  readonly pushed: {
    readonly org: Uuid;
    readonly offered: number;
    readonly accepted: number;
    readonly held: number;
  };
  readonly 'request-failed': { readonly route: RouteName; readonly code: ErrorCode; readonly status: number };
  /** The name of the error's class and its system code; messages can quote what was to be written. */
  readonly crashed: { readonly route: RouteName; readonly error: RouteName };
  readonly 'signed-in': { readonly org: Uuid; readonly device: Uuid };
  readonly 'set-up': { readonly org: Uuid };
  readonly 'timer-done': { readonly org: Uuid; readonly timer: RouteName };
  readonly 'timer-failed': { readonly org: Uuid; readonly timer: RouteName; readonly error: RouteName };
  readonly 'carry-failed': { readonly org: Uuid; readonly channel: RouteName; readonly error: RouteName };
  readonly database: { readonly state: 'lost' | 'back' | 'cannot-start' };
  /** Entries of the log that move no figure (log-store/aside.ts). */
  readonly 'set-aside': { readonly org: Uuid; readonly count: number };
  readonly 'fading-waits': { readonly org: Uuid; readonly reason: RouteName };
  readonly understood: { readonly org: Uuid; readonly count: number };
}

/** A name of ours, from a list in the code. Anything that does not look like one is not written. */
export type RouteName = string;

export type Logger = <E extends keyof LogEvents>(event: E, fields: LogEvents[E]) => void;

/** One line of JSON for each event. */
export const createLogger =
  (write: (line: string) => void): Logger =>
  (event, fields) => {
    const safe = Object.entries(fields).map(([key, value]) => [key, isSafe(value) ? value : '-']);
    write(JSON.stringify({ event, ...Object.fromEntries(safe) }));
  };

const isSafe = (value: unknown): boolean =>
  typeof value === 'number' || isUuid(value) || (typeof value === 'string' && /^[\w.-]{1,60}$/.test(value));

/** The class and system code of an unexpected error, without its message. */
export const errorName = (error: unknown): RouteName => {
  if (!(error instanceof Error)) return 'unknown';
  const code = 'code' in error && typeof error.code === 'string' ? `.${error.code}` : '';
  return `${error.name}${code}`;
};
