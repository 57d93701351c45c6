import { useState } from 'preact/hooks';
import { Button } from '#kit/components/button.tsx';
import { Choice } from '#kit/components/choice-field.tsx';
import { Page } from '#kit/components/page.tsx';
import { NumberField, TextField } from '#kit/components/text-field.tsx';
import { TypedForm } from '#kit/components/typed-form.tsx';
import { useUnsaved } from '#kit/form/unsaved.ts';
import { useEntries } from '#kit/log-context.tsx';
import { useWords } from '#kit/words/context.tsx';
import { type SubstanceBody, setUpKind, substanceKind } from '../entries.ts';
import { withOwn } from '../rules/substances.ts';
import { useRecord } from './use-record.ts';
import { useSetUp } from './use-samples.ts';

/** How the organization checks, and which numbers its own substances have in registers of others. */
export const Screen = () => {
  const { t } = useWords();
  const before = useSetUp();
  const record = useRecord();
  const [secondReader, setSecondReader] = useState(before.secondReader);
  const [labs, setLabs] = useState(before.labs.join('\n'));
  const [city, setCity] = useState(before.city ?? '');
  const [country, setCountry] = useState(before.country ?? '');
  const [isPublic, setPublic] = useState(before.keepsAround !== true);
  const [problem, setProblem] = useState<string>();
  const save = async (): Promise<boolean> => {
    const code = country.trim().toUpperCase();
    if (code !== '' && !/^[A-Z]{2}$/.test(code)) {
      setProblem(t('checking.set-up.country-problem'));
      return false;
    }
    setProblem(undefined);
    const body = {
      secondReader,
      labs: labs
        .split('\n')
        .map((lab) => lab.trim().slice(0, 80))
        .filter((lab) => lab !== '')
        .slice(0, 12),
      ...(city.trim() !== '' && { city: city.trim() }),
      ...(code !== '' && { country: code }),
      ...(!isPublic && { keepsAround: true }),
    };
    return (await record([{ of: setUpKind, body }], t('checking.set-up.saved'))) !== undefined;
  };
  return (
    <Page title={t('checking.set-up.title')} back="/checking">
      <TypedForm onSubmit={save}>
        <Choice
          name="second-reader"
          label={t('checking.set-up.second-reader')}
          canDecline={false}
          options={['yes', 'no'].map((value) => ({ value, label: t(`checking.${value}`) }))}
          value={secondReader ? 'yes' : 'no'}
          onChange={(value) => setSecondReader(value === 'yes')}
        />
        <TextField
          name="labs"
          label={t('checking.set-up.labs')}
          hint={t('checking.set-up.labs-hint')}
          isLong
          value={labs}
          onInput={setLabs}
        />
        <TextField
          name="city"
          label={t('checking.set-up.city')}
          value={city}
          maxLength={80}
          onInput={setCity}
        />
        <TextField
          name="country"
          label={t('checking.set-up.country')}
          hint={t('checking.set-up.country-hint')}
          value={country}
          maxLength={2}
          onInput={setCountry}
        />
        <Choice
          name="around"
          label={t('checking.set-up.around')}
          hint={t('checking.set-up.around-hint')}
          canDecline={false}
          options={['yes', 'no'].map((value) => ({ value, label: t(`checking.${value}`) }))}
          value={isPublic ? 'yes' : 'no'}
          onChange={(value) => setPublic(value === 'yes')}
        />
        {problem === undefined ? null : (
          <p class="field-problem" role="alert">
            {problem}
          </p>
        )}
        <Button type="submit" tone="primary">
          {t('kit.save')}
        </Button>
      </TypedForm>
      <OwnSubstances />
    </Page>
  );
};

const OwnSubstances = () => {
  const { t } = useWords();
  const added = useEntries(substanceKind)
    .toSorted((a, b) => (a.hlc < b.hlc ? -1 : 1))
    .map(({ body }) => body);
  const codes = new Set(added.map(({ code }) => code));
  const own = withOwn(added).filter(({ code }) => codes.has(code));
  return (
    <section aria-label={t('checking.set-up.substances')}>
      <h2>{t('checking.set-up.substances')}</h2>
      <p class="field-hint">
        {t(own.length === 0 ? 'checking.set-up.no-substances' : 'checking.set-up.substances-hint')}
      </p>
      {own.map((known) => (
        <SubstanceForm
          key={`${known.code} ${known.cas}`}
          before={{
            code: known.code,
            name: known.name.en,
            aliases: [...known.aliases],
            pubchem: known.pubchem,
            cas: known.cas,
            unii: known.unii,
          }}
        />
      ))}
    </section>
  );
};

const SubstanceForm = ({ before }: { readonly before: SubstanceBody }) => {
  const { t } = useWords();
  const record = useRecord();
  const [said, setSaid] = useState(before);
  const [problem, setProblem] = useState<string>();
  const [isTyped, setTyped] = useState(false);
  useUnsaved(isTyped);
  const set = (field: keyof SubstanceBody) => (value: string | number | undefined) => {
    setTyped(true);
    setSaid({
      ...said,
      [field]: value === '' ? undefined : typeof value === 'string' ? value.trim() : value,
    });
  };
  const save = async (): Promise<void> => {
    const body = Object.fromEntries(Object.entries(said).filter(([, value]) => value !== undefined));
    if (!substanceKind.parse(body, substanceKind.version).ok) {
      setProblem(t('checking.set-up.register-problem'));
      return;
    }
    setProblem(undefined);
    if ((await record([{ of: substanceKind, body }], t('checking.set-up.saved'))) !== undefined)
      setTyped(false);
  };
  return (
    <details class="more">
      <summary>{said.name}</summary>
      <NumberField
        name={`pubchem-${said.code}`}
        label="PubChem CID"
        {...(said.pubchem !== undefined && { value: said.pubchem })}
        onInput={set('pubchem')}
      />
      <TextField
        name={`cas-${said.code}`}
        label="CAS"
        value={said.cas ?? ''}
        maxLength={12}
        onInput={set('cas')}
      />
      <TextField
        name={`unii-${said.code}`}
        label="UNII"
        value={said.unii ?? ''}
        maxLength={10}
        onInput={set('unii')}
      />
      {problem === undefined ? null : (
        <p class="field-problem" role="alert">
          {problem}
        </p>
      )}
      <Button onClick={() => void save()}>{t('kit.save')}</Button>
    </details>
  );
};
