import { useState } from 'preact/hooks';
import { Button } from '../components/button.tsx';
import type { IconName } from '../components/icons.ts';
import { Banner } from '../components/messages.tsx';
import { Page } from '../components/page.tsx';
import { Stepper } from '../components/stepper.tsx';
import { useToast } from '../components/toast.tsx';
import { useWords } from '../words/context.tsx';

const items = [
  ['syringe', 'syringe', 10],
  ['cooker', 'cooker', 1],
  ['kit', 'kit', 1],
  ['strip', 'strip', 1],
  ['returns', 'returns', 10],
] as const satisfies readonly (readonly [string, IconName, number])[];

/** The controls of a screen used in ten seconds with gloves on. */
export const Screen = () => {
  const { t } = useWords();
  const toast = useToast();
  const [counts, setCounts] = useState<Readonly<Record<string, number>>>({ syringe: 10 });
  const save = (): void => {
    const before = counts;
    setCounts({});
    toast({
      text: t('kit.gallery.counter.saved'),
      icon: 'saved',
      onUndo: () => setCounts(before),
    });
  };
  return (
    <Page title={t('kit.gallery.counter.title')}>
      <Banner icon="offline" tone="warning">
        {t('kit.gallery.counter.offline')}
      </Banner>
      <div class="row row-even">
        <Button size="large" icon="box" onClick={() => setCounts({ syringe: 50, cooker: 10, kit: 1 })}>
          {t('kit.gallery.counter.usual')}
        </Button>
        <Button size="large" icon="undo">
          {t('kit.gallery.counter.repeat')}
        </Button>
      </div>
      <section class="card">
        <h2>{t('kit.gallery.counter.out')}</h2>
        {items.map(([key, icon, step]) => (
          <Stepper
            key={key}
            label={t(`kit.gallery.item.${key}`)}
            icon={icon}
            step={step}
            value={counts[key] ?? 0}
            onChange={(value) => setCounts({ ...counts, [key]: value })}
            warning={(counts[key] ?? 0) > 500 ? t('kit.gallery.counter.many') : undefined}
          />
        ))}
      </section>
      <Button tone="primary" size="large" icon="check" isWide onClick={save}>
        {t('kit.gallery.counter.save')}
      </Button>
    </Page>
  );
};
