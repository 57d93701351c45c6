import type { InputName } from '#impact/answer/inputs.ts';
import { constantWordId, inputWordId, originWordId } from '#impact/words/ids.ts';
import { useWords } from '#kit/words/context.tsx';
import type { Assumed, PageAnswer } from './engine/protocol.ts';
import { SourceText } from './source-text.tsx';

/** Every assumption with its range and, one tap away, where it comes from. On paper all of it stands open. */
export const Assumptions = ({ answer }: { readonly answer: PageAnswer }) => {
  const { t, number } = useWords();
  const { engine, registry, data, seed, draws } = answer.run;
  return (
    <section class="impact-assumptions">
      <h2>{t('app.impact.assumptions.head')}</h2>
      <p>{t('app.impact.assumptions.text')}</p>
      {answer.assumptions.map((input) => (
        <Assumption key={input.name} input={input} />
      ))}
      {answer.constants.map(({ name, value, source, extrapolated }) => (
        <details key={name}>
          <summary>
            <span class="grow">{t(constantWordId[name])}</span>
            <span class="numbers">{number(value, { maximumSignificantDigits: 3 })}</span>
          </summary>
          <p>
            {t('app.impact.assumptions.certain')}{' '}
            {extrapolated ? t('app.impact.assumptions.extrapolated') : null} <SourceText source={source} />
          </p>
        </details>
      ))}
      <p class="impact-run">
        {t('app.impact.assumptions.run', { engine, registry, data, seed, draws: number(draws) })}
      </p>
    </section>
  );
};

const Assumption = ({ input: { name, range: ends, origin } }: { readonly input: Assumed }) => {
  const { t } = useWords();
  const range = useRange();
  return (
    <details>
      <summary>
        <span class="grow">{t(inputWordId(name))}</span>
        <span class="numbers">{range(ends, name)}</span>
      </summary>
      <p>
        {t(originWordId[origin.kind])}
        {origin.kind === 'evidence' ? (
          <>
            : {origin.effect.intervention}. {origin.effect.population}.{' '}
            <SourceText source={origin.effect.source} />
          </>
        ) : (
          '.'
        )}
      </p>
    </details>
  );
};

/** Inputs that are shares, read as percent. */
const shares: ReadonlySet<InputName> = new Set([
  'witnessed',
  'ambulance',
  'deathWithoutHelp',
  'deathWithNaloxone',
  'wellCovered',
  'hcvSusceptible',
  'hcvIncidence',
  'hivSusceptible',
  'hivIncidence',
]);

/** A range in a few digits; one number when both ends are the same. */
const useRange = (): ((ends: readonly [number, number], name: InputName) => string) => {
  const { t, number, percent } = useWords();
  return ([from, to], name) => {
    const digits = { maximumSignificantDigits: 3 };
    const text = (value: number): string => (shares.has(name) ? percent(value) : number(value, digits));
    const [low, high] = [text(from), text(to)];
    return low === high ? low : t('kit.chart.range', { low, high });
  };
};
