import { useEffect, useMemo } from 'preact/hooks';
import { encode } from 'uqr';
import { Button } from '#kit/components/button.tsx';
import { NothingKept } from '#kit/components/nothing-kept.tsx';
import { Page } from '#kit/components/page.tsx';
import { useLog } from '#kit/log-context.tsx';
import { useWords } from '#kit/words/context.tsx';
import { timeToDate } from '#log/index.ts';
import { SaidText } from './said-text.tsx';
import { useShown } from './use-alerts.ts';

/** Today at the counter: every alert that is out here, in both languages, to hang up. Arriving here prints it. */
export const Screen = () => {
  const { t, day } = useWords();
  const { place } = useLog();
  const shown = useShown();
  useEffect(() => {
    if (shown.length > 0) window.print();
  }, []);
  const address = place.code === undefined ? undefined : `${location.origin}/p/${place.code}/alerts`;
  return (
    <Page
      title={t('alerts.sheet.title')}
      back="/alerts"
      actions={
        shown.length === 0 ? null : (
          <Button icon="printer" onClick={() => window.print()}>
            {t('alerts.sheet.do')}
          </Button>
        )
      }
    >
      <p>
        {place.sites.find(({ id }) => id === place.site)?.name} · {day(timeToDate(place.now()))}
      </p>
      {shown.length === 0 ? <NothingKept icon="check">{t('alerts.live.none')}</NothingKept> : null}
      {shown.map(({ alert, version }) => (
        <section key={alert.id} class="card alert-sheet">
          {/* What hangs on a wall is read by everyone: without a stamp unless it may be shown. */}
          <SaidText words={{ text: version.words.text, stamp: undefined }} />
          <p>
            <strong>
              {t('alerts.sheet.valid', {
                from: day(timeToDate(version.sent)),
                until: day(timeToDate(version.until)),
              })}
            </strong>
          </p>
        </section>
      ))}
      {address === undefined || shown.length === 0 ? null : (
        <figure class="alert-code">
          <Code text={address} />
          <figcaption>
            {t('alerts.sheet.now')}
            <br />
            {address}
          </figcaption>
        </figure>
      )}
    </Page>
  );
};

/** A square code as one path: no library's own SVG, whose colors paper would not keep. */
const Code = ({ text }: { readonly text: string }) => {
  const { size, path } = useMemo(() => {
    const code = encode(text, { border: 2 });
    const dark = code.data.flatMap((row, y) =>
      row.flatMap((isDark, x) => (isDark ? [`M${x} ${y}h1v1h-1z`] : [])),
    );
    return { size: code.size, path: dark.join('') };
  }, [text]);
  return (
    <svg viewBox={`0 0 ${size} ${size}`} role="img" aria-label={text}>
      <rect width={size} height={size} fill="#fff" />
      <path d={path} fill="#000" />
    </svg>
  );
};
