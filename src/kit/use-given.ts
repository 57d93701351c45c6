import type { Context } from 'preact';
import { useContext } from 'preact/hooks';

/** What a provider above gives. Throws where there is none: a bug of whoever shows the screen, which the stack names. */
export const useGiven = <T>(context: Context<T | undefined>): T => {
  const given = useContext(context);
  if (given === undefined) throw new Error('no provider');
  return given;
};
