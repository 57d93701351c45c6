import { useWords } from '#kit/words/context.tsx';
import { installWay } from './install-way.ts';

/** How to install the app with this browser; nothing where it is installed, or where the page did not come over a safe connection. */
export const InstallApp = () => {
  const { t } = useWords();
  if (!isSecureContext || matchMedia('(display-mode: standalone)').matches) return null;
  const way = installWay(navigator);
  return (
    <details class="more">
      <summary>{t('app.office.device.install')}</summary>
      <p>{t(`app.office.device.install.${way}`)}</p>
      {way === 'ios' ? <p>{t('app.office.device.install.ios-anew')}</p> : null}
      {way === 'none' ? null : <p>{t('app.office.device.install.why')}</p>}
    </details>
  );
};
