import { Later } from '#kit/components/later.tsx';
import { LogProvider } from '#kit/log-context.tsx';
import { AskProvider } from '#visits/screens/asking.tsx';
import type { ProgramScreens } from '#visits/screens/program.ts';
import type { Api } from '../api/api.ts';
import { accessOf, type OpenLog } from '../open-log.ts';
import type { Granted } from '../session/session.ts';

export type OverGateProps = {
  readonly api: Api;
  readonly open: OpenLog;
  readonly granted: Granted;
  /** Of the shift that was the last one on this device. */
  readonly site: string;
  readonly programs: readonly ProgramScreens[];
};

/** What cannot wait stands over the gate too: a shift that ended at midnight has left somebody behind whom nobody looks after. */
export const OverGate = ({ api, open, granted, site, programs }: OverGateProps) => (
  <LogProvider access={accessOf(open, granted, site)}>
    <AskProvider ask={api.ask}>
      {programs.map(
        ({ name, anywhere }) => anywhere && <Later key={name} load={anywhere} props={{ isAtGate: true }} />,
      )}
    </AskProvider>
  </LogProvider>
);
