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
import { chooseRegion } from '#kit/words/locales.ts';
import { factorKind } from '../entries.ts';
import { factorFor, suggestedFactors } from '../rules/returns.ts';
import { perLiter, perUnitOf, unitsFor, volumeUnits } from '../rules/volume.ts';

const weights = ['kg', 'lb'] as const;
const isWeight = (unit: string): unit is (typeof weights)[number] => unit === 'kg' || unit === 'lb';
const fields = v.object({
  unit: v.picklist([...weights, ...volumeUnits]),
  perUnit: v.pipe(formNumber, v.gtValue(0, 'kit.form.tooSmall'), v.maxValue(100_000)),
  source: v.optional(v.pipe(v.string(), v.maxLength(120))),
});

/** How many syringes this program reckons in a kilogram, a pound or a liter of what comes back, typed by the quart or gallon too. Its own figures only. */
export const Screen = () => {
  const { t, number, locale } = useWords();
  const units = [...weights, ...unitsFor(chooseRegion(locale, navigator.languages))];
  const { save } = useSaveSetting(factorKind);
  const entries = useEntries(factorKind);
  return (
    <Page title={t('exchange.factors.title')} back="/office">
      <p>{t('exchange.factors.text')}</p>
      <dl class="figures">
        {units.map((unit) => {
          const factor = factorFor(isWeight(unit) ? unit : 'litre', entries);
          return (
            <div key={unit}>
              <dt>{t(`exchange.factors.${unit}`)}</dt>
              <dd>
                {factor === undefined
                  ? '–'
                  : number(Math.round(isWeight(unit) ? factor.perUnit : perUnitOf(factor.perUnit, unit)))}
              </dd>
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
        onSubmit={({ unit, ...body }) =>
          save(
            isWeight(unit)
              ? { ...body, unit }
              : { ...body, unit: 'litre', perUnit: perLiter(body.perUnit, unit) },
            t('exchange.factors.saved'),
          )
        }
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
