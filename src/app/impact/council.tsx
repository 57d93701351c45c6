import { useEffect, useMemo, useState } from 'preact/hooks';
import type { Comparison } from '#impact/answer/answer.ts';
import { headlineOf } from '#impact/answer/headline.ts';
import type { Program } from '#impact/program/program.ts';
import { Select } from '#kit/components/select.tsx';
import { NumberField } from '#kit/components/text-field.tsx';
import { useWords } from '#kit/words/context.tsx';
import type { Engine } from './engine/client.ts';
import type { PageAnswer, Question } from './engine/protocol.ts';
import { insteadOf, type Plan, plans } from './instead-of.ts';

/** What those who decide on the money ask: what if the program had not been there, and what does a life cost? */
export const Council = ({
  engine,
  question,
  answer,
}: {
  readonly engine: Engine;
  readonly question: Question;
  readonly answer: PageAnswer;
}) => {
  const { t, number, percent } = useWords();
  const [plan, setPlan] = useState<Plan>('closed');
  const [cost, setCost] = useState<number>();
  const instead = useMemo(() => insteadOf(question.program, plan), [question.program, plan]);
  const compared = useComparison(engine, question, instead);
  const { low, high } = headlineOf(answer.averted);
  const each = (deaths: number): string => number(Math.round((cost ?? 0) / deaths));
  const price = high <= 0 ? 'none' : low <= 0 ? 'least' : 'between';
  return (
    <section data-print="no">
      <h2>{t('app.impact.council.head')}</h2>
      <Select
        name="instead"
        label={t('app.impact.council.plan')}
        value={plan}
        onChange={(chosen) => setPlan(plans.find((one) => one === chosen) ?? 'closed')}
        options={plans.map((one) => ({ value: one, label: t(`app.impact.council.${one}`) }))}
      />
      <p class="impact-council" aria-live="polite">
        {compared &&
          t('app.impact.council.change', {
            low: number(-compared.more.most[1] + 0),
            high: number(-compared.more.most[0] + 0),
            more: percent(Math.floor(compared.worse * 100) / 100),
            fewer: percent(Math.ceil(compared.better * 100) / 100),
          })}
      </p>
      <NumberField name="cost" label={t('app.impact.council.cost')} onInput={setCost} />
      <p class="impact-price" aria-live="polite">
        {cost !== undefined &&
          cost > 0 &&
          t(`app.impact.council.${price}`, { least: each(Math.max(1, high)), most: each(Math.max(1, low)) })}
      </p>
    </section>
  );
};

const restMs = 250;

/** The other program against the one that was, once the sliders rest. */
const useComparison = (
  engine: Engine,
  question: Question,
  instead: Program,
): Pick<Comparison, 'more' | 'better' | 'worse'> | undefined => {
  const [compared, setCompared] = useState<Pick<Comparison, 'more' | 'better' | 'worse'>>();
  useEffect(() => {
    let isCurrent = true;
    const timer = setTimeout(() => {
      void engine.ask({ what: 'compare', ...question, instead }).then((reply) => {
        if (isCurrent) setCompared(reply.what === 'compare' ? reply.comparison : undefined);
      });
    }, restMs);
    return () => {
      isCurrent = false;
      clearTimeout(timer);
    };
  }, [engine, question, instead]);
  return compared;
};
