import { useState } from 'preact/hooks';
import { pauseAdd, pauseEnd, pauseList } from '#contract/legal.ts';
import { Button } from '#kit/components/button.tsx';
import { DateField } from '#kit/components/date-field.tsx';
import { useToast } from '#kit/components/toast.tsx';
import { TypedForm } from '#kit/components/typed-form.tsx';
import { useWords } from '#kit/words/context.tsx';
import type { LocalDate, Uuid } from '#log/index.ts';
import { useApp } from '../app-context.tsx';
import { WhenAnswered } from '../ask/asked.tsx';
import { useAsk } from '../ask/use-ask.ts';
import { problemOf, sendChange } from './send.ts';

const days = ['from', 'to', 'until'] as const;

/** Days whose entries do not fade for now: seen by coordinators, set and ended by admins. */
export const Pauses = ({ mayChange }: { readonly mayChange: boolean }) => {
  const { t, day } = useWords();
  const { api } = useApp();
  const toast = useToast();
  const { asked, again } = useAsk(pauseList, {});
  const [typed, setTyped] = useState<Readonly<Partial<Record<(typeof days)[number], LocalDate | ''>>>>({});
  const [problem, setProblem] = useState<string>();
  const [made, setMade] = useState(0);
  const add = async (): Promise<boolean> => {
    const { from, to, until } = typed;
    if (
      from === undefined ||
      to === undefined ||
      until === undefined ||
      from === '' ||
      to === '' ||
      until === ''
    ) {
      setProblem('app.office.legal.pause-needs');
      return false;
    }
    if (from > to) {
      setProblem('app.office.legal.pause-order');
      return false;
    }
    const found = await sendChange(api, pauseAdd, { body: { from, to, until } });
    setProblem(found && problemOf(found));
    if (found !== undefined) return false;
    setTyped({});
    setMade(made + 1);
    again();
    return true;
  };
  const end = async (id: Uuid): Promise<void> => {
    const found = await sendChange(api, pauseEnd, { params: { id } });
    if (found !== undefined) toast({ text: t(problemOf(found)), icon: 'warning' });
    again();
  };
  return (
    <section class="card">
      <h2>{t('app.office.legal.pauses')}</h2>
      <p>{t('app.office.legal.pauses-text')}</p>
      <WhenAnswered asked={asked} again={again}>
        {({ pauses }) =>
          pauses.length === 0 ? (
            <p>{t('app.office.legal.no-pause')}</p>
          ) : (
            <ul class="check-list">
              {pauses.map(({ id, from, to, until }) => (
                <li key={id} class="check-line">
                  {t('app.office.legal.pause', { from: day(from), to: day(to), until: day(until) })}
                  {mayChange ? (
                    <Button onClick={() => void end(id)}>{t('app.office.legal.pause-end')}</Button>
                  ) : null}
                </li>
              ))}
            </ul>
          )
        }
      </WhenAnswered>
      {mayChange ? (
        <TypedForm key={made} onSubmit={add}>
          {days.map((name) => (
            <DateField
              key={name}
              name={name}
              label={t(`app.office.legal.pause-${name}`)}
              onInput={(value) => setTyped((before) => ({ ...before, [name]: value }))}
            />
          ))}
          {problem === undefined ? null : (
            <p class="field-problem" role="alert">
              {t(problem)}
            </p>
          )}
          <Button type="submit">{t('app.office.legal.pause-set')}</Button>
        </TypedForm>
      ) : null}
    </section>
  );
};
