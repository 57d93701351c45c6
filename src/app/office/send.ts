import * as v from 'valibot';
import type { Failure } from '#log/index.ts';
import type { Api, ApiRequest } from '../api/api.ts';

/** Sends a change to the server: the failure, or undefined when it is done. */
export const sendChange = async (api: Api, request: ApiRequest): Promise<Failure | undefined> => {
  const answer = await api.ask(request, v.unknown());
  return answer.ok ? undefined : answer.error;
};

/** Message id for a change that did not happen. Unlike an entry it is not kept and sent later: nobody may think so. */
export const problemOf = ({ code }: Failure): string =>
  code === 'unreachable' ? 'app.office.away' : `log.error.${code}`;

/** The same, beside the field that the server names. */
export const problemsOf = (
  found: Failure,
): readonly { readonly name: string; readonly message: string }[] => [
  { name: found.field ?? '', message: problemOf(found) },
];

/** The server asks a person before it does this: said once more with the code in `despite`, it is done. */
export const isQuestion = ({ code }: Failure): boolean =>
  code === 'site-has-stock' || code === 'keep-shorter';
