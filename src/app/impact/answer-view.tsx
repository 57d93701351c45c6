import type { ComponentChildren, RefObject } from 'preact';
import { useMemo } from 'preact/hooks';
import type { CurvePoint } from '#impact/answer/answer.ts';
import { headlineOf } from '#impact/answer/headline.ts';
import type { Notice } from '#impact/answer/notices.ts';
import type { Program } from '#impact/program/program.ts';
import { answerWordIds, inputWordId, lawWordId, noticeWordId } from '#impact/words/ids.ts';
import { LineChart } from '#kit/charts/line-chart.tsx';
import { useWords } from '#kit/words/context.tsx';
import { ByStudy } from './by-study.tsx';
import { RangeRows } from './charts/range-rows.tsx';
import { SpreadChart } from './charts/spread-chart.tsx';
import type { PageAnswer } from './engine/protocol.ts';
import { useInfections, useReasons } from './reasons.ts';

/** The answer in a sentence and a picture; `children` stand between, for what must be read with the sentence. */
export const AnswerView = ({
  answer,
  program,
  isRough,
  headline,
  children,
}: {
  readonly answer: PageAnswer;
  readonly program: Program;
  /** Of fewer draws, while a slider moves: the words say so. */
  readonly isRough: boolean;
  /** The sentence, which takes the focus when a person has just asked for it. */
  readonly headline: RefObject<HTMLParagraphElement>;
  readonly children: ComponentChildren;
}) => {
  const { t, number, percent, day } = useWords();
  const { low, high, middle, kind } = headlineOf(answer.averted);
  const infections = useInfections(answer);
  // A program without kits and without a room is asked about its needles.
  const isAboutNeedles = program.room === null && program.kits.every(({ kits }) => kits === 0);
  const said = (notice: Notice): string =>
    t(noticeWordId(notice.code), {
      ...('share' in notice && { share: percent(notice.share), usual: percent(notice.usual) }),
      ...('law' in notice && { law: t(lawWordId(notice.law)) }),
    });
  const month = (of: string): string => day(`${of}-01`, { month: 'long', year: 'numeric' });
  return (
    <>
      <p
        class="impact-headline"
        aria-live="polite"
        data-low={low}
        data-high={high}
        ref={headline}
        tabIndex={-1}
      >
        <span>
          {t(isRough ? 'app.impact.what-if.rough' : 'app.impact.answer.period', {
            from: month(program.from),
            to: month(program.to),
          })}
        </span>
        <strong>
          {isAboutNeedles
            ? (infections[0] ?? t('app.impact.needles.ask'))
            : t(answerWordIds[kind === 'small' ? 'clear' : kind], {
                low: number(low),
                high: number(high),
                middle: number(middle),
              })}
        </strong>
      </p>
      {isAboutNeedles ? null : (
        <>
          {answer.notices.map((notice) => (
            <p key={said(notice)} class="impact-notice">
              {said(notice)}
            </p>
          ))}
          <ByStudy answer={answer} />
        </>
      )}
      {children}
      {isAboutNeedles ? null : (
        <SpreadChart title={t('app.impact.answer.picture')} spread={answer.spread} summary={answer.averted} />
      )}
    </>
  );
};

/** Why the answer is what it is: sentences, and what moves it most. */
export const Why = ({ answer, program }: { readonly answer: PageAnswer; readonly program: Program }) => {
  const { t } = useWords();
  const reasons = useReasons(answer, program);
  return (
    <section>
      <h2>{t('app.impact.why.head')}</h2>
      <ul class="impact-reasons">
        {reasons.map((reason) => (
          <li key={reason}>{reason}</li>
        ))}
      </ul>
      {program.kits.every(({ kits }) => kits === 0) && program.room === null ? null : (
        <Tornado answer={answer} />
      )}
    </section>
  );
};

/** Inputs shown in the tornado: the rest moves the answer by less than can be seen. */
const mostInputs = 6;

const Tornado = ({ answer }: { readonly answer: PageAnswer }) => {
  const { t, number, percent } = useWords();
  const digits = { maximumFractionDigits: 1 };
  return (
    <RangeRows
      title={t('app.impact.why.tornado')}
      nameOf={t('app.impact.why.input')}
      textOf={t('app.impact.why.moves')}
      reference={answer.averted.mean}
      rows={answer.influence.slice(0, mostInputs).map(({ input, share, atLow, atHigh }) => ({
        key: input,
        name: t(inputWordId(input)),
        range: [Math.min(atLow, atHigh), Math.max(atLow, atHigh)],
        text: t('app.impact.why.row', {
          low: number(atLow, digits),
          high: number(atHigh, digits),
          share: percent(Math.max(0, share)),
        }),
      }))}
    />
  );
};

/** What more kits would do, as a sentence and as a curve with its range. */
export const MoreKits = ({
  answer,
  curve,
}: {
  readonly answer: PageAnswer;
  readonly curve: readonly CurvePoint[] | undefined;
}) => {
  const { t, number } = useWords();
  const digits = { maximumFractionDigits: 1 };
  const { kits, averted } = answer.more;
  // The curve changes when the sliders rest; moving one must not draw it again.
  const chart = useMemo(
    () =>
      curve && (
        <LineChart
          title={t('app.impact.more.chart')}
          labelName={t('app.impact.more.kits')}
          labels={curve.map((point) => number(point.kits))}
          series={[
            {
              name: t('app.impact.more.averted'),
              points: curve.map((point) => ({
                value: Number(point.averted.mean.toFixed(2)),
                low: Number(Math.max(0, point.averted.most[0]).toFixed(2)),
                high: Number(point.averted.most[1].toFixed(2)),
              })),
            },
          ]}
        />
      ),
    [curve, t],
  );
  return (
    <>
      <p class="impact-more" aria-live="polite">
        {t(answerWordIds.more, {
          kits: number(kits),
          low: number(Math.max(0, averted.most[0]), digits),
          high: number(averted.most[1], digits),
        })}
      </p>
      {chart}
    </>
  );
};
