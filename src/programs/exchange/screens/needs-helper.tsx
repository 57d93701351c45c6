import { useState } from 'preact/hooks';
import { Button } from '#kit/components/button.tsx';
import { Stepper } from '#kit/components/stepper.tsx';
import { useWords } from '#kit/words/context.tsx';
import type { PanelProps } from '#visits/screens/counter/counter.ts';
import { useLabels } from '#visits/screens/labels.ts';
import { suggestQuantity } from '../rules.ts';
import { syringeFor } from './syringe-for.ts';

export type NeedsHelperProps = Pick<PanelProps<unknown>, 'lines' | 'context' | 'onQuantity'>;

/** A suggestion and never a limit: injections a day x days until next contact x people. Nothing of it is saved but what is used. */
export const NeedsHelper = ({ lines, context, onQuantity }: NeedsHelperProps) => {
  const { t } = useWords();
  const labels = useLabels();
  const [needs, setNeeds] = useState({ injectionsPerDay: 0, days: 7, people: 1 });
  const [isOpen, setOpen] = useState(false);
  const suggested = suggestQuantity(needs) ?? 0;
  const syringe = syringeFor(lines, context.items);
  return isOpen ? (
    <div class="card">
      <Stepper
        label={t('exchange.needs.injections')}
        value={needs.injectionsPerDay}
        onChange={(injectionsPerDay) => setNeeds({ ...needs, injectionsPerDay })}
      />
      <Stepper
        label={t('exchange.needs.days')}
        value={needs.days}
        onChange={(days) => setNeeds({ ...needs, days })}
      />
      <Stepper
        label={t('exchange.needs.people')}
        value={needs.people}
        onChange={(people) => setNeeds({ ...needs, people })}
      />
      <p aria-live="polite" class="needs-answer">
        {suggested === 0 ? t('exchange.needs.hint') : t('exchange.needs.answer', { count: suggested })}
      </p>
      {suggested === 0 || syringe === undefined ? null : (
        <Button icon="check" onClick={() => onQuantity(syringe.code, suggested)}>
          {t('exchange.needs.use', { count: suggested, item: labels.item(syringe.code) })}
        </Button>
      )}
      <Button tone="quiet" onClick={() => setOpen(false)}>
        {t('kit.close')}
      </Button>
    </div>
  ) : (
    <Button tone="quiet" icon="info" onClick={() => setOpen(true)}>
      {t('exchange.needs.title')}
    </Button>
  );
};
