import * as v from 'valibot';
import { Form } from '#kit/components/form.tsx';
import { Page } from '#kit/components/page.tsx';
import { Select } from '#kit/components/select.tsx';
import { NumberField } from '#kit/components/text-field.tsx';
import { readNumber } from '#kit/form/read-number.ts';
import { goToPath } from '#kit/path.ts';
import { useWords } from '#kit/words/context.tsx';
import { disposalKind } from '../entries.ts';
import { useRecordOne } from './use-stops.ts';

const fields = v.object({
  litres: v.optional(v.string()),
  count: v.optional(v.string()),
  fullness: v.string(),
  weight: v.optional(v.string()),
  unit: v.picklist(['kg', 'lb']),
});

/** What leaves for disposal after a route. */
export const Screen = () => {
  const { t } = useWords();
  const record = useRecordOne();
  const save = async (typed: v.InferOutput<typeof fields>) => {
    const litres = readNumber(typed.litres ?? '');
    const count = readNumber(typed.count ?? '');
    const isWeighed = typed.weight !== undefined;
    const amount = isWeighed ? readNumber(typed.weight ?? '') : undefined;
    const wrong = [
      ...(isGood(litres) ? [] : ['litres']),
      ...(isGood(count) && Number.isInteger(count) ? [] : ['count']),
      ...(!isWeighed || isGood(amount) ? [] : ['weight']),
    ];
    if (wrong.length > 0) return wrong.map((name) => ({ name, message: 'pickup.disposal.wrong' }));
    const body = {
      bins: [{ litres: Number(litres), count: Number(count), fullness: Number(typed.fullness) / 100 }],
      ...(isWeighed && { weight: { amount: Number(amount), unit: typed.unit } }),
    };
    if ((await record(disposalKind, body, t('pickup.disposal.saved'))) === undefined) return 'not-saved';
    goToPath('/pickup', { replace: true });
    return [];
  };
  return (
    <Page title={t('pickup.disposal.title')} back="/pickup">
      <p>{t('pickup.disposal.text')}</p>
      <Form schema={fields} submitLabel={t('kit.save')} onSubmit={save}>
        <NumberField name="litres" label={t('pickup.disposal.litres')} digits={1} isNeeded />
        <NumberField name="count" label={t('pickup.disposal.count')} value={1} isNeeded />
        <Select
          name="fullness"
          label={t('pickup.disposal.fullness')}
          value="100"
          options={['25', '50', '75', '100'].map((value) => ({
            value,
            label: t(`pickup.disposal.full.${value}`),
          }))}
        />
        <NumberField
          name="weight"
          label={t('pickup.disposal.weight')}
          hint={t('pickup.disposal.weight-hint')}
          digits={2}
        />
        <Select
          name="unit"
          label={t('pickup.disposal.unit')}
          options={(['kg', 'lb'] as const).map((value) => ({ value, label: t(`pickup.disposal.${value}`) }))}
        />
      </Form>
    </Page>
  );
};

const isGood = (value: number | undefined): value is number =>
  value !== undefined && Number.isFinite(value) && value > 0;
