import type { Context } from 'preact';
import { useContext } from 'preact/hooks';

/** What a provider above gives. Throws where there is none: a bug of whoever shows the screen. `name`: of the hook. */
export const useGiven = <T>(context: Context<T | undefined>, name: string): T => {
  const given = useContext(context);
  if (given === undefined) throw new Error(`${name} is called outside its provider`);
  return given;
};
