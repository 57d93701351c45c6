import * as v from 'valibot';
import { DateField } from '#kit/components/date-field.tsx';
import { Form } from '#kit/components/form.tsx';
import { Select } from '#kit/components/select.tsx';
import { TextField } from '#kit/components/text-field.tsx';
import { useEntries, useLog } from '#kit/log-context.tsx';
import { useSaveSetting } from '#kit/use-save-setting.ts';
import { useWords } from '#kit/words/context.tsx';
import { currencies, priceKind, priceParts } from '../price.ts';
import { typedPrice } from './read-price.ts';

/** What one unit of an item costs, as of when. Nobody has to say it: without it the report says that its value is not known. */
export const Price = ({ item }: { readonly item: string }) => {
  const { t, number, day } = useWords();
  const { place } = useLog();
  const { save } = useSaveSetting(priceKind);
  const today = place.now().slice(0, 10);
  const said = useEntries(priceKind).toSorted((a, b) => (a.hlc < b.hlc ? -1 : 1));
  const own = said
    .filter(({ body }) => body.item === item && body.since <= today)
    .toSorted((a, b) => (a.body.since < b.body.since ? -1 : 1))
    .at(-1)?.body;
  const [currency = currencies[0]] = [own?.currency ?? said.at(-1)?.body.currency];
  const schema = v.object({ price: typedPrice, currency: v.picklist(currencies), since: v.string() });
  return (
    <section class="card" aria-label={t('stock.item.price')}>
      <h2>{t('stock.item.price')}</h2>
      <p>
        {own?.price === undefined
          ? t('stock.item.price-unknown')
          : t('stock.item.price-now', {
              price: `${number(own.price / priceParts)} ${own.currency}`,
              day: day(own.since),
            })}
      </p>
      <Form
        schema={schema}
        submitLabel={t('stock.item.price-enter')}
        onSubmit={({ price, currency: money, since }) =>
          save(
            { item, currency: money, since: since === '' ? today : since, ...(price > 0 && { price }) },
            t('stock.item.price-saved'),
          )
        }
      >
        <TextField name="price" label={t('stock.item.price-unit')} hint={t('stock.item.price-hint')} />
        <Select
          name="currency"
          label={t('stock.report.currency')}
          value={currency}
          options={currencies.map((code) => ({ value: code, label: code }))}
        />
        <DateField name="since" label={t('stock.report.price-since')} value={today} />
      </Form>
    </section>
  );
};
