import { useState } from 'preact/hooks';
import * as v from 'valibot';
import { Button } from '../components/button.tsx';
import { Choice, MultiChoice } from '../components/choice-field.tsx';
import { DateField } from '../components/date-field.tsx';
import { Dialog } from '../components/dialog.tsx';
import { FileDrop } from '../components/file-drop.tsx';
import { Form } from '../components/form.tsx';
import { Page } from '../components/page.tsx';
import { Select } from '../components/select.tsx';
import { NumberField, TextField } from '../components/text-field.tsx';
import { useToast } from '../components/toast.tsx';
import { formDay, formList, formNumber } from '../form/parse.ts';
import { useWords } from '../words/context.tsx';

const delivery = v.object({
  item: v.string(),
  count: v.pipe(formNumber, v.integer(), v.minValue(1)),
  weight: v.optional(formNumber),
  lot: v.optional(v.pipe(v.string(), v.maxLength(40))),
  expires: v.optional(formDay),
  housing: v.optional(v.string()),
  reasons: formList,
  note: v.optional(v.string()),
});

/** Every field, in a form with needed and optional answers. */
export const Screen = () => {
  const { t } = useWords();
  const toast = useToast();
  const [isAsking, setAsking] = useState(false);
  return (
    <Page title={t('kit.gallery.form.title')} back="/gallery">
      <Form
        schema={delivery}
        submitLabel={t('kit.save')}
        onSubmit={() => {
          toast({ text: t('kit.gallery.counter.saved'), icon: 'saved' });
          return [];
        }}
        actions={
          <Button tone="danger" onClick={() => setAsking(true)}>
            {t('kit.gallery.form.dispose')}
          </Button>
        }
      >
        <Select
          name="item"
          label={t('kit.gallery.form.item')}
          empty={t('kit.gallery.form.all')}
          isNeeded
          options={['syringe', 'cooker', 'kit'].map((value) => ({
            value,
            label: t(`kit.gallery.item.${value}`),
          }))}
        />
        <NumberField name="count" label={t('kit.gallery.form.count')} isNeeded />
        <NumberField name="weight" label={t('kit.gallery.form.weight')} unit="kg" digits={2} />
        <TextField name="lot" label={t('kit.gallery.form.lot')} hint={t('kit.gallery.form.lotHint')} />
        <DateField name="expires" label={t('kit.gallery.form.expires')} />
        <Choice
          name="housing"
          label={t('kit.gallery.form.housing')}
          options={[
            { value: 'home', label: t('kit.gallery.form.housingHome'), icon: 'home' },
            { value: 'shelter', label: t('kit.gallery.form.housingShelter') },
            { value: 'outside', label: t('kit.gallery.form.housingOutside') },
          ]}
        />
        <MultiChoice
          name="reasons"
          label={t('kit.gallery.form.reasons')}
          values={['used']}
          options={[
            { value: 'used', label: t('kit.gallery.form.reasonUsed') },
            { value: 'lost', label: t('kit.gallery.form.reasonLost') },
            { value: 'given', label: t('kit.gallery.form.reasonGiven') },
          ]}
        />
        <TextField
          name="note"
          label={t('kit.gallery.form.note')}
          hint={t('kit.gallery.form.noteHint')}
          isLong
        />
        <FileDrop
          name="sheet"
          label={t('kit.gallery.form.sheet')}
          hint={t('kit.gallery.form.sheetHint')}
          accept=".csv,.xlsx"
        />
      </Form>
      <Dialog
        title={t('kit.gallery.form.dispose')}
        isOpen={isAsking}
        onClose={() => setAsking(false)}
        actions={
          <>
            <Button onClick={() => setAsking(false)}>{t('kit.cancel')}</Button>
            <Button tone="danger" onClick={() => setAsking(false)}>
              {t('kit.gallery.form.dispose')}
            </Button>
          </>
        }
      >
        <p>{t('kit.gallery.form.disposeText')}</p>
      </Dialog>
    </Page>
  );
};
