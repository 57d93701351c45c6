import { createContext } from 'preact';
import { useContext, useId } from 'preact/hooks';

/** What the form around a field knows: the problem of each field, by name, ready to show. */
export type FormState = { readonly problems: Readonly<Record<string, string>> };

export const FormContext = createContext<FormState>({ problems: {} });

export type FieldParts = {
  readonly id: string;
  readonly problem: string | undefined;
  /** For `aria-describedby`: hint first, then the problem. */
  readonly describedBy: string | undefined;
};

/** Ids and the current problem of one field. */
export const useField = (name: string, hasHint: boolean): FieldParts => {
  const id = useId();
  const problem = useContext(FormContext).problems[name];
  const parts = [...(hasHint ? [`${id}-hint`] : []), ...(problem === undefined ? [] : [`${id}-problem`])];
  return { id, problem, describedBy: parts.length === 0 ? undefined : parts.join(' ') };
};
