import { useState } from 'preact/hooks';
import { Button } from '#kit/components/button.tsx';
import { Choice } from '#kit/components/choice-field.tsx';
import { Page } from '#kit/components/page.tsx';
import { TextField } from '#kit/components/text-field.tsx';
import { useUnsaved } from '#kit/form/unsaved.ts';
import { useLog } from '#kit/log-context.tsx';
import { goToPath } from '#kit/path.ts';
import { useSealing } from '#kit/use-sealing.ts';
import { useWords } from '#kit/words/context.tsx';
import { timeToDate, type Uuid } from '#log/index.ts';
import { useLabels } from '#visits/screens/labels.ts';
import { type Method, methods, testKind } from '../entries.ts';
import { kitsFor } from '../rules/kits.ts';
import { newId, newSlip } from './adapters/chance.ts';
import { CardLink } from './card-link.tsx';
import { KitChoice, kitOf, noKit } from './kit-choice.tsx';
import { NoKeys, useSeals } from './no-keys.tsx';
import { afterDeed } from './use-after.ts';
import { useRecord } from './use-testing.ts';

/** A test is done: what for, how, with which kit, and by whose consent. Whose it is, only where that is sealed. */
export const Screen = () => {
  const { t } = useWords();
  const labels = useLabels();
  const record = useRecord();
  const { place } = useLog();
  const sealing = useSealing();
  const seals = useSeals();
  const [infection, setInfection] = useState<string>();
  const [method, setMethod] = useState<Method>('antibody');
  const [kit, setKit] = useState(noKit);
  const [agreed, setAgreed] = useState<'said' | 'signed'>();
  const [whose, setWhose] = useState<WhoseTest>({ called: '', reach: '', person: undefined });
  const [problem, setProblem] = useState<string>();
  useUnsaved(infection !== undefined);
  const likely = infection === undefined ? [] : kitsFor(infection, method);
  const save = async (): Promise<void> => {
    if (infection === undefined) return setProblem(t('testing.new.infection-first'));
    if (agreed === undefined) return setProblem(t('testing.new.consent-first'));
    setProblem(undefined);
    const test = newId();
    const called = whose.called.trim() || undefined;
    const reach = whose.reach.trim() || undefined;
    const on = timeToDate(place.now());
    const slip = sealing?.can === 'reads' ? newSlip() : undefined;
    const isSaved = await record(
      [
        { of: testKind, body: { test, infection, method, agreed, ...kitOf(kit) }, subject: newId() },
        // Beside every test, whatever comes of it.
        ...(seals === true
          ? [afterDeed({ test, infection, on, slip, called, reach, person: whose.person })]
          : []),
      ],
      t('testing.new.saved'),
    );
    if (isSaved) goToPath(`/testing/at/${test}`, { replace: true });
  };
  return (
    <Page title={t('testing.new.title')} back="/testing">
      <form
        class="form"
        onSubmit={(event) => {
          event.preventDefault();
          void save();
        }}
      >
        <Choice
          name="infection"
          label={t('testing.new.infection')}
          hint={t('testing.new.second')}
          canDecline={false}
          options={labels.options('infection')}
          value={infection}
          onChange={(value) => {
            setInfection(value);
            setKit(noKit);
          }}
        />
        <Choice
          name="method"
          label={t('testing.new.method')}
          canDecline={false}
          options={methods.map((value) => ({ value, label: t(`testing.method.${value}`) }))}
          value={method}
          onChange={(value) => {
            setMethod(value as Method);
            setKit(noKit);
          }}
        />
        <KitChoice key={`${infection} ${method}`} likely={likely} kit={kit} onChange={setKit} />
        <Choice
          name="agreed"
          label={t('testing.new.agreed')}
          hint={t('testing.new.agreed-hint')}
          canDecline={false}
          options={(['said', 'signed'] as const).map((value) => ({
            value,
            label: t(`testing.agreed.${value}`),
          }))}
          value={agreed}
          onChange={(value) => {
            setAgreed(value as 'said' | 'signed');
            setProblem(undefined);
          }}
        />
        <NoKeys />
        {seals === true ? <Whose whose={whose} onChange={setWhose} /> : null}
        {problem === undefined ? null : (
          <p class="field-problem" role="alert">
            {problem}
          </p>
        )}
        <Button type="submit" tone="primary" size="large">
          {t('testing.new.save')}
        </Button>
      </form>
    </Page>
  );
};

interface WhoseTest {
  readonly called: string;
  readonly reach: string;
  readonly person: Uuid | undefined;
}

/** Whose test it is, as far as they want that kept; all of it is sealed. */
const Whose = ({
  whose,
  onChange,
}: {
  readonly whose: WhoseTest;
  readonly onChange: (whose: WhoseTest) => void;
}) => {
  const { t } = useWords();
  return (
    <>
      {whose.person === undefined ? (
        <CardLink label={t('testing.card.link')} onPerson={(person) => onChange({ ...whose, person })} />
      ) : (
        <p role="status">{t('testing.card.linked')}</p>
      )}
      <TextField
        name="called"
        label={t('testing.new.called')}
        hint={t('testing.new.sealed')}
        maxLength={60}
        onInput={(called) => onChange({ ...whose, called })}
      />
      <TextField
        name="reach"
        label={t('testing.new.reach')}
        maxLength={200}
        onInput={(reach) => onChange({ ...whose, reach })}
      />
    </>
  );
};
