import type { ComponentType } from 'preact';
import { ratherNotSay } from '#catalog/choice.ts';
import { Icon } from '#kit/components/icon.tsx';
import { Later } from '#kit/components/later.tsx';
import { Stepper } from '#kit/components/stepper.tsx';
import { useWords } from '#kit/words/context.tsx';
import type { PanelProps } from '#visits/screens/counter/counter.ts';
import type { NaloxoneState } from './state.ts';

/** What may be asked with a kit: what it was used for since last time in one tap, the rest folded away; none of it is needed. */
export const NaloxonePanel = (props: PanelProps<NaloxoneState>) => {
  const { lines, state, onChange } = props;
  const { t } = useWords();
  const isDeclined = state.usedOn === ratherNotSay;
  const tell = (usedOn: NaloxoneState['usedOn']): void => onChange({ ...state, usedOn });
  return (
    <section class="panel" aria-label={t('naloxone.panel.title')}>
      {lines.length === 0 ? null : (
        <>
          <Stepper
            label={t('naloxone.panel.used-on')}
            value={typeof state.usedOn === 'number' ? state.usedOn : undefined}
            max={10_000}
            onChange={tell}
            onClear={() => tell(undefined)}
          />
          <label class="chip chip-quiet">
            <input
              type="checkbox"
              checked={isDeclined}
              onChange={() => tell(isDeclined ? undefined : ratherNotSay)}
            />
            <span>
              <Icon name="check" />
              {t('kit.rather-not-say')}
            </span>
          </label>
        </>
      )}
      <details class="more">
        <summary>{t('naloxone.panel.more')}</summary>
        <Later load={kitQuestions} props={props} />
      </details>
    </section>
  );
};

const kitQuestions = (): Promise<ComponentType<PanelProps<NaloxoneState>>> =>
  import('./kit-questions.tsx').then(({ KitQuestions }) => KitQuestions);
