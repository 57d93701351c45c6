import { Badge } from '#kit/components/messages.tsx';
import { NothingKept } from '#kit/components/nothing-kept.tsx';
import { Page } from '#kit/components/page.tsx';
import { useLog } from '#kit/log-context.tsx';
import { useSealing } from '#kit/use-sealing.ts';
import { useWords } from '#kit/words/context.tsx';
import { timeToDate } from '#log/index.ts';
import { ageDays, type Incoming, isGone } from '../rules/incoming.ts';
import { openPacket } from '../rules/packet.ts';
import { useIncoming, useSenders } from './use-incoming.ts';

/** What others sent to us: what waits for somebody first, the oldest first, then what colleagues have, then what came of the rest. */
export const Inbox = () => {
  const { t } = useWords();
  const { place } = useLog();
  const today = timeToDate(place.now());
  const here = useIncoming().filter((incoming) => !isGone(incoming, today));
  const groups = [
    ['new', here.filter(({ state }) => state === 'new')],
    ['claimed', here.filter(({ state }) => state === 'claimed')],
    ['done', here.filter(({ state }) => state !== 'new' && state !== 'claimed').toReversed()],
  ] as const;
  return (
    <Page
      title={t('care.inbox.title')}
      back="/care"
      actions={
        place.role === 'coordinator' || place.role === 'admin' ? (
          <a class="button" href="/care/set-up">
            {t('care.set-up.title')}
          </a>
        ) : undefined
      }
    >
      {here.length === 0 ? <NothingKept icon="heart">{t('care.inbox.none')}</NothingKept> : null}
      {groups.map(([name, of]) =>
        of.length === 0 ? null : (
          <section key={name} aria-label={t(`care.inbox.${name}`)}>
            <h2>{t(`care.inbox.${name}`)}</h2>
            <ul class="care-list">
              {of.map((incoming) => (
                <li key={incoming.id}>
                  <Line incoming={incoming} today={today} />
                </li>
              ))}
            </ul>
          </section>
        ),
      )}
    </Page>
  );
};

const Line = ({ incoming, today }: { readonly incoming: Incoming; readonly today: string }) => {
  const { t } = useWords();
  const { place } = useLog();
  const sealing = useSealing();
  const said = openPacket(sealing?.cipher, incoming.id, incoming.packet);
  const by = place.workers.find(({ id }) => id === incoming.by)?.name;
  return (
    <a class="card care-line" href={`/care/in/${incoming.id}`}>
      {said?.called === undefined ? null : <strong>{said.called}</strong>}
      <span>
        <Sender incoming={incoming} />
      </span>
      <span>
        <Badge tone={incoming.state === 'new' ? 'warning' : incoming.state === 'taken' ? 'good' : 'plain'}>
          {t(`care.inbox.is.${incoming.state}`)}
        </Badge>{' '}
        {t('care.inbox.age', { count: ageDays(incoming, today) })}
        {incoming.state === 'claimed' && by !== undefined ? `, ${by}` : null}
      </span>
    </a>
  );
};

/** Who sent it: a partner by name; of a contact that was offered nobody is kept. */
export const Sender = ({ incoming }: { readonly incoming: Incoming }) => {
  const { t } = useWords();
  const sender = useSenders().find((each) => each.sender === incoming.sender);
  return (
    <>
      {incoming.sender === undefined
        ? t('care.inbox.contact')
        : t('care.inbox.from', { name: sender?.name ?? '' })}
    </>
  );
};
