import { useState } from 'preact/hooks';
import * as v from 'valibot';
import { Page } from '#kit/components/page.tsx';
import { ProblemBanner } from '#kit/components/problem-banner.tsx';
import { NumberField, TextField } from '#kit/components/text-field.tsx';
import { useToast } from '#kit/components/toast.tsx';
import { Form } from '#kit/form/form.tsx';
import { formNumber } from '#kit/form/parse.ts';
import { useWords } from '#kit/words/context.tsx';
import { useApp } from '../app-context.tsx';

const fields = v.object({
  name: v.pipe(v.string(), v.nonEmpty(), v.maxLength(80)),
  zone: v.pipe(v.string(), v.nonEmpty(), v.maxLength(60)),
  keepDays: v.pipe(formNumber, v.integer(), v.minValue(1), v.maxValue(36_500)),
});

/** The organization's name, time zone, and how long times and links of old entries are kept. */
export const Screen = () => {
  const { t } = useWords();
  const { api, context, refresh } = useApp();
  const toast = useToast();
  const [problem, setProblem] = useState<string>();
  const { name, settings } = context.organization;
  return (
    <Page title={t('app.office.organization.title')} back="/office">
      <ProblemBanner problem={problem} />
      <Form
        schema={fields}
        submitLabel={t('kit.save')}
        onSubmit={async ({ name: newName, ...rest }) => {
          const answer = await api.ask(
            { method: 'PATCH', path: '/v1/organization', body: { name: newName, settings: rest } },
            v.unknown(),
          );
          if (!answer.ok) {
            setProblem(`log.error.${answer.error.code}`);
            return [];
          }
          setProblem(undefined);
          await refresh();
          toast({ text: t('app.office.people.saved'), icon: 'check' });
          return [];
        }}
      >
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
      </Form>
    </Page>
  );
};
