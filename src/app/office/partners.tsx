import { useEffect, useState } from 'preact/hooks';
import { partnerChange, partnerCode, partnerList } from '#contract/partners.ts';
import { Button } from '#kit/components/button.tsx';
import { Dialog } from '#kit/components/dialog.tsx';
import { Badge, Banner, EmptyState } from '#kit/components/messages.tsx';
import { Page } from '#kit/components/page.tsx';
import { useToast } from '#kit/components/toast.tsx';
import { useWords } from '#kit/words/context.tsx';
import { useItemNames } from '#stock/screens/item-names.ts';
import { useApp } from '../app-context.tsx';
import type { Partner } from './partner.ts';
import { PartnerDialog } from './partner-dialog.tsx';
import { problemOf } from './send.ts';

/** Who hands out on our behalf, until when, and on which devices. */
export const Screen = () => {
  const { t } = useWords();
  const { api, context, refresh } = useApp();
  const toast = useToast();
  const [partners, setPartners] = useState<readonly Partner[]>();
  const [problem, setProblem] = useState<string>();
  const [changing, setChanging] = useState<Partner | 'new'>();
  const [ending, setEnding] = useState<Partner>();
  const [code, setCode] = useState<string>();
  const load = async (): Promise<void> => {
    const answer = await api.ask(partnerList, {});
    setProblem(answer.ok ? undefined : problemOf(answer.error));
    if (answer.ok) setPartners(answer.value.partners);
  };
  useEffect(() => void load(), []);
  const done = async (): Promise<void> => {
    setChanging(undefined);
    setEnding(undefined);
    await Promise.all([load(), refresh()]);
    toast({ text: t('app.office.people.saved'), icon: 'check' });
  };
  const end = async ({ id }: Partner): Promise<void> => {
    const answer = await api.ask(partnerChange, { params: { id }, body: { end: true } });
    if (answer.ok) await done();
    else toast({ text: t(problemOf(answer.error)), icon: 'warning' });
  };
  const giveCode = async ({ id }: Partner): Promise<void> => {
    const answer = await api.ask(partnerCode, { params: { id } });
    if (answer.ok) setCode(answer.value.code);
    else toast({ text: t(problemOf(answer.error)), icon: 'warning' });
  };
  return (
    <Page title={t('app.partners.title')} back="/office">
      <p class="field-hint">{t('app.partners.text')}</p>
      {problem === undefined ? null : <Banner tone="warning">{t(problem)}</Banner>}
      {partners?.length === 0 ? <EmptyState icon="people">{t('app.partners.none')}</EmptyState> : null}
      {partners?.map((partner) => (
        <Card
          key={partner.id}
          partner={partner}
          onChange={() => setChanging(partner)}
          onCode={() => void giveCode(partner)}
          onEnd={() => setEnding(partner)}
        />
      ))}
      <Button icon="plus" tone="primary" onClick={() => setChanging('new')}>
        {t('app.partners.add')}
      </Button>
      <PartnerDialog partner={changing} onDone={() => void done()} onClose={() => setChanging(undefined)} />
      <Dialog
        title={t('app.partners.end-what', { name: ending?.name ?? '' })}
        isOpen={ending !== undefined}
        onClose={() => setEnding(undefined)}
        actions={
          <>
            <Button onClick={() => setEnding(undefined)}>{t('kit.cancel')}</Button>
            <Button tone="danger" onClick={() => ending && void end(ending)}>
              {t('app.partners.end')}
            </Button>
          </>
        }
      >
        <p>{t('app.partners.end-text')}</p>
      </Dialog>
      <Dialog title={t('app.partners.code')} isOpen={code !== undefined} onClose={() => setCode(undefined)}>
        <p>{t('app.partners.code-text')}</p>
        <p>
          <strong>{`${location.origin}/o/${context.organization.code ?? ''}`}</strong>
        </p>
        <p>
          <strong class="numbers">{code}</strong>
        </p>
      </Dialog>
    </Page>
  );
};

const Card = ({
  partner,
  onChange,
  onCode,
  onEnd,
}: {
  readonly partner: Partner;
  readonly onChange: () => void;
  readonly onCode: () => void;
  readonly onEnd: () => void;
}) => {
  const { t, day, list, number } = useWords();
  const names = useItemNames();
  const { name, from, until, items, orders, state, devices } = partner;
  return (
    <section class="card" aria-label={name}>
      <div class="card-head">
        <h2>{name}</h2>
        {state === 'lasts' ? (
          <Badge tone="good">{t('app.partners.is-lasts')}</Badge>
        ) : (
          <Badge {...(state === 'ends-soon' && { tone: 'warning' })}>{t(`app.partners.is-${state}`)}</Badge>
        )}
      </div>
      <p>{t('app.partners.days', { from: day(from), until: day(until) })}</p>
      <p>
        {items.length === 0
          ? t('app.partners.no-items')
          : t('app.partners.gives', { items: list(items.map(names)) })}
        {orders ? ` ${t('app.partners.may-order')}` : ''}
      </p>
      <p class="field-hint">{t('app.partners.devices', { count: devices, shown: number(devices) })}</p>
      <div class="row">
        {state === 'over' ? null : (
          <Button icon="phone" onClick={onCode}>
            {t('app.partners.give-code')}
          </Button>
        )}
        <Button tone="quiet" onClick={onChange}>
          {t(state === 'over' ? 'app.partners.renew' : 'app.office.people.change')}
        </Button>
        {state === 'over' ? null : (
          <Button tone="quiet" onClick={onEnd}>
            {t('app.partners.end')}
          </Button>
        )}
      </div>
    </section>
  );
};
