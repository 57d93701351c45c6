import { useState } from 'preact/hooks';
import { rightsOf } from '#contract/rights.ts';
import { Button } from '#kit/components/button.tsx';
import { Badge, EmptyState } from '#kit/components/messages.tsx';
import { Page } from '#kit/components/page.tsx';
import { useEntries, useLog } from '#kit/log-context.tsx';
import { useWords } from '#kit/words/context.tsx';
import type { EntryOf, Uuid } from '#log/index.ts';
import {
  type DecisionBody,
  decisionKind,
  type MeetingBody,
  meetingKind,
  type SeatBody,
  seatKind,
} from '../board.ts';
import { DecisionForm, MeetingForm, SeatForm } from './board-forms.tsx';

/** What is being added or changed: a new one of a kind, or one that is there. */
type Open = 'seat' | 'meeting' | 'decision' | Uuid | undefined;

/** The advisory board: seats, meetings, decisions and what came of them. */
export const Screen = () => {
  const { t } = useWords();
  const { place } = useLog();
  const [open, setOpen] = useState<Open>();
  const mayChange = rightsOf(place.role, place.isBound).has('arrange');
  const seats = useEntries(seatKind);
  const meetings = useEntries(meetingKind).toSorted((a, b) => (a.body.day < b.body.day ? 1 : -1));
  const decisions = useEntries(decisionKind).toSorted((a, b) => (a.body.day < b.body.day ? 1 : -1));
  const part = { open, setOpen, mayChange };
  return (
    <Page title={t('say.board.title')} back="/office">
      <p>{t('say.board.what')}</p>
      {mayChange ? null : <p class="field-hint">{t('say.board.read-only')}</p>}
      <Part {...part} name="seat" of={seats} Row={SeatRow} Form={SeatForm} />
      <Part {...part} name="meeting" of={meetings} Row={MeetingRow} Form={MeetingForm} />
      <Part {...part} name="decision" of={decisions} Row={DecisionRow} Form={DecisionForm} />
    </Page>
  );
};

interface PartProps<B> {
  readonly name: 'seat' | 'meeting' | 'decision';
  readonly of: readonly EntryOf<B>[];
  readonly open: Open;
  readonly setOpen: (open: Open) => void;
  readonly mayChange: boolean;
  readonly Row: (props: { readonly body: B }) => preact.JSX.Element;
  readonly Form: (props: { readonly of?: EntryOf<B>; readonly onDone: () => void }) => preact.JSX.Element;
}

/** One of the three lists, with what adds to it and changes it. */
const Part = <B,>({ name, of, open, setOpen, mayChange, Row, Form }: PartProps<B>) => {
  const { t } = useWords();
  const close = (): void => setOpen(undefined);
  return (
    <section class="card">
      <h2>{t(`say.board.${name}s`)}</h2>
      {of.length === 0 ? <EmptyState icon="list">{t(`say.board.no-${name}s`)}</EmptyState> : null}
      <ul class="rows">
        {of.map((one) => (
          <li key={one.id} class="row">
            {open === one.id ? (
              <Form of={one} onDone={close} />
            ) : (
              <>
                <div class="grow">
                  <Row body={one.body} />
                </div>
                {mayChange ? (
                  <Button tone="quiet" onClick={() => setOpen(one.id)}>
                    {t('say.board.change')}
                  </Button>
                ) : null}
              </>
            )}
          </li>
        ))}
      </ul>
      {!mayChange ? null : open === name ? (
        <Form onDone={close} />
      ) : (
        <Button icon="plus" onClick={() => setOpen(name)}>
          {t(`say.board.add-${name}`)}
        </Button>
      )}
    </section>
  );
};

const SeatRow = ({ body }: { readonly body: SeatBody }) => {
  const { t } = useWords();
  return (
    <>
      {body.label}{' '}
      <Badge {...(body.state === 'open' && { tone: 'warning' as const })}>
        {t(`say.board.seat.${body.state}`)}
      </Badge>
    </>
  );
};

const MeetingRow = ({ body }: { readonly body: MeetingBody }) => {
  const { t, day } = useWords();
  return (
    <>
      <strong>{day(body.day)}</strong>
      <p class="field-hint">
        {body.came === undefined ? t('say.board.not-counted') : t('say.board.came', { count: body.came })}
      </p>
      {body.asked === undefined ? null : <p>{body.asked}</p>}
    </>
  );
};

const DecisionRow = ({ body }: { readonly body: DecisionBody }) => {
  const { t, day } = useWords();
  return (
    <>
      <strong>{body.what}</strong>
      <p class="field-hint">
        {[
          day(body.day),
          t(`say.board.state.${body.state}`),
          ...(body.why === undefined ? [] : [body.why]),
          ...(body.isPublic ? [t('say.board.public')] : []),
        ].join(' · ')}
      </p>
    </>
  );
};
