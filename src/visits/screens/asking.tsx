import { type ComponentChildren, createContext } from 'preact';
import type { Answered, Asking, JsonRoute } from '#contract/route.ts';
import { useGiven } from '#kit/use-given.ts';
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

export const useServer = (): Ask => useGiven(AskContext);
