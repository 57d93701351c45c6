import type { ComponentType } from 'preact';
import { Later } from '#kit/components/later.tsx';
import { Stepper } from '#kit/components/stepper.tsx';
import { useWords } from '#kit/words/context.tsx';
import type { PanelProps } from '#visits/screens/counter/counter.ts';
import type { NeedsHelperProps } from './needs-helper.tsx';
import type { OtherReturnsProps } from './other-returns.tsx';
import type { ExchangeState, ReturnsState } from './state.ts';

/** Returns, and the helper that reckons what a person needs. Both can be left alone. */
export const ExchangePanel = (props: PanelProps<ExchangeState>) => {
  const { t } = useWords();
  const { onChange, state } = props;
  const { returns } = state;
  const change = (next: ReturnsState): void => onChange({ ...state, returns: next });
  return (
    <section class="panel" aria-label={t('exchange.panel.title')}>
      {returns.how === 'counted' || returns.how === 'none' ? (
        <Stepper
          label={t('exchange.returns')}
          icon="returns"
          value={returns.how === 'counted' ? returns.count : 0}
          max={100_000}
          step={5}
          onChange={(count) => change(count === 0 ? { how: 'none' } : { how: 'counted', count })}
        />
      ) : null}
      <details class="more">
        <summary>{t('exchange.returns.other')}</summary>
        <Later load={otherReturns} props={{ returns, onChange: change }} />
      </details>
      <Later load={needsHelper} props={props} />
    </section>
  );
};

const otherReturns = (): Promise<ComponentType<OtherReturnsProps>> =>
  import('./extras.ts').then(({ OtherReturns }) => OtherReturns);
const needsHelper = (): Promise<ComponentType<NeedsHelperProps>> =>
  import('./extras.ts').then(({ NeedsHelper }) => NeedsHelper);
