import { useState } from 'preact/hooks';
import { Button } from '#kit/components/button.tsx';
import { Choice } from '#kit/components/choice.tsx';
import { Stepper } from '#kit/components/stepper.tsx';
import { NumberField } from '#kit/components/text-field.tsx';
import { useWords } from '#kit/words/context.tsx';
import type { PanelProps } from '#visits/counter.ts';
import { suggestQuantity } from '../rules.ts';
import type { ExchangeState, ReturnsState } from './state.ts';

/** Returns, and the helper that reckons what a person needs. Both can be left alone. */
export const ExchangePanel = ({ state, onChange }: PanelProps<ExchangeState>) => {
  const { t } = useWords();
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
        <Choice
          name="returns-how"
          label={t('exchange.returns.how')}
          canDecline={false}
          options={(['counted', 'weight', 'containers', 'not-asked'] as const).map((value) => ({
            value,
            label: t(`exchange.returns.how.${value}`),
          }))}
          value={returns.how === 'none' ? 'counted' : returns.how}
          onChange={(how) => change(startOf(how))}
        />
        <Measure returns={returns} onChange={change} />
      </details>
      <NeedsHelper />
    </section>
  );
};

const startOf = (how: string): ReturnsState => {
  switch (how) {
    case 'weight':
      return { how: 'weight', unit: 'kg' };
    case 'containers':
      return { how: 'containers', litres: 1, count: 1, fullness: 1 };
    case 'not-asked':
      return { how: 'not-asked' };
    default:
      return { how: 'none' };
  }
};

const Measure = ({
  returns,
  onChange,
}: {
  readonly returns: ReturnsState;
  readonly onChange: (next: ReturnsState) => void;
}) => {
  const { t, percent } = useWords();
  switch (returns.how) {
    case 'weight':
      return (
        <>
          <Choice
            name="returns-unit"
            label={t('exchange.returns.unit')}
            canDecline={false}
            options={[
              { value: 'kg', label: t('exchange.returns.kg') },
              { value: 'lb', label: t('exchange.returns.lb') },
            ]}
            value={returns.unit}
            onChange={(unit) => onChange({ ...returns, unit: unit === 'lb' ? 'lb' : 'kg' })}
          />
          <NumberField
            name="returns-weight"
            label={t('exchange.returns.weight')}
            digits={2}
            onInput={(amount) =>
              onChange(amount === undefined ? { how: 'weight', unit: returns.unit } : { ...returns, amount })
            }
          />
        </>
      );
    case 'containers':
      return (
        <>
          <NumberField
            name="returns-litres"
            label={t('exchange.returns.litres')}
            digits={1}
            value={returns.litres}
            onInput={(litres) => onChange({ ...returns, litres: litres ?? 0 })}
          />
          <Stepper
            label={t('exchange.returns.containers')}
            value={returns.count}
            min={1}
            onChange={(count) => onChange({ ...returns, count })}
          />
          <Choice
            name="returns-fullness"
            label={t('exchange.returns.fullness')}
            canDecline={false}
            options={[0.25, 0.5, 0.75, 1].map((share) => ({ value: String(share), label: percent(share) }))}
            value={String(returns.fullness)}
            onChange={(share) => onChange({ ...returns, fullness: Number(share) })}
          />
        </>
      );
    case 'counted':
    case 'none':
    case 'not-asked':
      return null;
  }
};

/** A suggestion and never a limit: injections a day x days until next contact x people. Nothing of it is saved. */
const NeedsHelper = () => {
  const { t } = useWords();
  const [needs, setNeeds] = useState({ injectionsPerDay: 0, days: 7, people: 1 });
  const [isOpen, setOpen] = useState(false);
  const suggested = suggestQuantity(needs);
  return isOpen ? (
    <div class="card">
      <Stepper
        label={t('exchange.needs.injections')}
        value={needs.injectionsPerDay}
        onChange={(injectionsPerDay) => setNeeds({ ...needs, injectionsPerDay })}
      />
      <Stepper
        label={t('exchange.needs.days')}
        value={needs.days}
        onChange={(days) => setNeeds({ ...needs, days })}
      />
      <Stepper
        label={t('exchange.needs.people')}
        value={needs.people}
        onChange={(people) => setNeeds({ ...needs, people })}
      />
      <p aria-live="polite" class="needs-answer">
        {suggested === undefined || suggested === 0
          ? t('exchange.needs.hint')
          : t('exchange.needs.answer', { count: suggested })}
      </p>
      <Button tone="quiet" onClick={() => setOpen(false)}>
        {t('kit.close')}
      </Button>
    </div>
  ) : (
    <Button tone="quiet" icon="info" onClick={() => setOpen(true)}>
      {t('exchange.needs.title')}
    </Button>
  );
};
