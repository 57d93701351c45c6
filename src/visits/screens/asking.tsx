import { type ComponentChildren, createContext } from 'preact';
import { useContext } from 'preact/hooks';
import type { Answered, Asking, JsonRoute } from '#contract/route.ts';
import type { Failure, Result } from '#log/index.ts';

/** How a program's screen asks the server beside the log; the app hands it in. */
export type Ask = <R extends JsonRoute>(route: R, asking: Asking<R>) => Promise<Result<Answered<R>, Failure>>;

const AskContext = createContext<Ask | undefined>(undefined);

export const AskProvider = ({
  ask,
  children,
}: {
  readonly ask: Ask;
  readonly children: ComponentChildren;
}) => <AskContext.Provider value={ask}>{children}</AskContext.Provider>;

export const useServer = (): Ask => {
  const ask = useContext(AskContext);
  if (ask === undefined) throw new Error('useServer is called outside an AskProvider');
  return ask;
};
