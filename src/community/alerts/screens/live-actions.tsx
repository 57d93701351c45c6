import { Button } from '#kit/components/button.tsx';
import { useEntries, useLog } from '#kit/log-context.tsx';
import { useWords } from '#kit/words/context.tsx';
import { addDays } from '#log/calendar.ts';
import { timeToDate } from '#log/index.ts';
import { cancelKind, cancelReasons, extendKind, mostDays, seenKind } from '../entries.ts';
import type { Alert } from '../rules/life.ts';
import { isOut, type State } from '../rules/moves.ts';
import { usualDays } from './approve-form.tsx';
import type { Moves } from './use-moves.ts';

/** What is done with an alert that is out: read at the counter, let it stand longer, withdraw it. */
export const LiveActions = ({
  alert,
  state,
  moves,
}: {
  readonly alert: Alert;
  readonly state: State;
  readonly moves: Moves;
}) => {
  const { t, list } = useWords();
  const { place } = useLog();
  const last = alert.versions.at(-1);
  const seen = useEntries(seenKind);
  if (last === undefined || !isOut(state)) return null;
  const read = new Set(
    seen.filter(({ body }) => body.alert === alert.id && body.version === last.id).map(({ site }) => site),
  );
  const counters = place.sites.filter(({ id }) => last.sites === undefined || last.sites.includes(id));
  const names = (isRead: boolean): string =>
    list(counters.filter(({ id }) => read.has(id) === isRead).map(({ name }) => name));
  const extend = (): void => {
    const sent = place.now();
    const today = timeToDate(sent);
    const [until] = [addDays(last.until.slice(0, 10), usualDays), addDays(today, mostDays)].sort();
    const valid = { sent, until: `${until}T23:59:59${sent.slice(19)}` };
    void moves.make(extendKind, { alert: alert.id, valid });
  };
  return (
    <section class="card">
      <h2>{t('alerts.out')}</h2>
      <p>
        {read.size === 0 ? t('alerts.read.nobody') : t('alerts.read.at', { sites: names(true) })}
        {read.size > 0 && names(false) !== '' ? ` ${t('alerts.read.not', { sites: names(false) })}` : ''}
      </p>
      {read.has(place.site) || !counters.some(({ id }) => id === place.site) ? null : (
        <Button
          icon="check"
          tone="primary"
          onClick={() => void moves.make(seenKind, { alert: alert.id, version: last.id })}
        >
          {t('alerts.read.do')}
        </Button>
      )}
      {moves.can('extend', state) ? (
        <Button icon="clock" onClick={extend}>
          {t('alerts.extend.do', { days: usualDays })}
        </Button>
      ) : null}
      {moves.can('cancel', state) ? (
        <details class="more">
          <summary>{t('alerts.cancel')}</summary>
          <p class="field-hint">{t('alerts.cancel.hint')}</p>
          <div class="form-actions">
            {cancelReasons.map((because) => (
              <Button
                key={because}
                tone="danger"
                onClick={() => void moves.make(cancelKind, { alert: alert.id, because })}
              >
                {t(`alerts.cancel.${because}`)}
              </Button>
            ))}
          </div>
        </details>
      ) : null}
    </section>
  );
};
