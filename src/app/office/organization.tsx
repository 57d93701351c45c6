import { useState } from 'preact/hooks';
import * as v from 'valibot';
import { organizationChange, type Question } from '#contract/organization.ts';
import { Button } from '#kit/components/button.tsx';
import { MultiChoice } from '#kit/components/choice-field.tsx';
import { DateField } from '#kit/components/date-field.tsx';
import { Dialog } from '#kit/components/dialog.tsx';
import { Form, type FormAnswer } from '#kit/components/form.tsx';
import { Page } from '#kit/components/page.tsx';
import { Select } from '#kit/components/select.tsx';
import { NumberField, TextField } from '#kit/components/text-field.tsx';
import { useToast } from '#kit/components/toast.tsx';
import { formDay, formList, formNumber } from '#kit/form/parse.ts';
import { useWords } from '#kit/words/context.tsx';
import { useApp } from '../app-context.tsx';
import { programNames, programsRun } from '../programs.ts';
import { problemsOf, questionOf, sendChange } from './send.ts';

const fields = v.object({
  name: v.pipe(v.string(), v.nonEmpty(), v.maxLength(80)),
  zone: v.pipe(v.string(), v.nonEmpty(), v.maxLength(60)),
  keepDays: v.pipe(formNumber, v.integer(), v.minValue(1), v.maxValue(36_500)),
  yearStart: v.pipe(v.string(), v.transform(Number)),
  programs: v.pipe(formList, v.minLength(1)),
  besides: formList,
  signedFrom: v.optional(formDay),
  keyHours: v.pipe(formNumber, v.integer(), v.minValue(1), v.maxValue(72)),
});
type Settings = v.InferOutput<typeof fields>;

const months = Array.from({ length: 12 }, (_, index) => index + 1);

/** The organization's name, time zone, year of reports, programs, and how long times and links of old entries are kept. */
export const Screen = () => {
  const { t, day } = useWords();
  const { api, context, refresh } = useApp();
  const toast = useToast();
  const [question, setQuestion] = useState<{ readonly answer: (isMeant: boolean) => void }>();
  const { name, code, settings } = context.organization;
  /** Waits for the answer of a person. */
  const isMeant = (): Promise<boolean> =>
    new Promise((resolve) => {
      setQuestion({
        answer: (meant) => {
          setQuestion(undefined);
          resolve(meant);
        },
      });
    });
  const save = async ({
    name: newName,
    besides,
    programs,
    signedFrom,
    ...rest
  }: Settings): Promise<FormAnswer> => {
    const send = (despite: readonly Question[]) =>
      sendChange(api, organizationChange, {
        body: {
          name: newName,
          settings: {
            ...rest,
            programs: [...programs],
            notes: besides.includes('notes'),
            signedFrom: signedFrom ?? null,
          },
          despite,
        },
      });
    let found = await send([]);
    const asked = found && questionOf(found);
    if (asked !== undefined && (await isMeant())) found = await send([asked]);
    if (found !== undefined && questionOf(found) !== undefined)
      return [{ name: 'keepDays', message: 'app.office.organization.not-shortened' }];
    if (found !== undefined) return problemsOf(found);
    await refresh();
    toast({ text: t('app.office.people.saved'), icon: 'check' });
    return [];
  };
  return (
    <Page title={t('app.office.organization.title')} back="/office">
      <Form schema={fields} submitLabel={t('kit.save')} onSubmit={save}>
        <TextField
          name="name"
          label={t('app.start.first.organization')}
          value={name}
          isNeeded
          maxLength={80}
        />
        <TextField
          name="zone"
          label={t('app.office.organization.zone')}
          hint={t('app.office.organization.zone-hint', { example: 'America/New_York' })}
          value={settings.zone}
          isNeeded
        />
        <NumberField
          name="keepDays"
          label={t('app.office.organization.keep')}
          hint={t('app.office.organization.keep-hint')}
          value={settings.keepDays}
          isNeeded
        />
        <Select
          name="yearStart"
          label={t('app.office.organization.year-start')}
          hint={t('app.office.organization.year-start-hint')}
          value={String(settings.yearStart ?? 1)}
          options={months.map((month) => ({
            value: String(month),
            label: day(`2026-${String(month).padStart(2, '0')}-01`, { month: 'long' }),
          }))}
        />
        <MultiChoice
          name="programs"
          label={t('app.office.organization.programs')}
          hint={t('app.office.organization.programs-hint')}
          canDecline={false}
          values={settings.programs ?? programsRun()}
          options={programNames.map((program) => ({ value: program, label: t(`${program}.program.title`) }))}
        />
        <MultiChoice
          name="besides"
          label={t('app.office.organization.besides')}
          hint={t('app.office.organization.notes-hint')}
          canDecline={false}
          values={settings.notes === true ? ['notes'] : []}
          options={[{ value: 'notes', label: t('app.office.organization.notes') }]}
        />
        <NumberField
          name="keyHours"
          label={t('app.office.organization.key-hours')}
          hint={t('app.office.organization.key-hours-hint')}
          value={settings.keyHours ?? 12}
          isNeeded
        />
        <DateField
          name="signedFrom"
          label={t('app.office.organization.signed-from')}
          hint={t('app.office.organization.signed-from-hint')}
          value={settings.signedFrom ?? ''}
        />
      </Form>
      <Dialog
        title={t('app.office.organization.shorter')}
        isOpen={question !== undefined}
        onClose={() => question?.answer(false)}
        actions={
          <>
            <Button onClick={() => question?.answer(false)}>{t('app.office.organization.keep-time')}</Button>
            <Button tone="danger" onClick={() => question?.answer(true)}>
              {t('app.office.organization.shorten')}
            </Button>
          </>
        }
      >
        <p>{t('log.error.keep-shorter')}</p>
      </Dialog>
      {code === undefined ? null : (
        <section class="card">
          <h2>{t('app.office.organization.address')}</h2>
          <p>{`${location.origin}/o/${code}`}</p>
          <p class="field-hint">{t('app.office.organization.address-hint')}</p>
        </section>
      )}
    </Page>
  );
};
