import { useState } from 'preact/hooks';
import * as v from 'valibot';
import { partnerAdd, partnerChange, partnerPrograms } from '#contract/partners.ts';
import { MultiChoice } from '#kit/components/choice-field.tsx';
import { DateField } from '#kit/components/date-field.tsx';
import { Dialog } from '#kit/components/dialog.tsx';
import { Form } from '#kit/components/form.tsx';
import { Select } from '#kit/components/select.tsx';
import { TextField } from '#kit/components/text-field.tsx';
import { type FieldProblem, formList } from '#kit/form/parse.ts';
import { useLog } from '#kit/log-context.tsx';
import { useWords } from '#kit/words/context.tsx';
import { addDays } from '#log/calendar.ts';
import { useItemNames, useItems } from '#stock/screens/item-names.ts';
import { useApp } from '../app-context.tsx';
import type { Partner } from './partner.ts';
import { problemsOf, sendChange } from './send.ts';
import { channelName } from './site-dialog.tsx';

const fields = v.object({
  name: v.optional(v.pipe(v.string(), v.nonEmpty(), v.maxLength(80))),
  channel: v.optional(v.picklist(['partner', 'pharmacy'])),
  from: v.pipe(v.string(), v.nonEmpty()),
  until: v.pipe(v.string(), v.nonEmpty()),
  items: formList,
  orders: formList,
});

export type PartnerDialogProps = {
  readonly partner: Partner | 'new' | undefined;
  readonly onDone: () => void;
  readonly onClose: () => void;
};

/** An agreement: who, from when until when, which items, and whether the partner orders. */
export const PartnerDialog = ({ partner, onDone, onClose }: PartnerDialogProps) => {
  const { t } = useWords();
  const before = partner === 'new' ? undefined : partner;
  return (
    <Dialog
      title={
        before === undefined
          ? t('app.partners.add')
          : t('app.office.people.change-what', { name: before.name })
      }
      isOpen={partner !== undefined}
      onClose={onClose}
    >
      {partner === undefined ? null : <Fields key={before?.id ?? ''} before={before} onDone={onDone} />}
    </Dialog>
  );
};

const Fields = ({
  before,
  onDone,
}: {
  readonly before: Partner | undefined;
  readonly onDone: () => void;
}) => {
  const words = useWords();
  const { t } = words;
  const { api } = useApp();
  const { place } = useLog();
  const names = useItemNames();
  const today = place.now().slice(0, 10);
  const [isSending, setSending] = useState(false);
  const offered = useItems().flatMap(({ code, program }) => {
    const gives = partnerPrograms.find((each) => each === program);
    return gives === undefined ? [] : [{ code, gives }];
  });
  const save = async ({
    name,
    channel,
    orders,
    ...terms
  }: v.InferOutput<typeof fields>): Promise<readonly FieldProblem[]> => {
    if (isSending) return [];
    setSending(true);
    const gives = partnerPrograms.filter((program) =>
      offered.some((item) => item.gives === program && terms.items.includes(item.code)),
    );
    const body = { ...terms, gives, orders: orders.includes('orders') };
    const found =
      before === undefined
        ? await sendChange(api, partnerAdd, {
            body: { ...body, name: name ?? '', channel: channel ?? 'partner' },
          })
        : await sendChange(api, partnerChange, { params: { id: before.id }, body });
    setSending(false);
    if (found !== undefined)
      return found.field === 'until'
        ? [{ name: 'until', message: 'app.partners.until-before' }]
        : problemsOf(found);
    onDone();
    return [];
  };
  return (
    <Form schema={fields} submitLabel={t('kit.save')} onSubmit={save}>
      {before === undefined ? (
        <>
          <TextField name="name" label={t('app.partners.name')} isNeeded maxLength={80} />
          <Select
            name="channel"
            label={t('app.start.first.channel')}
            options={(['partner', 'pharmacy'] as const).map((code) => ({
              value: code,
              label: channelName(code, words),
            }))}
          />
        </>
      ) : null}
      <DateField name="from" label={t('app.partners.from')} value={before?.from ?? today} isNeeded />
      <DateField
        name="until"
        label={t('app.partners.until')}
        hint={t('app.partners.until-hint')}
        value={before?.until ?? addDays(today, 365)}
        isNeeded
      />
      <MultiChoice
        name="items"
        label={t('app.partners.items')}
        canDecline={false}
        values={before?.items ?? []}
        options={offered.map(({ code }) => ({ value: code, label: names(code) }))}
      />
      <MultiChoice
        name="orders"
        label={t('app.partners.orders')}
        canDecline={false}
        values={before?.orders === true ? ['orders'] : []}
        options={[{ value: 'orders', label: t('app.partners.orders-yes') }]}
      />
    </Form>
  );
};
