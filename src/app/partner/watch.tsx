import { useEffect, useRef, useState } from 'preact/hooks';
import { context as contextRoute } from '#contract/context.ts';
import { Banner } from '#kit/components/messages.tsx';
import { useLog, useSyncStatus } from '#kit/log-context.tsx';
import { useWords } from '#kit/words/context.tsx';
import { dayMs } from '#log/calendar.ts';
import { timeToMs } from '#log/index.ts';
import { useApp } from '../app-context.tsx';
import { forget, without } from './forget.ts';
import { useAgreement } from './use-agreement.ts';

const soonDays = 30;

/**
 * Above every screen of a partner: that its agreement ends soon; and, once the server says that it is over, what is still sent,
 * until this device forgets what it held. Never by the device's own clock: one that is wrong must not cost what was recorded.
 */
export const Watch = () => {
  const { t, number } = useWords();
  const { api, context, session, change, open, refresh } = useApp();
  const { place } = useLog();
  const { until } = useAgreement();
  const { waiting, phase } = useSyncStatus();
  const [isOver, setOver] = useState(false);
  const isForgetting = useRef(false);
  const org = context.organization.id;
  useEffect(() => {
    if (phase === 'syncing') return;
    void api.ask(contextRoute, {}).then((answer) => {
      setOver(!answer.ok && answer.error.code === 'agreement-ended');
      if (answer.ok && answer.value.me.agreement?.['until'] !== until) void refresh();
    });
  }, [phase]);
  useEffect(() => {
    if (!isOver || waiting > 0 || isForgetting.current) return;
    isForgetting.current = true;
    open.tab.close();
    void forget(org).then(() => change(without(session, org)));
  }, [isOver, waiting]);
  if (isOver)
    return (
      <Banner tone="warning" isUrgent>
        {t('app.partner.over', { count: number(waiting) })}
      </Banner>
    );
  const days = Math.ceil((until - timeToMs(place.now())) / dayMs);
  return days > soonDays || days < 0 ? null : (
    <Banner tone="warning" icon="clock">
      {t('app.partner.soon', { days, organization: context.organization.name })}
    </Banner>
  );
};
