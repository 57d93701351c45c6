import { type Question, questions } from '#contract/organization.ts';
import type { Asking, JsonRoute } from '#contract/route.ts';
import type { FieldProblem } from '#kit/form/parse.ts';
import type { Failure } from '#log/index.ts';
import type { Api } from '../api/api.ts';

/** Sends a change to the server: the failure, or undefined when it is done. */
export const sendChange = async <R extends JsonRoute>(
  api: Api,
  route: R,
  asking: Asking<R>,
): Promise<Failure | undefined> => {
  const answer = await api.ask(route, asking);
  return answer.ok ? undefined : answer.error;
};

/** What a form of the office does with what it holds: the problems to show beside its fields, none when it is done. */
export type Sending = <R extends JsonRoute>(route: R, asking: Asking<R>) => Promise<readonly FieldProblem[]>;

/** Message id for a change that did not happen. Unlike an entry it is not kept and sent later: nobody may think so. */
export const problemOf = ({ code }: Failure): string =>
  code === 'unreachable' ? 'app.office.away' : `log.error.${code}`;

/** The same, beside the field that the server names. */
export const problemsOf = (found: Failure): readonly FieldProblem[] => [
  { name: found.field ?? '', message: problemOf(found) },
];

/** What the server asks a person before it does this: said once more with it in `despite`, it is done. */
export const questionOf = ({ code }: Failure): Question | undefined =>
  questions.find((question) => question === code);
