import { useEffect, useState } from 'preact/hooks';
import { keepTrying } from '#kit/keep-trying.ts';
import type { ProgramScreens } from '#visits/screens/program.ts';
import type { KnownPrograms } from './known-programs.ts';
import { loadScreens } from './programs.ts';
import type { Language } from './shell/language.ts';

/**
 * Screens and words of the programs that an organization runs, as they come; undefined until both are there, or while nobody
 * is at work.
 */
export const usePrograms = (
  names: readonly string[] | undefined,
  known: KnownPrograms,
  language: Language,
): readonly ProgramScreens[] | undefined => {
  const [loaded, setLoaded] = useState<readonly ProgramScreens[]>();
  const wanted = names?.join(' ');
  useEffect(() => {
    if (names === undefined) return;
    language.learn(names);
    const load = () => Promise.all([loadScreens(names), known.bring(names)]);
    return keepTrying(load, { onValue: ([screens]) => setLoaded(screens) }).stop;
  }, [wanted]);
  const isWhole =
    loaded?.map(({ name }) => name).join(' ') === wanted && language.learned.join(' ') === wanted;
  return isWhole ? loaded : undefined;
};
