import type { deviceList } from '#contract/devices.ts';
import type { Answered } from '#contract/route.ts';
import { useWords } from '#kit/words/context.tsx';
import { useApp } from '../app-context.tsx';

/** A device on which somebody signed in, as far as the server says. */
export type SignedIn = Answered<typeof deviceList>['devices'][number];

/** How people call a device: by who signed in on it. */
export const useDeviceNames = (): ((devices: readonly SignedIn[], id: string) => string) => {
  const { t, list } = useWords();
  const { workers } = useApp().context;
  return (devices, id) => {
    const sessions = devices.find((device) => device.id === id)?.sessions ?? [];
    const names = sessions.map(({ worker }) => workers.find((one) => one.id === worker)?.name);
    return names.length === 0
      ? t('app.keys.unknown')
      : list(names.map((name) => name ?? t('visits.entry.someone')));
  };
};
