import type { FastifyRequest } from 'fastify';
import { attachmentLimits } from '#attachments/attachment.ts';
import type { Database } from '#database/connection.ts';
import {
  type Clock,
  type Failure,
  isUuid,
  type LocalTime,
  type Random,
  type Result,
  type Uuid,
  uuidv7,
} from '#log/index.ts';
import { faultStatus } from '#public/fault.ts';
import type { OrganizationPage, PublicDraft } from '#public/page.ts';
import { readForm } from '#public/read-form.ts';
import type { Shown, Stage } from '#public/show.ts';
import type { Limiter } from '../access/limiter.ts';
import { networkOf } from '../access/network.ts';
import type { Attachments } from '../attachments/attachments.ts';
import type { SentFields } from './fields.ts';

export interface FormDeps {
  readonly clock: Clock;
  readonly database: Database;
  readonly random: Random;
  /** Forms of one network address. */
  readonly perAddress: Limiter;
  readonly attachments: Pick<Attachments, 'put'>;
  readonly record: (
    org: Uuid,
    drafts: readonly PublicDraft[],
    once: Uuid,
    now: LocalTime,
  ) => Promise<Result<null, Failure>>;
}

export interface SentForm {
  readonly org: Uuid;
  readonly fields: SentFields;
  readonly view: Shown<unknown>;
}

/** What becomes of a form: thanks, or the page again with what is wrong and all that was filled in, or what the page answers. */
export type TakenForm =
  | { readonly is: 'thanks' }
  | (Exclude<Stage, { is: 'thanks' }> & { readonly status: number });

/** Reads a form that was sent and hands it to its page; what that makes of it is stored once, however often it is sent. */
export const takeForm = async (
  deps: FormDeps,
  request: FastifyRequest,
  page: OrganizationPage,
  sent: SentForm,
): Promise<TakenForm> => {
  const { org, view } = sent;
  const { values, photos } = sent.fields;
  const { form } = page;
  const back = (problem: string, status: number): TakenForm => ({
    is: 'open',
    values,
    problems: { form: problem },
    status,
  });
  if (form === undefined) return back('public.problem.form', 422);
  // A page of somebody else that makes its visitors' browsers send a form here: it is shown, and only the person sends it.
  if (isFromElsewhere(request)) return back('public.problem.elsewhere', 403);
  if (!deps.perAddress.allow(networkOf(request.ip)))
    return back('public.problem.too-many', faultStatus['too-many']);
  const answers = readForm([...form.questions, ...(form.more ?? [])], values, view);
  if (!answers.ok) return { is: 'open', values, problems: answers.error, status: 422 };
  const asked = values.get('once')?.[0];
  const once = isUuid(asked) ? asked : uuidv7(deps);
  const taken = await deps.database.readOrganization(org, (tx) =>
    form.take(answers.value, { ...view, tx, org }, { ...view, number: once }),
  );
  if (!taken.ok) return { is: 'open', values, problems: taken.error, status: 422 };
  if ('shows' in taken.value) return { is: 'shows', body: taken.value.shows, status: 200 };
  const stored = await deps.record(org, taken.value.entries, once, view.now);
  if (!stored.ok) return back('public.problem.form', 422);
  // The entry first, which bears the number of the form, then its bytes: what no entry names is not taken.
  for (const photo of photos.values())
    if (photo.is === 'ready') {
      const at = { id: once, hash: photo.ref.attachment };
      await deps.attachments.put(org, at, photo.bytes, attachmentLimits.pageBytes);
    }
  if (!('answer' in taken.value)) return { is: 'thanks' };
  return { is: 'shows', body: await deps.database.readOrganization(org, taken.value.answer), status: 200 };
};

/** Browsers say where a form came from; what says nothing is no browser, and nobody's visitor. */
const isFromElsewhere = (request: FastifyRequest): boolean =>
  !['same-origin', 'none', undefined].includes(request.headers['sec-fetch-site'] as string | undefined);
