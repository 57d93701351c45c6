import * as v from 'valibot';
import { Form } from '#kit/components/form.tsx';
import { Badge } from '#kit/components/messages.tsx';
import { Page } from '#kit/components/page.tsx';
import { Select } from '#kit/components/select.tsx';
import { NumberField, TextField } from '#kit/components/text-field.tsx';
import { formNumber } from '#kit/form/parse.ts';
import { useEntries } from '#kit/log-context.tsx';
import { useSaveSetting } from '#kit/use-save-setting.ts';
import { useWords } from '#kit/words/context.tsx';
import { factorKind } from '../entries.ts';
import { factorFor, suggestedFactors } from '../rules/returns.ts';

const units = ['kg', 'lb', 'litre'] as const;
const fields = v.object({
  unit: v.picklist(units),
  perUnit: v.pipe(formNumber, v.gtValue(0, 'kit.form.tooSmall'), v.maxValue(100_000)),
  source: v.optional(v.pipe(v.string(), v.maxLength(120))),
});

/** How many syringes this program reckons in a kilogram, a pound or a litre of what comes back. Its own figures only. */
export const Screen = () => {
  const { t, number } = useWords();
  const { save } = useSaveSetting(factorKind);
  const entries = useEntries(factorKind);
  return (
    <Page title={t('exchange.factors.title')} back="/office">
      <p>{t('exchange.factors.text')}</p>
      <dl class="figures">
        {units.map((unit) => {
          const factor = factorFor(unit, entries);
          return (
            <div key={unit}>
              <dt>{t(`exchange.factors.${unit}`)}</dt>
              <dd>{factor === undefined ? '–' : number(Math.round(factor.perUnit))}</dd>
              {factor?.source === undefined ? null : <small>{factor.source}</small>}
            </div>
          );
        })}
      </dl>
      {suggestedFactors.map(({ unit, perUnit, source }) => (
        <p key={unit}>
          <Badge icon="info">{t('exchange.factors.known')}</Badge>{' '}
          {t('exchange.factors.example', {
            count: perUnit,
            unit: t(`exchange.factors.${unit}`),
            source: source ?? '',
          })}
        </p>
      ))}
      <Form
        schema={fields}
        submitLabel={t('kit.save')}
        onSubmit={(body) => save(body, t('exchange.factors.saved'))}
      >
        <Select
          name="unit"
          label={t('exchange.factors.unit')}
          options={units.map((unit) => ({ value: unit, label: t(`exchange.factors.${unit}`) }))}
        />
        <NumberField name="perUnit" label={t('exchange.factors.per-unit')} digits={1} isNeeded />
        <TextField name="source" label={t('exchange.factors.source')} maxLength={120} />
      </Form>
    </Page>
  );
};
