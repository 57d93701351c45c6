import { useState } from 'preact/hooks';
import { context as contextRoute } from '#contract/context.ts';
import { siteChange } from '#contract/organization.ts';
import { Button } from '#kit/components/button.tsx';
import { Banner } from '#kit/components/messages.tsx';
import { ProblemBanner } from '#kit/components/problem-banner.tsx';
import { useWords } from '#kit/words/context.tsx';
import type { Failure } from '#log/index.ts';
import type { Api } from '../api/api.ts';
import type { Context } from '../session/session.ts';

export type NoSiteProps = {
  readonly context: Context;
  readonly api: Api;
  /** The organization as the server knows it now. */
  readonly onContext: (context: Context) => void;
};

/** No site is open, so no shift can start: whoever may brings one back from here, everybody else learns whom to ask. */
export const NoSite = ({ context, api, onContext }: NoSiteProps) => {
  const { t } = useWords();
  const [problem, setProblem] = useState<string>();
  const isOffice = context.me.role === 'coordinator' || context.me.role === 'admin';
  const fail = ({ code }: Failure): void =>
    setProblem(`app.start.no-site.${code === 'unreachable' ? 'away' : 'failed'}`);
  const look = async (): Promise<void> => {
    const found = await api.ask(contextRoute, {});
    if (!found.ok) return fail(found.error);
    setProblem(undefined);
    onContext(found.value);
  };
  const bringBack = async (id: string): Promise<void> => {
    const done = await api.ask(siteChange, { params: { id }, body: { removed: false } });
    if (!done.ok) return fail(done.error);
    await look();
  };
  return (
    <>
      <ProblemBanner problem={problem} />
      <Banner
        tone="warning"
        action={<Button onClick={() => void look()}>{t('app.start.no-site.look')}</Button>}
      >
        {t(isOffice ? 'app.start.no-site.yours' : 'app.start.no-site.ask')}
      </Banner>
      {isOffice ? (
        <ul class="plain-list">
          {context.sites.map(({ id, name }) => (
            <li key={id} class="row">
              <strong class="grow">{name}</strong>
              <Button onClick={() => void bringBack(id)}>{t('app.start.no-site.bring-back')}</Button>
            </li>
          ))}
        </ul>
      ) : null}
    </>
  );
};
