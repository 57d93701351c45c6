import { Choice } from '#kit/components/choice-field.tsx';
import { Stepper } from '#kit/components/stepper.tsx';
import { NumberField } from '#kit/components/text-field.tsx';
import { useWords } from '#kit/words/context.tsx';
import type { ReturnsState } from './state.ts';

export type OtherReturnsProps = {
  readonly returns: ReturnsState;
  readonly onChange: (next: ReturnsState) => void;
};

/** Returns that were weighed, measured by container, or not asked. */
export const OtherReturns = ({ returns, onChange }: OtherReturnsProps) => {
  const { t } = useWords();
  return (
    <>
      <Choice
        name="returns-how"
        label={t('exchange.returns.how')}
        canDecline={false}
        options={(['counted', 'weight', 'containers', 'not-asked'] as const).map((value) => ({
          value,
          label: t(`exchange.returns.how.${value}`),
        }))}
        value={returns.how === 'none' ? 'counted' : returns.how}
        onChange={(how) => onChange(startOf(how))}
      />
      <Measure returns={returns} onChange={onChange} />
    </>
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

const Measure = ({ returns, onChange }: OtherReturnsProps) => {
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
            {...(returns.amount !== undefined && { value: returns.amount })}
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
