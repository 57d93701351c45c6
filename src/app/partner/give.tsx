import { useMemo, useState } from 'preact/hooks';
import { Button } from '#kit/components/button.tsx';
import { DateField } from '#kit/components/date-field.tsx';
import { Page } from '#kit/components/page.tsx';
import { ProblemBanner } from '#kit/components/problem-banner.tsx';
import { Stepper } from '#kit/components/stepper.tsx';
import { useUnsaved } from '#kit/form/unsaved.ts';
import { useLog } from '#kit/log-context.tsx';
import { useTold } from '#kit/use-told.ts';
import { useWords } from '#kit/words/context.tsx';
import type { LocalDate } from '#log/index.ts';
import { composeBulk } from '#visits/screens/counter/bulk.ts';
import { useVisitParts } from '#visits/screens/panels.tsx';
import { SyncLine } from '#visits/screens/sync-line.tsx';
import { useCounterContext } from '#visits/screens/use-counter-context.ts';
import { useApp } from '../app-context.tsx';
import { Amounts } from './amounts.tsx';
import { useAgreement } from './use-agreement.ts';

/** What the partner handed out on our behalf: numbers by item, for one person or for a whole day. Nobody is named. */
export const Give = () => {
  const { t } = useWords();
  const tell = useTold();
  const { context: app } = useApp();
  const { place, recorder } = useLog();
  const { panels } = useVisitParts();
  const { items } = useAgreement();
  const context = useCounterContext(items);
  const [amounts, setAmounts] = useState<ReadonlyMap<string, number>>(new Map());
  const [people, setPeople] = useState(0);
  const [day, setDay] = useState<LocalDate | ''>(context.today);
  const [problem, setProblem] = useState<string>();
  useUnsaved(amounts.size > 0 || people > 0);
  // Of what else is handed out nobody tells for how many people.
  const asksPeople = app.organization.settings.programs?.includes('exchange') === true;
  const drafts = useMemo(
    () =>
      composeBulk(panels, {
        context,
        label: place.sites.find(({ id }) => id === place.site)?.name ?? '',
        people,
        lines: context.items.flatMap((item) => {
          const quantity = amounts.get(item.code);
          return quantity === undefined ? [] : [{ item, quantity }];
        }),
        ...(day !== context.today && day !== '' && { occurredAt: `${day}${place.now().slice(10)}` }),
      }),
    [panels, context, people, amounts, day],
  );
  const save = async (): Promise<void> => {
    const saved = await recorder.record(drafts, 'none');
    setProblem(saved.ok ? undefined : `log.error.${saved.error.code}`);
    if (!saved.ok) return;
    setAmounts(new Map());
    setPeople(0);
    tell(saved, t('stock.saved'));
  };
  return (
    <Page title={t('app.partner.give')}>
      <SyncLine />
      <p class="field-hint">{t('app.partner.give-hint')}</p>
      {items.length === 0 ? <p>{t('app.partner.no-items')}</p> : null}
      <Amounts items={items} values={amounts} onChange={setAmounts} />
      {asksPeople ? (
        <Stepper label={t('app.partner.people')} value={people} max={100_000} onChange={setPeople} />
      ) : null}
      <DateField name="day" label={t('app.partner.day')} value={day} max={context.today} onInput={setDay} />
      <ProblemBanner problem={problem} />
      <Button
        tone="primary"
        size="large"
        isWide
        isDisabled={drafts.length === 0 || day === ''}
        onClick={() => void save()}
      >
        {t('kit.save')}
      </Button>
    </Page>
  );
};
