import { Choice } from '#kit/components/choice-field.tsx';
import { NumberField } from '#kit/components/text-field.tsx';
import { useWords } from '#kit/words/context.tsx';
import type { Found } from '../entries.ts';
import { SubstanceChoice } from './substance-choice.tsx';
import { useSubstances } from './use-samples.ts';

/** What was found, and how much of each, where the method says so. */
export const FoundFields = ({
  label,
  found,
  onChange,
  isMeasured = true,
}: {
  readonly label: string;
  readonly found: readonly Found[];
  readonly onChange: (found: readonly Found[]) => void;
  readonly isMeasured?: boolean;
}) => {
  const { t } = useWords();
  const { name } = useSubstances();
  const change = (substance: string, more: Partial<Found>): void =>
    onChange(found.map((each) => (each.substance === substance ? { ...each, ...more } : each)));
  return (
    <>
      <SubstanceChoice
        name="found"
        label={label}
        values={found.map(({ substance }) => substance)}
        onChange={(values) =>
          onChange(
            values.map((substance) => found.find((each) => each.substance === substance) ?? { substance }),
          )
        }
      />
      {isMeasured
        ? found.map(({ substance, amount, permille }) => (
            <div key={substance} class="check-amount">
              <Choice
                name={`amount-${substance}`}
                label={t('checking.amount.of', { substance: name(substance) })}
                canDecline={false}
                options={(['primary', 'trace'] as const).map((value) => ({
                  value,
                  label: t(`checking.amount.${value}`),
                }))}
                value={amount}
                onChange={(value) => change(substance, { amount: value as Found['amount'] })}
              />
              <NumberField
                name={`share-${substance}`}
                label={t('checking.amount.share', { substance: name(substance) })}
                unit="%"
                digits={1}
                {...(permille !== undefined && { value: permille / 10 })}
                onInput={(value) =>
                  change(substance, {
                    permille:
                      value === undefined || value <= 0 || value > 100
                        ? undefined
                        : Math.max(1, Math.round(value * 10)),
                  })
                }
              />
            </div>
          ))
        : null}
    </>
  );
};

/** As an entry holds it: without what was not said. */
export const foundBody = (found: readonly Found[]) =>
  found.map(({ substance, amount, permille }) => ({
    substance,
    ...(amount !== undefined && { amount }),
    ...(permille !== undefined && { permille }),
  }));
