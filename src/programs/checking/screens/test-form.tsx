import { useState } from 'preact/hooks';
import { carried } from '#attachments/named.ts';
import { Button } from '#kit/components/button.tsx';
import { Choice } from '#kit/components/choice-field.tsx';
import { DateField } from '#kit/components/date-field.tsx';
import { FileDrop } from '#kit/components/file-drop.tsx';
import { NothingKept } from '#kit/components/nothing-kept.tsx';
import { Page } from '#kit/components/page.tsx';
import { Select } from '#kit/components/select.tsx';
import { TextField } from '#kit/components/text-field.tsx';
import { useToast } from '#kit/components/toast.tsx';
import { useUnsaved } from '#kit/form/unsaved.ts';
import { goToPath } from '#kit/path.ts';
import type { ScreenProps } from '#kit/screen.ts';
import { useWords } from '#kit/words/context.tsx';
import type { JsonObject, Uuid } from '#log/index.ts';
import { useLabels } from '#visits/screens/labels.ts';
import { type Found, labKind, reagentKind, spectrumKind } from '../entries.ts';
import { labMethods, reagents } from '../rules/answers.ts';
import type { CheckResult, Sample } from '../rules/sample.ts';
import { newId } from './adapters/chance.ts';
import { FoundFields, foundBody } from './found-fields.tsx';
import { codeText } from './list.tsx';
import { methodText } from './method-text.ts';
import { SubstanceChoice } from './substance-choice.tsx';
import { useAttachments } from './use-attachments.ts';
import { useRecord } from './use-record.ts';
import { useSamples, useSetUp, useToday } from './use-samples.ts';

const sorts = ['reagent', 'spectrum', 'lab'] as const;
type Sort = (typeof sorts)[number];
const kindOf = { reagent: reagentKind, spectrum: spectrumKind, lab: labKind } as const;

/** A result that is typed: a reagent's color, a spectrum, what a lab wrote. `:test` is `new`, or the test that is corrected. */
export const Screen = ({ params }: ScreenProps) => {
  const { t } = useWords();
  const sample = useSamples().find(({ id }) => id === params['id']);
  const sort = sorts.find((each) => each === params['sort']);
  const before = sample?.results.find(({ test }) => test === params['test']);
  return (
    <Page title={t(`checking.${sort ?? 'lab'}.title`)} back={`/checking/sample/${params['id']}`}>
      {sample === undefined || sort === undefined ? (
        <NothingKept icon="strip">{t('checking.sample.gone')}</NothingKept>
      ) : (
        <>
          <p class="check-code">{codeText(t, sample)}</p>
          {before === undefined ? null : <p class="field-hint">{t('checking.correcting')}</p>}
          <TestForm key={before?.entry} sample={sample} sort={sort} before={before} />
        </>
      )}
    </Page>
  );
};

const TestForm = ({
  sample,
  sort,
  before,
}: {
  readonly sample: Sample;
  readonly sort: Sort;
  readonly before: CheckResult | undefined;
}) => {
  const words = useWords();
  const { t } = words;
  const labels = useLabels();
  const { labs } = useSetUp();
  const today = useToday();
  const record = useRecord();
  const toast = useToast();
  const attachments = useAttachments();
  const [said, setSaid] = useState<JsonObject>(() => startOf(before, sort === 'lab' ? labs : []));
  const [found, setFound] = useState<readonly Found[]>(before?.found ?? []);
  const [pending, setPending] = useState<readonly string[]>(before?.pending ?? []);
  const [file, setFile] = useState<File>();
  const [problem, setProblem] = useState<string>();
  const [isChanged, setChanged] = useState(false);
  useUnsaved(isChanged);
  const text = (field: string): string => String(said[field] ?? '');
  const set = (field: string) => (value: string) => {
    setChanged(true);
    const { [field]: _before, ...rest } = said;
    setSaid(value.trim() === '' ? rest : { ...rest, [field]: value.trim() });
  };
  const needed = { reagent: 'reagent', spectrum: 'method', lab: 'method' }[sort];

  const save = async (): Promise<void> => {
    if (said[needed] === undefined || (sort === 'lab' && said['stage'] === undefined)) {
      setProblem(t('checking.test.needed'));
      return;
    }
    let id: Uuid | undefined;
    let spectrum = before?.attached[0] && carried(before.attached[0].ref, before.attached[0].entry);
    if (file !== undefined) {
      const all = await attachments();
      if (all === undefined) return;
      id = all.newEntry();
      const kept = await all.keepSpectrum(id, file);
      if (!kept.ok) {
        setProblem(
          t(
            kept.error.code === 'attachment-unreadable'
              ? 'checking.spectrum.unreadable'
              : `log.error.${kept.error.code}`,
          ),
        );
        return;
      }
      spectrum = kept.value;
    }
    const body = {
      ...said,
      sample: sample.id,
      test: before?.test ?? newId(),
      found: foundBody(found),
      ...(sort === 'lab' && pending.length > 0 && { pending }),
      ...(sort === 'spectrum' && spectrum !== undefined && { spectrum: { ...spectrum } }),
    };
    const kind = kindOf[sort];
    const parsed = kind.parse(body, kind.version);
    if (!parsed.ok) {
      toast({ text: t('checking.test.unreadable'), icon: 'warning' });
      return;
    }
    const deed = {
      of: kind,
      body,
      ...(id !== undefined && { id }),
      ...(before !== undefined && { supersedes: [before.entry] }),
    };
    if ((await record([deed], t('checking.test.saved'))) !== undefined)
      goToPath(`/checking/sample/${sample.id}`, { replace: true });
  };
  return (
    <form
      class="form"
      onSubmit={(event) => {
        event.preventDefault();
        void save();
      }}
    >
      {sort === 'reagent' ? (
        <>
          <Choice
            name="reagent"
            label={t('checking.reagent.which')}
            canDecline={false}
            options={reagents.map((value) => ({ value, label: methodText(words, `reagent-${value}`) }))}
            value={text('reagent')}
            onChange={set('reagent')}
          />
          <Select
            name="color"
            label={t('checking.reagent.color')}
            empty={t('checking.reagent.no-color')}
            options={labels.options('colour')}
            value={text('color')}
            onChange={set('color')}
          />
          <TextField
            name="lot"
            label={t('checking.reagent.lot')}
            value={text('lot')}
            maxLength={40}
            onInput={set('lot')}
          />
        </>
      ) : null}
      {sort === 'spectrum' ? (
        <>
          <Choice
            name="method"
            label={t('checking.spectrum.method')}
            canDecline={false}
            options={['ftir', 'raman'].map((value) => ({ value, label: methodText(words, value) }))}
            value={text('method')}
            onChange={set('method')}
          />
          <TextField
            name="library"
            label={t('checking.spectrum.library')}
            value={text('library')}
            maxLength={60}
            onInput={set('library')}
          />
          <TextField
            name="libraryVersion"
            label={t('checking.spectrum.version')}
            value={text('libraryVersion')}
            maxLength={30}
            onInput={set('libraryVersion')}
          />
          <FileDrop
            name="spectrum"
            label={t('checking.spectrum.file')}
            hint={t('checking.spectrum.file-hint')}
            accept=".csv,.txt,.dx,.jdx,.asc"
            onFile={setFile}
          />
        </>
      ) : null}
      {sort === 'lab' ? (
        <>
          <Choice
            name="stage"
            label={t('checking.lab.stage')}
            canDecline={false}
            options={['partial', 'final'].map((value) => ({ value, label: t(`checking.stage.${value}`) }))}
            value={text('stage')}
            onChange={set('stage')}
          />
          <Select
            name="method"
            label={t('checking.lab.method')}
            empty={t('checking.lab.pick')}
            options={labMethods.map((value) => ({ value, label: methodText(words, value) }))}
            value={text('method')}
            onChange={set('method')}
          />
          <TextField
            name="lab"
            label={t('checking.move.to')}
            value={text('lab')}
            maxLength={80}
            onInput={set('lab')}
          />
          <DateField
            name="completed"
            label={t('checking.lab.completed')}
            value={text('completed')}
            max={today}
            onInput={set('completed')}
          />
        </>
      ) : null}
      <FoundFields
        label={t('checking.test.found')}
        found={found}
        isMeasured={sort !== 'reagent'}
        onChange={(next) => {
          setChanged(true);
          setFound(next);
        }}
      />
      <p class="field-hint">{t('checking.test.none')}</p>
      {sort === 'lab' ? (
        <SubstanceChoice
          name="pending"
          label={t('checking.lab.pending')}
          values={pending}
          onChange={setPending}
        />
      ) : null}
      {problem === undefined ? null : (
        <p class="field-problem" role="alert">
          {problem}
        </p>
      )}
      <Button type="submit" tone="primary" size="large" isWide>
        {t(before === undefined ? 'checking.test.save' : 'checking.test.save-correction')}
      </Button>
    </form>
  );
};

/** What the fields begin with. */
const startOf = (before: CheckResult | undefined, labs: readonly string[]): JsonObject =>
  before?.typed ?? (labs.length === 1 && labs[0] !== undefined ? { lab: labs[0] } : {});
