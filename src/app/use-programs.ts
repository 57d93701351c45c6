import { useEffect, useState } from 'preact/hooks';
import { keepTrying } from '#kit/keep-trying.ts';
import type { ProgramScreens } from '#visits/screens/program.ts';
import { knownPrograms, loadScreens } from './programs.ts';
import type { Language } from './shell/language.ts';

/**
 * Screens and words of the programs that an organization runs, as they come; undefined until both are there, or while nobody
 * is at work. Of programs it does not run nothing is fetched.
 */
export const usePrograms = (
  run: readonly string[] | undefined,
  language: Language,
): readonly ProgramScreens[] | undefined => {
  const [loaded, setLoaded] = useState<readonly ProgramScreens[]>();
  const names = run === undefined ? undefined : knownPrograms(run);
  const wanted = names?.join(' ');
  useEffect(() => {
    if (names === undefined) return;
    language.learn(names);
    const trying = keepTrying(() => loadScreens(names), { onValue: setLoaded });
    return trying.stop;
  }, [wanted]);
  const isWhole =
    loaded?.map(({ name }) => name).join(' ') === wanted && language.learned.join(' ') === wanted;
  return isWhole ? loaded : undefined;
};
