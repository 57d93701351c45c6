import { useEffect } from 'preact/hooks';
import { Button } from '#kit/components/button.tsx';
import { Banner } from '#kit/components/messages.tsx';
import { Page } from '#kit/components/page.tsx';
import { useLog } from '#kit/log-context.tsx';
import { useWords } from '#kit/words/context.tsx';
import { useLabels } from '../labels.ts';
import { usePaper } from './use-paper.ts';

/** Lines of one sheet. */
const rows = 20;
/** Columns for whoever writes what stands in them. */
const blank = 2;

/** A form for the day a phone is dead: printed before that day, filled in by hand, typed in afterwards. */
export const Screen = () => {
  const { t, number } = useWords();
  const labels = useLabels();
  const { place } = useLog();
  const { columns } = usePaper();
  useSheetOnItsSide();
  const site = place.sites.find(({ id }) => id === place.site)?.name ?? '';
  const headings = [
    ...(columns?.items ?? []).map(({ code }) => labels.item(code)),
    ...Array.from({ length: blank }, () => t('visits.paper.other')),
    ...(columns?.counts ?? []).map(({ label }) => t(label)),
    t('visits.others'),
  ];
  return (
    <Page
      title={t('visits.paper.title')}
      back="/today"
      actions={
        <Button icon="printer" isDisabled={columns === undefined} onClick={() => window.print()}>
          {t('visits.paper.print')}
        </Button>
      }
    >
      <div class="stack no-print">
        <Banner>{t('visits.paper.text')}</Banner>
        <p>
          <a class="button" href="/today/paper/type">
            {t('visits.paper.type')}
          </a>
        </p>
      </div>
      <div class="paper-form">
        <p class="paper-form-head">
          <strong>
            {place.organization} · {site}
          </strong>
          <span>{t('visits.paper.day')}</span>
          <span>{t('visits.paper.sheet')}</span>
        </p>
        {/* biome-ignore lint/a11y/noNoninteractiveTabindex: wider than a phone, and moved by the keyboard too */}
        <section class="table-frame" tabIndex={0} aria-label={t('visits.paper.title')}>
          <table class="table">
            <thead>
              <tr>
                <th scope="col">{t('visits.paper.number')}</th>
                {headings.map((heading, index) => (
                  <th key={index} scope="col">
                    {heading}
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {Array.from({ length: rows }, (_, index) => (
                <tr key={index}>
                  <th scope="row">{number(index + 1)}</th>
                  {headings.map((_heading, column) => (
                    <td key={column} />
                  ))}
                </tr>
              ))}
            </tbody>
          </table>
        </section>
        <p>{t('visits.paper.rule')}</p>
      </div>
    </Page>
  );
};

/** So many columns need the long side. Browsers that do not know how leave it to whoever prints. */
const useSheetOnItsSide = (): void => {
  useEffect(() => {
    if (!('adoptedStyleSheets' in document)) return;
    const sheet = new CSSStyleSheet();
    sheet.replaceSync('@page { size: landscape; margin: 10mm }');
    document.adoptedStyleSheets = [...document.adoptedStyleSheets, sheet];
    return () => {
      document.adoptedStyleSheets = document.adoptedStyleSheets.filter((each) => each !== sheet);
    };
  }, []);
};
