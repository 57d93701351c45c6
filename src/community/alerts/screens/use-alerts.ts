import { useEffect, useMemo, useState } from 'preact/hooks';
import { useLog, useSyncStatus, useView } from '#kit/log-context.tsx';
import { timeToMs } from '#log/index.ts';
import { alertKindNames } from '../entries.ts';
import { type Alert, foldAlerts, isLive, type Version } from '../rules/life.ts';

/** How often a screen looks whether an alert is over. */
const lookMs = 15_000;

/** Every alert that this device knows of, and the time now, by the server's clock as far as the device knows how wrong its own is. */
export const useAlerts = (): { readonly alerts: readonly Alert[]; readonly now: number } => {
  const { place } = useLog();
  const { clockAhead = 0 } = useSyncStatus();
  const entries = useView((view) => view.effective({ kinds: alertKindNames }));
  const alerts = useMemo(() => foldAlerts(entries), [entries]);
  const [, setLooks] = useState(0);
  useEffect(() => {
    const timer = setInterval(() => setLooks((count) => count + 1), lookMs);
    return () => clearInterval(timer);
  }, []);
  return { alerts, now: timeToMs(place.now()) - clockAhead };
};

export interface Shown {
  readonly alert: Alert;
  readonly version: Version;
}

/** What this site's counter shows now, the newest first. It goes by the site and by nothing that is known of who looks. */
export const useShown = (): readonly Shown[] => {
  const { place } = useLog();
  const { alerts, now } = useAlerts();
  return alerts
    .flatMap((alert) => {
      const version = alert.versions.at(-1);
      const isHere = version?.sites === undefined || version.sites.includes(place.site);
      return version !== undefined && isHere && isLive(alert, now) ? { alert, version } : [];
    })
    .sort((a, b) => timeToMs(b.version.sent) - timeToMs(a.version.sent));
};

/** What a text says in the language in use. */
export const inLanguage = <T>(both: { readonly en: T; readonly es: T }, locale: string): T =>
  locale.startsWith('es') ? both.es : both.en;
