import { useState } from 'preact/hooks';
import { Button } from '#kit/components/button.tsx';
import { Choice } from '#kit/components/choice-field.tsx';
import { Banner } from '#kit/components/messages.tsx';
import { NothingKept } from '#kit/components/nothing-kept.tsx';
import { Page } from '#kit/components/page.tsx';
import { useLog } from '#kit/log-context.tsx';
import { goToPath } from '#kit/path.ts';
import { useSealing } from '#kit/use-sealing.ts';
import { useWords } from '#kit/words/context.tsx';
import { addDays } from '#log/calendar.ts';
import { timeToDate } from '#log/index.ts';
import { wishKind } from '../entries.ts';
import { type Act, acts, contactDays, handledKind, type Tell, tells } from '../incoming-entries.ts';
import { actLeads, ageDays, type Incoming, isGone } from '../rules/incoming.ts';
import { openPacket, type Packet } from '../rules/packet.ts';
import { newId } from './adapters/chance.ts';
import { Sender } from './inbox.tsx';
import { NoKeys } from './no-keys.tsx';
import { useRecord } from './use-care.ts';
import { useIncoming } from './use-incoming.ts';

/** One thing that was sent to us: who is meant, who has it, and what the person wants of it. */
export const IncomingOne = ({ id: asked }: { readonly id: string }) => {
  const { t } = useWords();
  const { place } = useLog();
  const incoming = useIncoming().find(({ id }) => id === asked);
  return (
    <Page title={t('care.inbox.title')} back="/care/in">
      {incoming === undefined || isGone(incoming, timeToDate(place.now())) ? (
        <NothingKept icon="heart">{t('care.incoming.gone')}</NothingKept>
      ) : (
        <One key={incoming.id} incoming={incoming} />
      )}
    </Page>
  );
};

const One = ({ incoming }: { readonly incoming: Incoming }) => {
  const { t, day } = useWords();
  const { place } = useLog();
  const sealing = useSealing();
  const record = useRecord();
  const [tell, setTell] = useState<Tell>(incoming.tell);
  const said = openPacket(sealing?.cipher, incoming.id, incoming.packet);
  const { id, state, sender, referral } = incoming;
  const by = place.workers.find((worker) => worker.id === incoming.by)?.name ?? '';
  const may = (act: Act): boolean => actLeads[act][state] !== undefined;
  const handle = (act: Act): void =>
    void record([{ of: handledKind, body: { incoming: id, act } }], t('care.one.saved'));
  const say = (told: Tell): void => {
    setTell(told);
    if (state === 'taken')
      void record(
        [{ of: handledKind, body: { incoming: id, act: 'tell', tell: told } }],
        t('care.one.saved'),
      );
  };
  const take = async (): Promise<void> => {
    const wish = newId();
    const body = {
      incoming: id,
      act: 'take' as const,
      referral: wish,
      ...(sender !== undefined && { tell }),
    };
    const saved = await record([wishOf(wish, said), { of: handledKind, body }], t('care.incoming.taken'));
    if (saved !== undefined) goToPath(`/care/at/${wish}`);
  };
  return (
    <>
      <section class="card">
        <p>
          <strong>
            <Sender incoming={incoming} />
          </strong>
          , {t('care.inbox.age', { count: ageDays(incoming, timeToDate(place.now())) })}
        </p>
        <Said incoming={incoming} said={said} />
        {sender === undefined && state !== 'taken' ? (
          <p class="field-hint">
            {t('care.incoming.until', { day: day(addDays(incoming.day, contactDays)) })}
          </p>
        ) : null}
      </section>
      <p>
        {t(`care.inbox.is.${state}`)}
        {by === '' ? null : `: ${by}`}
      </p>
      {referral === undefined ? null : (
        <a class="button button-primary" href={`/care/at/${referral}`}>
          {t('care.incoming.to-wish')}
        </a>
      )}
      {sender === undefined || !(may('take') || state === 'taken') ? null : (
        <Choice
          name="tell"
          label={t('care.incoming.tell')}
          hint={t('care.incoming.tell-hint')}
          canDecline={false}
          options={tells.map((value) => ({ value, label: t(`care.tell.${value}`) }))}
          value={tell}
          onChange={(value) => say(value as Tell)}
        />
      )}
      <div class="care-answers">
        {may('take') ? (
          <Button tone="primary" size="large" onClick={() => void take()}>
            {t('care.incoming.take')}
          </Button>
        ) : null}
        {acts
          .filter((act) => act !== 'take' && act !== 'tell' && may(act))
          .map((act) => (
            <Button key={act} size="large" onClick={() => handle(act)}>
              {t(`care.act.${act}`)}
            </Button>
          ))}
      </div>
    </>
  );
};

/** What was sent becomes the wish that it says, so that nothing is typed again. */
const wishOf = (referral: string, said: Packet | undefined) => {
  const { needs = ['talk' as const], ...texts } = said ?? {};
  return {
    of: wishKind,
    body: { referral, needs: [...needs] },
    ...(Object.keys(texts).length > 0 && { sealed: texts }),
  };
};

const Said = ({ incoming, said }: { readonly incoming: Incoming; readonly said: Packet | undefined }) => {
  const { t, list } = useWords();
  if (said === undefined)
    return incoming.packet === undefined ? (
      <p>{t('care.incoming.faded')}</p>
    ) : (
      <>
        <Banner tone="warning">{t('care.incoming.not-opened')}</Banner>
        <NoKeys text={t('care.incoming.no-keys')} />
      </>
    );
  const parts = [
    ['needs', said.needs && list(said.needs.map((need) => t(`care.need.${need}`)))],
    ['called', said.called],
    ['reach', said.reach],
    ['words', said.words],
  ] as const;
  return (
    <dl class="care-said">
      {parts.map(([part, text]) =>
        text === undefined ? null : (
          <div key={part}>
            <dt>{t(`care.incoming.${part}`)}</dt>
            <dd>{text}</dd>
          </div>
        ),
      )}
    </dl>
  );
};
