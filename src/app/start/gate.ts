import type { Failure } from '#log/index.ts';
import type { OpenLog } from '../open-log.ts';
import type { Context, Granted } from '../session/session.ts';

/** What stands between opening the app and the counter. */
export type Gate =
  | { readonly at: 'sign-in' }
  | { readonly at: 'opening' }
  | { readonly at: 'failed'; readonly failure: Failure }
  | {
      readonly at: 'shift';
      readonly open: OpenLog;
      readonly granted: Granted;
      readonly sites: Context['sites'];
      readonly today: string;
    }
  | { readonly at: 'open'; readonly open: OpenLog; readonly granted: Granted; readonly site: string };
