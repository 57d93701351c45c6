import { type ComponentChildren, createContext } from 'preact';
import { useGiven } from '#kit/use-given.ts';
import type { ProgramScreens } from '#visits/screens/program.ts';
import type { Api } from './api/api.ts';
import type { KnownPrograms } from './known-programs.ts';
import type { OpenLog } from './open-log.ts';
import type { Context, Session } from './session/session.ts';

/** What the app's own screens (office, settings) get beside the log. */
export interface AppAccess {
  readonly api: Api;
  readonly context: Context;
  readonly session: Session;
  readonly change: (next: Session) => void;
  /** Asks the server again who and where there is. */
  readonly refresh: () => Promise<void>;
  readonly open: OpenLog;
  /** The programs that the organization runs. */
  readonly programs: readonly ProgramScreens[];
  readonly known: KnownPrograms;
}

const AppContext = createContext<AppAccess | undefined>(undefined);

export const AppProvider = ({
  access,
  children,
}: {
  readonly access: AppAccess;
  readonly children: ComponentChildren;
}) => <AppContext.Provider value={access}>{children}</AppContext.Provider>;

export const useApp = (): AppAccess => useGiven(AppContext);
