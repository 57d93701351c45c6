import * as v from 'valibot';
import { Form, type FormAnswer } from '#kit/components/form.tsx';
import { Page } from '#kit/components/page.tsx';
import { NumberField, TextField } from '#kit/components/text-field.tsx';
import { useWords } from '#kit/words/context.tsx';
import { isLocalDate } from '#log/calendar.ts';
import { rulesKind } from '../entries.ts';
import { useDirectory } from './use-directory.ts';

const fields = v.object({
  holidays: v.optional(v.string(), ''),
  agedDays: v.optional(v.string(), ''),
  freshHours: v.optional(v.string(), ''),
});

/** Holidays, and when what was checked is old. */
export const Screen = () => {
  const { t } = useWords();
  const { directory, record } = useDirectory();
  const { rules } = directory;
  const save = async (typed: v.InferOutput<typeof fields>): Promise<FormAnswer> => {
    const days = typed.holidays.split(/\s+/).filter((day) => day !== '');
    if (!days.every((day) => isLocalDate(day)))
      return [{ name: 'holidays', message: 'directory.rules.holidays-wrong' }];
    const numbers = (['agedDays', 'freshHours'] as const)
      .filter((name) => typed[name].trim() !== '')
      .map((name) => [name, Number(typed[name])] as const);
    const body = { holidays: [...new Set(days)].sort(), ...Object.fromEntries(numbers) };
    const checked = rulesKind.parse(body, rulesKind.version);
    if (!checked.ok) return [{ name: checked.error.path.split('.')[0] ?? '', message: 'kit.form.invalid' }];
    await record([{ kind: rulesKind.kind, body }], t('directory.edit.saved'));
    return [];
  };
  return (
    <Page title={t('directory.rules.title')} back="/directory">
      <Form schema={fields} submitLabel={t('kit.save')} onSubmit={save}>
        <TextField
          name="holidays"
          isLong
          label={t('directory.rules.holidays')}
          hint={t('directory.rules.holidays-hint')}
          value={rules.holidays.join('\n')}
        />
        <NumberField
          name="agedDays"
          label={t('directory.rules.aged')}
          hint={t('directory.rules.aged-hint')}
          {...(rules.agedDays !== undefined && { value: rules.agedDays })}
        />
        <NumberField
          name="freshHours"
          label={t('directory.rules.fresh')}
          hint={t('directory.rules.fresh-hint')}
          {...(rules.freshHours !== undefined && { value: rules.freshHours })}
        />
      </Form>
    </Page>
  );
};
