import { useEffect } from 'preact/hooks';
import { goToPath, usePath } from '#kit/path.ts';
import { addDays } from '#log/calendar.ts';
import { mostDays } from '../entries.ts';
import type { Survey } from '../rules/current.ts';
import { useCounting, useSurveys, useToday } from './use-survey.ts';

/** Keeps a device that people answer on at that screen, and hands in what waited long enough. */
export const Anywhere = () => {
  const today = useToday();
  const recent = useSurveys().filter(({ days }) => days.from <= today && today <= addDays(days.to, mostDays));
  return (
    <>
      {recent.map((survey) => (
        <Watch key={survey.survey} survey={survey} />
      ))}
    </>
  );
};

const fill = '/survey/fill';

const Watch = ({ survey }: { readonly survey: Survey }) => {
  const { isOut, isDue, handIn } = useCounting(survey);
  const path = usePath();
  useEffect(() => {
    if (isOut && path !== fill) goToPath(fill, { replace: true });
  }, [isOut, path]);
  useEffect(() => {
    // What cannot be saved stays where it is, and is tried at the next start.
    if (isDue && !isOut) void handIn();
  }, [isDue, isOut]);
  return null;
};
