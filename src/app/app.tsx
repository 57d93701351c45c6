import { useEffect, useMemo, useRef, useState } from 'preact/hooks';
import { Later } from '#kit/components/later.tsx';
import { keepTrying } from '#kit/keep-trying.ts';
import { LogProvider, useLog } from '#kit/log-context.tsx';
import { useLatest } from '#kit/use-latest.ts';
import { err, type Failure, failure as failureOf, type Result } from '#log/index.ts';
import { StockSourcesProvider } from '#stock/screens/sources.tsx';
import { AskProvider } from '#visits/screens/asking.tsx';
import { type VisitParts, VisitPartsProvider } from '#visits/screens/panels.tsx';
import { SyncLine } from '#visits/screens/sync-line.tsx';
import type { Api } from './api/api.ts';
import { type AppAccess, AppProvider } from './app-context.tsx';
import type { KnownPrograms } from './known-programs.ts';
import { officeScreens } from './office/screens.ts';
import { accessOf, type OpenLog } from './open-log.ts';
import { partnerScreens } from './partner/screens.ts';
import { programsRun, screensOf, visitPartsOf } from './programs.ts';
import {
  type Context,
  currentOf,
  type Granted,
  otherOrganizations,
  refreshed,
  type Session,
} from './session/session.ts';
import { Shell, type ShellProps } from './shell/shell.tsx';
import type { Gate } from './start/gate.ts';
import { Gates } from './start/gates.tsx';
import { StatusBar } from './start/status-bar.tsx';
import { usePrograms } from './use-programs.ts';

const loadLocked = () => import('./start/locked.tsx').then(({ Locked }) => Locked);

export interface AppDeps {
  readonly api: Api;
  readonly session: Session;
  readonly change: (next: Session) => void;
  readonly known: KnownPrograms;
  readonly openLog: (org: string, onTurned: () => void) => Promise<Result<OpenLog, Failure>>;
  readonly fetchContext: () => Promise<Context | undefined>;
  readonly today: () => string;
  readonly frame: Omit<ShellProps, 'screens' | 'home' | 'status'>;
}

/** From nothing to the counter: set up, sign in, start a shift; each is skipped when it is done. */
export const App = (deps: AppDeps) => {
  const { session, change } = deps;
  const latest = useRef(session);
  latest.current = session;
  const granted = currentOf(session);
  const org = granted?.context.organization.id;
  // With the organization it is of: between a change of worker and the effect below, another's log must not be used.
  const [opened, setOpened] = useState<{ readonly org: string; readonly result: Result<OpenLog, Failure> }>();
  const mine = opened?.org === org ? opened?.result : undefined;
  const open = mine?.ok === true ? mine.value : undefined;
  const failure = mine?.ok === false ? mine.error : undefined;
  const loaded = usePrograms(
    granted && programsRun(granted.context.organization.settings.programs),
    deps.known,
    deps.frame.language,
  );
  const sources = useLatest(
    deps.known,
    (known, listener) => known.subscribe(listener),
    (known) => known.sources(),
  );
  const [resolveList, setResolveList] = useState<VisitParts['resolveList']>();
  useEffect(() => {
    const trying = keepTrying(() => import('#catalog/resolve-list.ts'), {
      onValue: (lists) => setResolveList(() => lists.resolveList),
    });
    return trying.stop;
  }, []);
  const parts = useMemo(
    () => ({ ...visitPartsOf(loaded ?? []), ...(resolveList !== undefined && { resolveList }) }),
    [loaded, resolveList],
  );

  /** How often it was unlocked or locked. */
  const [turns, setTurns] = useState(0);
  useEffect(() => {
    if (org === undefined) return;
    const logs: OpenLog[] = [];
    let isGone = false;
    const openOne = async (one: string): Promise<void> => {
      const result = await deps
        .openLog(one, () => isGone || setTurns(turns + 1))
        .catch((error: unknown) => {
          deps.frame.onError(error);
          return err(failureOf('storage-unwritable'));
        });
      if (result.ok && isGone) result.value.tab.close();
      else if (result.ok) logs.push(result.value);
      if (one === org && !isGone) setOpened({ org, result });
    };
    // The others after it: what waits there is sent although somebody works elsewhere.
    void openOne(org).then(() => {
      if (!isGone) for (const other of otherOrganizations(latest.current, org)) void openOne(other);
    });
    return () => {
      isGone = true;
      for (const log of logs) log.tab.close();
      setOpened(undefined);
    };
  }, [org, turns]);

  const refresh = async (): Promise<void> => {
    const context = await deps.fetchContext();
    // Onto the session of now: a shift that began while the answer was on its way must not be lost.
    if (context !== undefined) change(refreshed(latest.current, context));
  };
  useEffect(() => {
    if (granted !== undefined) void refresh();
  }, [session.current]);

  const gate = gateOf(session, granted, open, failure, deps.today());
  if (gate.at !== 'open' || loaded === undefined)
    return (
      <Gates
        gate={gate.at === 'open' ? { at: 'opening' } : gate}
        api={deps.api}
        session={session}
        change={change}
        frame={deps.frame}
        programs={loaded}
      />
    );

  const access: AppAccess = {
    api: deps.api,
    context: gate.granted.context,
    session,
    change,
    refresh,
    open: gate.open,
    programs: loaded,
    known: deps.known,
  };
  const { role } = gate.granted.context.me;
  const isOffice = role === 'coordinator' || role === 'admin';
  return (
    <AppProvider access={access}>
      <LogProvider access={accessOf(gate.open, gate.granted, gate.site)}>
        <VisitPartsProvider parts={parts}>
          <AskProvider ask={deps.api.ask}>
            <StockSourcesProvider sources={sources}>
              <OpeningShell
                // What one worker or site had on the screen is never shown to the next.
                key={`${gate.granted.context.me.worker} ${gate.site}`}
                {...deps.frame}
                isOnDisk={async () => (await gate.open.tab.halfTyped.settled()).ok}
                screens={
                  role === 'partner'
                    ? partnerScreens
                    : [...screensOf(loaded), ...officeScreens].filter(
                        ({ part }) => part !== 'office' || isOffice,
                      )
                }
                home="/counter"
                status={<StatusBar />}
                urgent={[
                  gate.open.isLocked && <Later key="locked" load={loadLocked} props={{}} />,
                  ...loaded.map(
                    ({ name, anywhere }) => anywhere && <Later key={name} load={anywhere} props={{}} />,
                  ),
                ]}
              />
            </StockSourcesProvider>
          </AskProvider>
        </VisitPartsProvider>
      </LogProvider>
    </AppProvider>
  );
};

/** Before all that this device holds was read only the counter stands: whatever else is shown would be of some part of it. */
const OpeningShell = (props: ShellProps) => {
  const { status } = useLog();
  const isOpening = useLatest(
    status,
    (source, listener) => source.subscribe(listener),
    (source) => source.now().reading?.isHere === true,
  );
  return isOpening ? <Shell {...props} urgent={undefined} opening={<SyncLine />} /> : <Shell {...props} />;
};

const gateOf = (
  session: Session,
  granted: Granted | undefined,
  open: OpenLog | undefined,
  failure: Failure | undefined,
  today: string,
): Gate => {
  if (granted === undefined) return { at: 'sign-in' };
  if (failure !== undefined) return { at: 'failed', failure };
  if (open === undefined) return { at: 'opening' };
  const { shift } = session;
  const sites = granted.context.sites.filter(({ removed }) => !removed);
  const isOn =
    shift !== undefined &&
    shift.worker === granted.context.me.worker &&
    shift.day === today &&
    // Also at a site that was removed meanwhile: a shift goes on to its end, and what it gives out is still recorded.
    granted.context.sites.some(({ id }) => id === shift.site);
  return isOn
    ? { at: 'open', open, granted, site: shift.site }
    : { at: 'shift', open, granted, sites, today };
};
