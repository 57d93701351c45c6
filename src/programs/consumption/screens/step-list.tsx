import { useWords } from '#kit/words/context.tsx';
import { useLabels } from '#visits/screens/labels.ts';
import { allSteps, type RecordedStep, type Response } from '../rules/response.ts';
import { clockText } from './texts.ts';

/** What was done, in order, each with its time since help began. */
export const StepList = ({ response }: { readonly response: Response }) => {
  const { t } = useWords();
  const detail = useStepDetail();
  const done = allSteps(response);
  if (done.length === 0) return <p class="field-hint">{t('consumption.response.none')}</p>;
  return (
    <ol class="room-done">
      {done.map((step) => (
        <li key={step.entries[0]}>
          <span class="room-done-time">{clockText(step.at - response.openedAt)}</span>
          <span>{'own' in step ? step.own : detail(step)}</span>
        </li>
      ))}
    </ol>
  );
};

/** A step in words, with all that was said of it. */
export const useStepDetail = (): ((step: RecordedStep) => string) => {
  const { t } = useWords();
  const labels = useLabels();
  return (step) =>
    [
      t(`consumption.step.${step.step}`),
      step.liters === undefined ? '' : t('consumption.detail.liters', { liters: step.liters }),
      step.breaths === undefined ? '' : t('consumption.detail.breaths', { breaths: step.breaths }),
      step.noReading === true ? t('consumption.check.none') : '',
      step.saturation === undefined ? '' : t('consumption.detail.saturation', { percent: step.saturation }),
      step.item === undefined ? '' : labels.item(step.item),
      step.route === undefined ? '' : labels.of('route', step.route),
      step.lot === undefined ? '' : t('consumption.detail.lot', { lot: step.lot }),
      step.because === undefined ? '' : t(`consumption.because.${step.because}`),
    ]
      .filter((part) => part !== '')
      .join(' · ');
};
