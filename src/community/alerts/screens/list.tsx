import { Button } from '#kit/components/button.tsx';
import { Icon } from '#kit/components/icon.tsx';
import { Badge } from '#kit/components/messages.tsx';
import { NothingKept } from '#kit/components/nothing-kept.tsx';
import { Page } from '#kit/components/page.tsx';
import { goToPath } from '#kit/path.ts';
import { useWords } from '#kit/words/context.tsx';
import { dayMs } from '#log/calendar.ts';
import { timeToMs } from '#log/index.ts';
import { type Alert, isLive, stateAt } from '../rules/life.ts';
import { isOut, type State } from '../rules/moves.ts';
import { factLine } from './texts.ts';
import { inLanguage, useAlerts } from './use-alerts.ts';
import { useBoth } from './use-moves.ts';

/** How long what is over is still listed, in days. */
const overDays = 30;
const inWork: readonly State[] = ['reported', 'corroborated', 'graded', 'drafted'];

/** What is out, what is in work, and what was. */
export const Screen = () => {
  const { t } = useWords();
  const { alerts, now } = useAlerts();
  const newest = [...alerts].sort((a, b) => timeToMs(b.since) - timeToMs(a.since));
  const live = newest.filter((alert) => isLive(alert, now));
  const working = newest.filter(({ state }) => inWork.includes(state));
  const over = newest.filter(
    (alert) =>
      !live.includes(alert) &&
      !working.includes(alert) &&
      now - timeToMs(alert.versions.at(-1)?.until ?? alert.since) < overDays * dayMs,
  );
  return (
    <Page title={t('alerts.title')}>
      <div class="form-actions">
        <Button icon="plus" tone="primary" onClick={() => goToPath('/alerts/report')}>
          {t('alerts.report.do')}
        </Button>
        {live.length === 0 ? null : (
          <Button icon="printer" onClick={() => goToPath('/alerts/sheet')}>
            {t('alerts.sheet.do')}
          </Button>
        )}
      </div>
      <section class="card">
        <h2>{t('alerts.live')}</h2>
        {live.length === 0 ? <NothingKept icon="check">{t('alerts.live.none')}</NothingKept> : null}
        <Rows alerts={live} now={now} />
      </section>
      {working.length === 0 ? null : (
        <section class="card">
          <h2>{t('alerts.working')}</h2>
          <Rows alerts={working} now={now} />
        </section>
      )}
      {over.length === 0 ? null : (
        <section class="card">
          <h2>{t('alerts.over')}</h2>
          <Rows alerts={over} now={now} />
        </section>
      )}
    </Page>
  );
};

const Rows = ({ alerts, now }: { readonly alerts: readonly Alert[]; readonly now: number }) => {
  const { t, locale, moment } = useWords();
  const label = useBoth();
  return alerts.length === 0 ? null : (
    <ul class="rows">
      {alerts.map((alert) => {
        const version = alert.versions.at(-1);
        const words = version?.words ?? alert.draft;
        const state = stateAt(alert, now);
        return (
          <li key={alert.id} class="row">
            <a class="alert-row grow" href={`/alerts/${alert.id}`}>
              <strong>
                {words === undefined
                  ? factLine(t, locale, alert.reports, label)
                  : inLanguage(words.text, locale).line}
              </strong>
              <span class="field-hint">
                {version !== undefined && isOut(state)
                  ? t('alerts.until', { when: moment(timeToMs(version.until)) })
                  : moment(timeToMs(alert.since))}
              </span>
              <Badge>{t(`alerts.state.${state}`)}</Badge>
              <Icon name="next" />
            </a>
          </li>
        );
      })}
    </ul>
  );
};
