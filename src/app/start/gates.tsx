import type { ComponentType } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import { Button } from '#kit/components/button.tsx';
import { Later } from '#kit/components/later.tsx';
import { EmptyState } from '#kit/components/messages.tsx';
import { Page } from '#kit/components/page.tsx';
import { ProblemBanner } from '#kit/components/problem-banner.tsx';
import { ToastProvider } from '#kit/components/toast.tsx';
import { useWords, WordsProvider } from '#kit/words/context.tsx';
import type { Failure } from '#log/index.ts';
import type { Api } from '../api/api.ts';
import type { Session } from '../session/session.ts';
import { LanguageSwitch } from '../shell/language-switch.tsx';
import { Mark } from '../shell/mark.tsx';
import type { ShellProps } from '../shell/shell.tsx';
import { Uncaught } from '../shell/uncaught.tsx';
import { findRefusal } from '../store/adapters/indexeddb.ts';
import type { Gate } from './gate.ts';
import type { OverGateProps } from './over-gate.tsx';
import type { SignInProps } from './sign-in-props.ts';
import type { StartShiftProps } from './start-shift.tsx';

export type GatesProps = {
  readonly gate: Exclude<Gate, { readonly at: 'open' }>;
  readonly api: Api;
  readonly session: Session;
  readonly change: (next: Session) => void;
  readonly frame: Omit<ShellProps, 'screens' | 'home' | 'status'>;
  /** Undefined until it is known what the organization runs. */
  readonly programs: OverGateProps['programs'] | undefined;
};

/** The frame without a menu, and the gate that is next. */
export const Gates = (props: GatesProps) => {
  const { language, locales } = props.frame;
  const [refusal, setRefusal] = useState<Failure>();
  useEffect(() => {
    void findRefusal().then(setRefusal);
  }, []);
  return (
    <WordsProvider words={language.words}>
      <ToastProvider>
        <div class="shell shell-plain">
          <header class="shell-bar">
            <span class="shell-mark">
              <Mark />
              <span>Alongside</span>
            </span>
            <LanguageSwitch locales={locales} language={language} />
          </header>
          <main class="shell-main" id="main">
            <Uncaught />
            {refusal === undefined || props.gate.at !== 'sign-in' ? null : (
              <ProblemBanner problem={`log.error.${refusal.code}`} />
            )}
            <Over {...props} />
            <Next {...props} />
          </main>
        </div>
      </ToastProvider>
    </WordsProvider>
  );
};

const Over = ({ gate, api, session: { shift }, programs }: GatesProps) => {
  if (gate.at !== 'shift' || programs === undefined) return null;
  const { open, granted } = gate;
  const site = granted.context.sites.find(({ id }) => id === shift?.site)?.id;
  return site === undefined ? null : <Later load={overGate} props={{ api, open, granted, site, programs }} />;
};

const Next = ({ gate, api, session, change }: GatesProps) => {
  const { t } = useWords();
  const wait = <p class="waiting">{t('kit.loading')}</p>;
  switch (gate.at) {
    case 'sign-in':
      return <Later key="sign-in" load={signIn} props={{ api, session, change }} meanwhile={wait} />;
    case 'opening':
      return wait;
    case 'failed':
      return (
        <Page title={t('app.start.failed')}>
          <EmptyState
            icon="warning"
            action={
              <Button tone="primary" onClick={() => location.reload()}>
                {t('app.trouble.again')}
              </Button>
            }
          >
            {t(`log.error.${gate.failure.code}`)}
          </EmptyState>
        </Page>
      );
    case 'shift':
      return <Later key="shift" load={startShift} props={{ gate, api, session, change }} meanwhile={wait} />;
  }
};

// Gates that are seen once a day are not in the script of every start.
const signIn = (): Promise<ComponentType<SignInProps>> =>
  import('./sign-in.tsx').then(({ SignIn }) => SignIn);
const overGate = (): Promise<ComponentType<OverGateProps>> =>
  import('./over-gate.tsx').then(({ OverGate }) => OverGate);
const startShift = (): Promise<ComponentType<StartShiftProps>> =>
  import('./start-shift.tsx').then(({ StartShift }) => StartShift);
