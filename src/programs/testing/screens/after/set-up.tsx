import { useState } from 'preact/hooks';
import { Button } from '#kit/components/button.tsx';
import { MultiChoice } from '#kit/components/choice-field.tsx';
import { Page } from '#kit/components/page.tsx';
import { Stepper } from '#kit/components/stepper.tsx';
import { TextField } from '#kit/components/text-field.tsx';
import { useUnsaved } from '#kit/form/unsaved.ts';
import { useSealing } from '#kit/use-sealing.ts';
import { useWords } from '#kit/words/context.tsx';
import { useLabels } from '#visits/screens/labels.ts';
import { leastPeople, setUpKind } from '../../after-entries.ts';
import { NoKeys } from '../no-keys.tsx';
import { type TestingSetUp, useTestingSetUp } from '../use-after.ts';
import { useRecord } from '../use-testing.ts';

/** How we go on from a result: how it is told, when the next test is asked about, and what has to be reported. */
export const Screen = () => {
  const { t } = useWords();
  const sealing = useSealing();
  const setUp = useTestingSetUp();
  return (
    <Page title={t('testing.set-up.title')} back="/testing/today">
      {sealing === undefined || !setUp.isKnown ? null : sealing.can === 'reads' ? (
        <Form before={setUp} />
      ) : (
        <NoKeys />
      )}
    </Page>
  );
};

const Form = ({ before }: { readonly before: TestingSetUp }) => {
  const { t } = useWords();
  const labels = useLabels();
  const record = useRecord();
  const [texts, setTexts] = useState({ script: before.script ?? '', task: before.task ?? '' });
  const [reportable, setReportable] = useState<readonly string[]>(before.reportable);
  const [days, setDays] = useState<Readonly<Record<string, number>>>(
    Object.fromEntries(before.confirm.map((each) => [each.infection, each.days])),
  );
  const [least, setLeast] = useState(before.least);
  const [isChanged, setChanged] = useState(false);
  useUnsaved(isChanged);
  const infections = labels.options('infection');
  const save = async (): Promise<void> => {
    const confirm = Object.entries(days).flatMap(([infection, count]) =>
      count > 0 ? [{ infection, days: count }] : [],
    );
    const words = Object.fromEntries(
      Object.entries(texts).flatMap(([name, text]) =>
        text.trim() === '' ? [] : [[name, text.trim()] as const],
      ),
    );
    const isSaved = await record(
      [{ of: setUpKind, body: { confirm, reportable: [...reportable], least }, sealed: words }],
      t('testing.set-up.saved'),
    );
    if (isSaved) setChanged(false);
  };
  return (
    <form
      class="form"
      onInput={() => setChanged(true)}
      onSubmit={(event) => {
        event.preventDefault();
        void save();
      }}
    >
      <TextField
        name="script"
        label={t('testing.set-up.script')}
        hint={t('testing.set-up.script-hint')}
        isLong
        maxLength={1_200}
        value={texts.script}
        onInput={(script) => setTexts({ ...texts, script })}
      />
      <MultiChoice
        name="reportable"
        label={t('testing.set-up.reportable')}
        hint={t('testing.set-up.reportable-hint')}
        canDecline={false}
        options={infections}
        values={reportable}
        onChange={setReportable}
      />
      <TextField
        name="task"
        label={t('testing.set-up.task')}
        isLong
        maxLength={600}
        value={texts.task}
        onInput={(task) => setTexts({ ...texts, task })}
      />
      <fieldset>
        <legend>{t('testing.set-up.confirm')}</legend>
        <p class="field-hint">{t('testing.set-up.confirm-hint')}</p>
        {infections.map(({ value, label }) => (
          <Stepper
            key={value}
            label={label}
            value={days[value] ?? 0}
            min={0}
            max={365}
            onChange={(count) => setDays({ ...days, [value]: count })}
          />
        ))}
      </fieldset>
      <Stepper
        label={t('testing.set-up.least')}
        value={least}
        min={leastPeople}
        max={1_000}
        onChange={setLeast}
      />
      <Button type="submit" tone="primary">
        {t('kit.save')}
      </Button>
    </form>
  );
};
