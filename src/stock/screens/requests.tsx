import { rightsOf } from '#contract/rights.ts';
import { Badge, EmptyState } from '#kit/components/messages.tsx';
import { Page } from '#kit/components/page.tsx';
import { Table } from '#kit/components/table.tsx';
import { useLog } from '#kit/log-context.tsx';
import { useWords } from '#kit/words/context.tsx';
import { timeToMs } from '#log/index.ts';
import type { RequestLine, RequestState, SupplyRequest } from '../requests.ts';
import { useItemNames } from './item-names.ts';
import { useRequests } from './use-requests.ts';
import { useSiteNames } from './use-shipments.ts';
import { WhenRead } from './when-read.tsx';

/** Requests that are seen when they are over: enough to look up the last ones. */
const most = 40;

/** What sites asked for: asked, approved in part, sent as boxes on their way, come. Those that wait for somebody first. */
export const Screen = () => {
  const { t } = useWords();
  const newest = useRequests().toReversed();
  const [open, over] = [newest.filter(isOpen), newest.filter((request) => !isOpen(request)).slice(0, most)];
  return (
    <Page title={t('stock.requests.title')} back="/stock">
      <a class="button button-primary" href="/stock/ask">
        {t('stock.ask.title')}
      </a>
      <WhenRead>
        {open.length + over.length === 0 ? (
          <EmptyState icon="share">{t('stock.requests.none')}</EmptyState>
        ) : (
          [...open, ...over].map((request) => <RequestCard key={request.id} request={request} />)
        )}
      </WhenRead>
    </Page>
  );
};

const isOpen = ({ state }: SupplyRequest): boolean => state === 'asked' || state === 'approved';

const toneOf: Readonly<Record<RequestState, 'warning' | 'good' | 'plain'>> = {
  asked: 'warning',
  approved: 'warning',
  refused: 'plain',
  sent: 'plain',
  came: 'good',
};

const RequestCard = ({ request }: { readonly request: SupplyRequest }) => {
  const { t, number, moment } = useWords();
  const { place } = useLog();
  const names = useItemNames();
  const siteOf = useSiteNames();
  const { id, site, at, author, state, lines } = request;
  const who = place.workers.find((worker) => worker.id === author)?.name;
  const figure = (value: number | undefined): string => (value === undefined ? '–' : number(value));
  const mayApprove = rightsOf(place.role, place.isBound).has('arrange') && isOpen(request);
  const tone = toneOf[state];
  return (
    <section class="card" aria-label={siteOf(site)}>
      <div class="card-head">
        <h2>{siteOf(site)}</h2>
        {tone === 'plain' ? (
          <Badge>{t(`stock.requests.is-${state}`)}</Badge>
        ) : (
          <Badge tone={tone}>{t(`stock.requests.is-${state}`)}</Badge>
        )}
      </div>
      <p class="field-hint">{[moment(timeToMs(at)), who].filter(Boolean).join(' · ')}</p>
      <Table<RequestLine>
        caption={t('stock.requests.title')}
        rows={lines}
        rowKey={({ item }) => item}
        columns={[
          { key: 'item', label: t('stock.item'), cell: ({ item }) => names(item) },
          {
            key: 'asked',
            label: t('stock.requests.asked'),
            isNumber: true,
            cell: ({ asked }) => number(asked),
          },
          {
            key: 'approved',
            label: t('stock.requests.approved'),
            isNumber: true,
            cell: ({ approved }) => figure(approved),
          },
          {
            key: 'sent',
            label: t('stock.requests.sent'),
            isNumber: true,
            cell: ({ sent }) => (state === 'sent' || state === 'came' ? number(sent) : '–'),
          },
          { key: 'came', label: t('stock.requests.came'), isNumber: true, cell: ({ came }) => figure(came) },
        ]}
      />
      {isOpen(request) ? (
        <div class="row">
          {mayApprove ? (
            <a class={state === 'asked' ? 'button button-primary' : 'button'} href={`/stock/approve/${id}`}>
              {t(state === 'asked' ? 'stock.requests.answer' : 'stock.requests.answer-again')}
            </a>
          ) : null}
          {state === 'approved' && place.sites.some((each) => each.id !== site) ? (
            <a class="button button-primary" href={`/stock/send/${id}`}>
              {t('stock.requests.send')}
            </a>
          ) : null}
        </div>
      ) : null}
    </section>
  );
};
