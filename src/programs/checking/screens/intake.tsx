import { useState } from 'preact/hooks';
import { ratherNotSay } from '#catalog/choice.ts';
import { Button } from '#kit/components/button.tsx';
import { Choice, MultiChoice } from '#kit/components/choice-field.tsx';
import { Page } from '#kit/components/page.tsx';
import { Select } from '#kit/components/select.tsx';
import { TextField } from '#kit/components/text-field.tsx';
import { useUnsaved } from '#kit/form/unsaved.ts';
import { goToPath } from '#kit/path.ts';
import { useWords } from '#kit/words/context.tsx';
import { useLabels } from '#visits/screens/labels.ts';
import { type SampleBody, sampleKind } from '../entries.ts';
import { collections, effects, forms, lustres, textures } from '../rules/answers.ts';
import { readCode, showCode } from '../rules/code.ts';
import { freshCode, newId } from './adapters/chance.ts';
import { SubstanceChoice } from './substance-choice.tsx';
import { useRecord } from './use-record.ts';
import { useSamples } from './use-samples.ts';

type Said = Partial<
  Pick<
    SampleBody,
    | 'bag'
    | 'form'
    | 'colors'
    | 'texture'
    | 'lustre'
    | 'stamp'
    | 'collected'
    | 'used'
    | 'effects'
    | 'overdose'
    | 'area'
  >
> & { readonly expected: readonly string[] };

/** A sample comes in. Only the label is needed; nothing asks who brought it. Saved on the device, with or without a network. */
export const Screen = () => {
  const { t } = useWords();
  const labels = useLabels();
  const record = useRecord();
  const samples = useSamples();
  const [typed, setTyped] = useState('');
  const [said, setSaid] = useState<Said>({ expected: [] });
  const [declined, setDeclined] = useState<readonly ('used' | 'overdose' | 'area')[]>([]);
  const [problem, setProblem] = useState<string>();
  useUnsaved(typed !== '' || Object.keys(said).length > 1 || said.expected.length > 0);

  const set =
    <K extends keyof Said>(field: K) =>
    (value: Said[K] | '' | undefined): void =>
      setSaid((before) => {
        const { [field]: _before, ...rest } = before;
        return (value === undefined || value === '' ? rest : { ...rest, [field]: value }) as Said;
      });
  const ask = (field: 'used' | 'overdose' | 'area') => ({
    value: declined.includes(field) ? ratherNotSay : said[field],
    onChange: (value: string) => {
      setDeclined((before) => [
        ...before.filter((each) => each !== field),
        ...(value === ratherNotSay ? [field] : []),
      ]);
      set(field)(value === ratherNotSay ? undefined : (value as Said['used']));
    },
  });
  const options = (field: string, values: readonly string[]) =>
    values.map((value) => ({ value, label: t(`checking.${field}.${value}`) }));
  const yesNo = ['yes', 'no', 'unknown'].map((value) => ({ value, label: t(`checking.${value}`) }));

  const save = async (): Promise<void> => {
    const code = typed.trim() === '' ? freshCode() : readCode(typed);
    if (code === undefined) {
      setProblem(t('checking.intake.mistyped'));
      return;
    }
    if (samples.some(({ intake }) => intake.said.code === code)) {
      setProblem(t('checking.intake.taken', { code: showCode(code) }));
      return;
    }
    const { expected, ...rest } = said;
    const substances = expected.filter((value) => value !== ratherNotSay);
    const refused = [...(expected.includes(ratherNotSay) ? ['expected'] : []), ...declined];
    const sample = newId();
    const body = {
      sample,
      code,
      ...rest,
      ...(substances.length > 0 && { expected: substances }),
      ...(refused.length > 0 && { declined: refused }),
    };
    const saved = await record(
      [{ of: sampleKind, body }],
      t('checking.intake.saved', { code: showCode(code) }),
    );
    if (saved !== undefined) goToPath(`/checking/sample/${sample}`, { replace: true });
  };
  return (
    <Page title={t('checking.intake.title')} back="/checking">
      <form
        class="form"
        onSubmit={(event) => {
          event.preventDefault();
          void save();
        }}
      >
        <TextField
          name="code"
          label={t('checking.intake.code')}
          hint={t('checking.intake.code-hint')}
          maxLength={200}
          onInput={(text) => {
            setTyped(text);
            setProblem(undefined);
          }}
        />
        {problem === undefined ? null : (
          <p class="field-problem" role="alert">
            {problem}
          </p>
        )}
        <SubstanceChoice
          name="expected"
          label={t('checking.intake.expected')}
          canDecline
          values={said.expected}
          onChange={(values) => set('expected')(values)}
        />
        <Choice
          name="form"
          label={t('checking.intake.form')}
          canDecline={false}
          options={options('form', forms)}
          value={said.form}
          onChange={(value) => set('form')(value as Said['form'])}
        />
        <Choice
          name="collected"
          label={t('checking.intake.collected')}
          hint={t('checking.intake.collected-hint')}
          canDecline={false}
          options={options('collected', collections)}
          value={said.collected}
          onChange={(value) => set('collected')(value as Said['collected'])}
        />
        <MultiChoice
          name="colors"
          label={t('checking.intake.colors')}
          canDecline={false}
          options={labels.options('colour')}
          values={said.colors ?? []}
          onChange={(values) => set('colors')(values.length === 0 ? undefined : [...values].slice(0, 4))}
        />
        <Choice name="used" label={t('checking.intake.used')} options={yesNo} {...ask('used')} />
        {said.used === 'yes' ? (
          <MultiChoice
            name="effects"
            label={t('checking.intake.effects')}
            canDecline={false}
            options={options('effects', effects)}
            values={said.effects ?? []}
            onChange={(values) =>
              set('effects')(values.length === 0 ? undefined : ([...values] as SampleBody['effects']))
            }
          />
        ) : null}
        <Choice name="overdose" label={t('checking.intake.overdose')} options={yesNo} {...ask('overdose')} />
        <details class="more">
          <summary>{t('checking.intake.more')}</summary>
          <Choice
            name="texture"
            label={t('checking.intake.texture')}
            canDecline={false}
            options={options('texture', textures)}
            value={said.texture}
            onChange={(value) => set('texture')(value as Said['texture'])}
          />
          <Choice
            name="lustre"
            label={t('checking.intake.lustre')}
            canDecline={false}
            options={options('lustre', lustres)}
            value={said.lustre}
            onChange={(value) => set('lustre')(value as Said['lustre'])}
          />
          <TextField
            name="stamp"
            label={t('checking.intake.stamp')}
            hint={t('checking.intake.stamp-hint')}
            maxLength={40}
            onInput={(text) => set('stamp')(text.trim())}
          />
          {labels.options('area').length === 0 ? null : (
            <Select
              name="area"
              label={t('checking.intake.area')}
              empty={t('checking.intake.no-area')}
              options={[...labels.options('area'), { value: ratherNotSay, label: t('kit.rather-not-say') }]}
              value={ask('area').value ?? ''}
              onChange={ask('area').onChange}
            />
          )}
          <TextField
            name="bag"
            label={t('checking.intake.bag')}
            hint={t('checking.intake.bag-hint')}
            maxLength={40}
            onInput={(text) => set('bag')(text.trim())}
          />
        </details>
        <Button type="submit" tone="primary" size="large" isWide>
          {t('checking.intake.save')}
        </Button>
      </form>
    </Page>
  );
};
