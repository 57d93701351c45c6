import type { Api } from '../api/api.ts';
import type { Session } from '../session/session.ts';

/** What the pages before a session get. */
export type SignInProps = {
  readonly api: Api;
  readonly session: Session;
  readonly change: (next: Session) => void;
};
