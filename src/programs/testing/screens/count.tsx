import { useState } from 'preact/hooks';
import { Button } from '#kit/components/button.tsx';
import { Choice, MultiChoice } from '#kit/components/choice-field.tsx';
import { Page } from '#kit/components/page.tsx';
import { Stepper } from '#kit/components/stepper.tsx';
import { useWords } from '#kit/words/context.tsx';
import { useItems } from '#stock/screens/item-names.ts';
import { useLabels } from '#visits/screens/labels.ts';
import { controlKind, offerAnswers, offerKind, serviceKind, services } from '../entries.ts';
import { KitChoice, kitOf, noKit } from './kit-choice.tsx';
import { useRecord } from './use-testing.ts';

/** What is counted and is of nobody: offers, care, and kits that were tried on a control. */
export const Screen = () => {
  const { t } = useWords();
  const [round, setRound] = useState(0);
  const onSaved = (): void => setRound(round + 1);
  return (
    <Page title={t('testing.count.title')} back="/testing">
      <Offer key={`offer ${round}`} onSaved={onSaved} />
      <Service key={`service ${round}`} onSaved={onSaved} />
      <Control key={`control ${round}`} onSaved={onSaved} />
    </Page>
  );
};

type Part = { readonly onSaved: () => void };

const Offer = ({ onSaved }: Part) => {
  const { t } = useWords();
  const labels = useLabels();
  const record = useRecord();
  const [infections, setInfections] = useState<readonly string[]>([]);
  const [said, setSaid] = useState<string>();
  const save = async (): Promise<void> => {
    if (infections.length === 0 || said === undefined) return;
    const body = { infections: [...infections], said };
    if (await record([{ of: offerKind, body }], t('testing.count.saved'))) onSaved();
  };
  return (
    <section class="card form" aria-label={t('testing.offer.title')}>
      <h2>{t('testing.offer.title')}</h2>
      <MultiChoice
        name="offered"
        label={t('testing.new.infection')}
        canDecline={false}
        options={labels.options('infection')}
        values={infections}
        onChange={setInfections}
      />
      <Choice
        name="said"
        label={t('testing.offer.said')}
        canDecline={false}
        options={offerAnswers.map((value) => ({ value, label: t(`testing.offer.${value}`) }))}
        value={said}
        onChange={setSaid}
      />
      <Button isDisabled={infections.length === 0 || said === undefined} onClick={() => void save()}>
        {t('testing.offer.save')}
      </Button>
    </section>
  );
};

const Service = ({ onSaved }: Part) => {
  const { t } = useWords();
  const record = useRecord();
  const [what, setWhat] = useState<string>();
  const [people, setPeople] = useState(1);
  const save = async (): Promise<void> => {
    if (what === undefined) return;
    if (await record([{ of: serviceKind, body: { what, people } }], t('testing.count.saved'))) onSaved();
  };
  return (
    <section class="card form" aria-label={t('testing.service.title')}>
      <h2>{t('testing.service.title')}</h2>
      <Choice
        name="what"
        label={t('testing.service.what')}
        hint={t('testing.service.hint')}
        canDecline={false}
        options={services.map((value) => ({ value, label: t(`testing.service.${value}`) }))}
        value={what}
        onChange={setWhat}
      />
      <Stepper
        label={t('testing.service.people')}
        icon="people"
        value={people}
        min={1}
        max={10_000}
        onChange={setPeople}
      />
      <Button isDisabled={what === undefined} onClick={() => void save()}>
        {t('testing.service.save')}
      </Button>
    </section>
  );
};

const Control = ({ onSaved }: Part) => {
  const { t } = useWords();
  const record = useRecord();
  const tests = useItems().flatMap(({ code, group }) => (group === 'tests' ? [code] : []));
  const [kit, setKit] = useState(noKit);
  const [control, setControl] = useState<string>();
  const save = async (came: 'as-expected' | 'not'): Promise<void> => {
    if (control === undefined || kit.item === '') return;
    const body = { item: kit.item, ...kitOf(kit), control, came };
    if (await record([{ of: controlKind, body }], t('testing.count.saved'))) onSaved();
  };
  const isReady = control !== undefined && kit.item !== '';
  return (
    <section class="card form" aria-label={t('testing.control.title')}>
      <h2>{t('testing.control.title')}</h2>
      <KitChoice likely={[...rapid, ...tests]} kit={kit} onChange={setKit} />
      <Choice
        name="control"
        label={t('testing.control.which')}
        canDecline={false}
        options={(['positive', 'negative'] as const).map((value) => ({
          value,
          label: t(`testing.control.${value}`),
        }))}
        value={control}
        onChange={setControl}
      />
      <div class="care-answers">
        <Button isDisabled={!isReady} onClick={() => void save('as-expected')}>
          {t('testing.control.as-expected')}
        </Button>
        <Button isDisabled={!isReady} onClick={() => void save('not')}>
          {t('testing.control.not')}
        </Button>
      </div>
    </section>
  );
};

const rapid = [
  'hiv-rapid-test',
  'hcv-rapid-test',
  'hbv-rapid-test',
  'syphilis-rapid-test',
  'hcv-rna-cartridge',
];
