import { useState } from 'preact/hooks';
import { Choice } from '#kit/components/choice-field.tsx';
import { Stepper } from '#kit/components/stepper.tsx';
import { NumberField } from '#kit/components/text-field.tsx';
import { useWords } from '#kit/words/context.tsx';
import { chooseRegion } from '#kit/words/locales.ts';
import { fromLiters, toLiters, unitOf, unitsFor, type VolumeUnit } from '../rules/volume.ts';
import type { ReturnsState } from './state.ts';

export type OtherReturnsProps = {
  readonly returns: ReturnsState;
  readonly onChange: (next: ReturnsState) => void;
};

/** Returns that were weighed, measured by container, or not asked. */
export const OtherReturns = ({ returns, onChange }: OtherReturnsProps) => {
  const { t, locale } = useWords();
  const units = unitsFor(chooseRegion(locale, navigator.languages));
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
        onChange={(how) => onChange(startOf(how, units))}
      />
      <Measure returns={returns} onChange={onChange} units={units} />
    </>
  );
};

const startOf = (how: string, [usual = 'litre']: readonly VolumeUnit[]): ReturnsState => {
  switch (how) {
    case 'weight':
      return { how: 'weight', unit: 'kg' };
    case 'containers':
      return { how: 'containers', litres: toLiters(1, usual), count: 1, fullness: 1 };
    case 'not-asked':
      return { how: 'not-asked' };
    default:
      return { how: 'none' };
  }
};

type MeasureProps = OtherReturnsProps & { readonly units: readonly VolumeUnit[] };

const Measure = ({ returns, onChange, units }: MeasureProps) => {
  const { t } = useWords();
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
      return <InContainers returns={returns} onChange={onChange} units={units} />;
    case 'counted':
    case 'none':
    case 'not-asked':
      return null;
  }
};

type InContainersProps = Pick<MeasureProps, 'onChange' | 'units'> & {
  readonly returns: Extract<ReturnsState, { how: 'containers' }>;
};

/** Containers by their size, typed as it is printed on them: what is kept are liters. */
const InContainers = ({ returns, onChange, units }: InContainersProps) => {
  const { t, percent } = useWords();
  const [unit, setUnit] = useState(() => unitOf(returns.litres, units));
  return (
    <>
      <Choice
        name="returns-volume"
        label={t('exchange.returns.unit')}
        canDecline={false}
        options={units.map((value) => ({ value, label: t(`exchange.returns.${value}`) }))}
        value={unit}
        onChange={(value) => {
          const next = units.find((each) => each === value) ?? unit;
          onChange({ ...returns, litres: toLiters(fromLiters(returns.litres, unit), next) });
          setUnit(next);
        }}
      />
      <NumberField
        name="returns-size"
        label={t('exchange.returns.size')}
        digits={2}
        value={fromLiters(returns.litres, unit)}
        onInput={(size) => onChange({ ...returns, litres: toLiters(size ?? 0, unit) })}
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
};
