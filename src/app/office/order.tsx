import { useState } from 'preact/hooks';
import { needs as needsRoute } from '#contract/needs.ts';
import { Button } from '#kit/components/button.tsx';
import { DateField } from '#kit/components/date-field.tsx';
import { Page } from '#kit/components/page.tsx';
import { Select } from '#kit/components/select.tsx';
import { TextField } from '#kit/components/text-field.tsx';
import { useLog } from '#kit/log-context.tsx';
import { useWords } from '#kit/words/context.tsx';
import type { LocalDate } from '#log/index.ts';
import { useApp } from '../app-context.tsx';
import { WhenAnswered } from '../ask/asked.tsx';
import { useAsk } from '../ask/use-ask.ts';
import { OrderList } from './order-list.tsx';
import { useSiteNames } from './site-names.ts';
import { usePaperMargin } from './use-paper-margin.ts';

const horizons = ['4', '8', '12', '26'] as const;
const otherDay = 'day';

/** What to order, so that it lasts so many weeks or to a day: per site and for all, on screen, on paper, as CSV. */
export const Screen = () => {
  const { t } = useWords();
  const { place } = useLog();
  const { context } = useApp();
  const sites = useSiteNames();
  const today = place.now().slice(0, 10);
  const [horizon, setHorizon] = useState('8');
  const [day, setDay] = useState<LocalDate | ''>('');
  const [site, setSite] = useState('');
  const [to, setTo] = useState('');
  const until = horizon === otherDay && day !== '' && day >= today ? day : undefined;
  const weeks = horizon === otherDay ? '8' : horizon;
  const { asked, again } = useAsk(needsRoute, {
    query: {
      ...(until === undefined ? { weeks } : { until }),
      site: site === '' ? undefined : site,
    },
  });
  const who = sites.of(site) ?? context.organization.name;
  usePaperMargin([context.organization.name, sites.of(site), to].filter(Boolean).join(' · '));
  return (
    <Page
      title={t('stock.order.title')}
      back="/stock"
      actions={
        <Button icon="printer" onClick={() => window.print()}>
          {t('app.office.report.print')}
        </Button>
      }
    >
      <div class="row no-print">
        <Select
          name="horizon"
          label={t('app.office.order.lasts')}
          value={horizon}
          onChange={setHorizon}
          options={[
            ...horizons.map((value) => ({
              value,
              label: t('app.office.order.weeks', { weeks: Number(value) }),
            })),
            { value: otherDay, label: t('app.office.order.to-day') },
          ]}
        />
        {horizon === otherDay ? (
          <DateField name="until" label={t('app.office.order.day')} min={today} onInput={setDay} />
        ) : null}
        <Select
          name="site"
          label={t('app.office.report.site')}
          empty={t('app.office.report.all-sites')}
          value={site}
          onChange={setSite}
          options={sites.options}
        />
        <TextField name="to" label={t('app.office.order.to')} maxLength={60} onInput={setTo} />
      </div>
      <WhenAnswered asked={asked} again={again}>
        {(answer) => (
          <OrderList
            // Another answer, another list: amounts that were typed for the one do not stand in the other.
            key={`${site} ${answer.until}`}
            answer={answer}
            site={site}
            who={who}
            to={to}
          />
        )}
      </WhenAnswered>
    </Page>
  );
};
