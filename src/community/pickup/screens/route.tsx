import { Button } from '#kit/components/button.tsx';
import { Icon } from '#kit/components/icon.tsx';
import { Badge } from '#kit/components/messages.tsx';
import { NothingKept } from '#kit/components/nothing-kept.tsx';
import { Page } from '#kit/components/page.tsx';
import { useLog } from '#kit/log-context.tsx';
import { goToPath } from '#kit/path.ts';
import { useWords } from '#kit/words/context.tsx';
import { timeToDate } from '#log/index.ts';
import { useLabels } from '#visits/screens/labels.ts';
import { leftMs, routeOf, type Stop } from '../rules/route.ts';
import { useStops } from './use-stops.ts';

const hourMs = 3_600_000;

/** What is to be picked up, area by area, with what is left of two days. */
export const Screen = () => {
  const { t, day } = useWords();
  const { place } = useLog();
  const labels = useLabels();
  const { stops, now } = useStops();
  const route = routeOf(stops);
  return (
    <Page
      title={t('pickup.route')}
      actions={
        route.length === 0 ? null : (
          <Button icon="printer" onClick={() => window.print()}>
            {t('pickup.print')}
          </Button>
        )
      }
    >
      <div class="form-actions" data-print="no">
        <Button icon="plus" tone="primary" onClick={() => goToPath('/pickup/new')}>
          {t('pickup.new.do')}
        </Button>
        <Button icon="box" onClick={() => goToPath('/pickup/disposal')}>
          {t('pickup.disposal.do')}
        </Button>
      </div>
      {route.length === 0 ? <NothingKept icon="check">{t('pickup.none')}</NothingKept> : null}
      {route.map(({ area, stops: own }) => (
        <section key={area ?? ''} class="card">
          <h2>{area === undefined ? t('pickup.no-area') : labels.of('area', area)}</h2>
          <ul class="rows">
            {own.map((stop) => (
              <li key={stop.id} class="row">
                <a class="alert-row grow" href={`/pickup/at/${stop.id}`}>
                  <strong>{stop.body.place ?? t('pickup.no-place')}</strong>
                  <Facts stop={stop} />
                  <TimeLeft stop={stop} now={now} />
                  <Icon name="next" />
                </a>
              </li>
            ))}
          </ul>
        </section>
      ))}
      {route.length === 0 ? null : (
        <p class="field-hint">{t('pickup.printed', { day: day(timeToDate(place.now())) })}</p>
      )}
    </Page>
  );
};

/** How many, on which ground, and how often nobody opened. */
export const Facts = ({ stop: { body, tries } }: { readonly stop: Stop }) => {
  const { t } = useWords();
  const facts = [
    ...(body.amount === undefined ? [] : [t(`pickup.amount.${body.amount}`)]),
    ...(body.ground === undefined ? [] : [t(`pickup.ground.${body.ground}`)]),
    ...(tries === 0 ? [] : [t('pickup.tries', { count: tries })]),
  ];
  return <span class="field-hint">{facts.join(' · ')}</span>;
};

/** What is left of the two days, in hours. */
export const TimeLeft = ({ stop, now }: { readonly stop: Stop; readonly now: number }) => {
  const { t } = useWords();
  const left = leftMs(stop, now);
  return left < 0 ? (
    <Badge tone="warning" icon="clock">
      {t('pickup.late', { hours: Math.ceil(-left / hourMs) })}
    </Badge>
  ) : (
    <Badge icon="clock">{t('pickup.left', { hours: Math.floor(left / hourMs) })}</Badge>
  );
};
