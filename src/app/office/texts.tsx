import { useState } from 'preact/hooks';
import * as v from 'valibot';
import type { Answered } from '#contract/route.ts';
import { textNumberAdd, textNumberList, textNumberRemove } from '#contract/text-numbers.ts';
import { Button } from '#kit/components/button.tsx';
import { Dialog } from '#kit/components/dialog.tsx';
import { Form } from '#kit/components/form.tsx';
import { Banner, EmptyState } from '#kit/components/messages.tsx';
import { Page } from '#kit/components/page.tsx';
import { Select } from '#kit/components/select.tsx';
import { TextField } from '#kit/components/text-field.tsx';
import { useToast } from '#kit/components/toast.tsx';
import type { FieldProblem } from '#kit/form/parse.ts';
import { useWords } from '#kit/words/context.tsx';
import { useApp } from '../app-context.tsx';
import { WhenAnswered } from '../ask/asked.tsx';
import { useAsk } from '../ask/use-ask.ts';
import { problemOf, sendChange } from './send.ts';

type TextNumber = Answered<typeof textNumberList>['numbers'][number];

const never = 'never';

const fields = v.object({
  whose: v.string(),
  name: v.optional(v.pipe(v.string(), v.maxLength(80))),
  number: v.pipe(v.string(), v.nonEmpty(), v.maxLength(40)),
  language: v.picklist(['en', 'es']),
  forAlerts: v.optional(v.picklist(['yes', 'no']), 'yes'),
  callsAfter: v.optional(v.string(), never),
});

/** Minutes after which somebody may be called. Our own list. */
const callMinutes = [1, 2, 3, 5, 10, 15, 20, 30] as const;

/** Numbers that a text goes to when an alert goes out, or when nobody answers in a room: of workers, sites and partners. */
export const Screen = () => {
  const { t } = useWords();
  const { api, context } = useApp();
  const toast = useToast();
  const { asked, again } = useAsk(textNumberList, {});
  const [isAdding, setAdding] = useState(false);
  const nameOf = ({ whose, ref, name }: TextNumber): string =>
    name ??
    (whose === 'worker' ? context.workers : context.sites).find(({ id }) => id === ref)?.name ??
    t('visits.entry.someone');
  const remove = async (own: TextNumber): Promise<void> => {
    const found = await sendChange(api, textNumberRemove, { params: { id: own.id } });
    toast(
      found === undefined
        ? {
            text: t('app.office.texts.removed', { name: nameOf(own) }),
            icon: 'check',
            onUndo: () => void undo(own),
          }
        : { text: t(problemOf(found)), icon: 'warning' },
    );
    again();
  };
  const undo = async ({
    whose,
    ref,
    name,
    number,
    language,
    forAlerts,
    callsAfter,
  }: TextNumber): Promise<void> => {
    await sendChange(api, textNumberAdd, {
      body:
        whose === 'partner'
          ? { whose, name: name ?? '', number, language }
          : { whose, ref: ref ?? '', number, language, forAlerts, callsAfter },
    });
    again();
  };
  return (
    <Page title={t('app.office.texts.title')} back="/office/people">
      <p>{t('app.office.texts.text')}</p>
      <WhenAnswered asked={asked} again={again}>
        {({ isSending, numbers }) => (
          <>
            {isSending ? null : <Banner tone="warning">{t('app.office.texts.off')}</Banner>}
            {numbers.length === 0 ? (
              <EmptyState icon="phone">{t('app.office.texts.none')}</EmptyState>
            ) : (
              <section class="card">
                <ul class="plain-list">
                  {numbers.map((own) => (
                    <li key={own.id} class="row">
                      <span class="grow">
                        <strong>{nameOf(own)}</strong> · {own.number} ·{' '}
                        {t(`app.office.texts.in.${own.language}`)}
                        {own.forAlerts ? null : ` · ${t('app.office.texts.no-alerts')}`}
                        {own.callsAfter === null
                          ? null
                          : ` · ${t('app.office.texts.called', { minutes: own.callsAfter })}`}
                        {own.last === null ? null : ` · ${t(`app.office.texts.last.${own.last}`)}`}
                      </span>
                      <Button tone="quiet" onClick={() => void remove(own)}>
                        {t('app.office.people.remove')}
                      </Button>
                    </li>
                  ))}
                </ul>
              </section>
            )}
          </>
        )}
      </WhenAnswered>
      <Button icon="plus" onClick={() => setAdding(true)}>
        {t('app.office.texts.add')}
      </Button>
      <AddNumber
        isOpen={isAdding}
        canCall={asked.at === 'answered' && asked.value.canCall}
        onClose={(isDone) => {
          setAdding(false);
          if (isDone) again();
        }}
      />
    </Page>
  );
};

const AddNumber = ({
  isOpen,
  canCall,
  onClose,
}: {
  readonly isOpen: boolean;
  /** There is a room with alarms, and a gateway. */
  readonly canCall: boolean;
  readonly onClose: (isDone: boolean) => void;
}) => {
  const { t } = useWords();
  const { api, context } = useApp();
  const toast = useToast();
  const add = async ({
    whose,
    name,
    number,
    language,
    forAlerts,
    callsAfter,
  }: v.InferOutput<typeof fields>): Promise<readonly FieldProblem[]> => {
    if (whose === 'partner' && name === undefined)
      return [{ name: 'name', message: 'app.office.texts.needs-name' }];
    const [kind, ref = ''] = whose.split(' ');
    const found = await sendChange(api, textNumberAdd, {
      body:
        kind === 'worker' || kind === 'site'
          ? {
              whose: kind,
              ref,
              number,
              language,
              forAlerts: forAlerts === 'yes',
              callsAfter: callsAfter === never ? null : Number(callsAfter),
            }
          : { whose: 'partner', name: name ?? '', number, language },
    });
    if (found !== undefined)
      return found.field === 'number'
        ? [{ name: 'number', message: 'app.office.texts.wrong-number' }]
        : [{ name: '', message: problemOf(found) }];
    toast({ text: t('app.office.texts.added'), icon: 'check' });
    onClose(true);
    return [];
  };
  const owners = [
    ...context.workers
      .filter(({ removed }) => !removed)
      .map(({ id, name }) => ({ value: `worker ${id}`, label: name })),
    ...context.sites
      .filter(({ removed }) => !removed)
      .map(({ id, name }) => ({ value: `site ${id}`, label: name })),
    { value: 'partner', label: t('app.office.texts.partner') },
  ];
  return (
    <Dialog title={t('app.office.texts.add')} isOpen={isOpen} onClose={() => onClose(false)}>
      <Form schema={fields} submitLabel={t('kit.save')} onSubmit={add}>
        <Select name="whose" label={t('app.office.texts.whose')} options={owners} />
        <TextField
          name="name"
          label={t('app.office.texts.name')}
          hint={t('app.office.texts.name-hint')}
          maxLength={80}
        />
        <TextField
          name="number"
          label={t('app.office.texts.number')}
          hint={t('app.office.texts.number-hint')}
          type="tel"
          isNeeded
          maxLength={40}
        />
        <Select
          name="language"
          label={t('app.office.texts.language')}
          options={(['en', 'es'] as const).map((value) => ({
            value,
            label: t(`app.office.texts.in.${value}`),
          }))}
        />
        <Select
          name="forAlerts"
          label={t('app.office.texts.alerts')}
          hint={t('app.office.texts.partner-hint')}
          options={(['yes', 'no'] as const).map((value) => ({
            value,
            label: t(`app.office.texts.alerts.${value}`),
          }))}
        />
        {canCall ? (
          <Select
            name="callsAfter"
            label={t('app.office.texts.calls')}
            options={[
              { value: never, label: t('app.office.texts.calls.never') },
              ...callMinutes.map((minutes) => ({
                value: String(minutes),
                label: t('app.office.texts.calls.after', { minutes }),
              })),
            ]}
          />
        ) : null}
      </Form>
    </Dialog>
  );
};
