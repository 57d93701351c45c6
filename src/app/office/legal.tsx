import { useState } from 'preact/hooks';
import { legalList, legalNote, legalNotes } from '#contract/legal.ts';
import type { Answered } from '#contract/route.ts';
import { Button } from '#kit/components/button.tsx';
import { Choice } from '#kit/components/choice-field.tsx';
import { DateField } from '#kit/components/date-field.tsx';
import { EmptyState } from '#kit/components/messages.tsx';
import { Page } from '#kit/components/page.tsx';
import { TextField } from '#kit/components/text-field.tsx';
import { useToast } from '#kit/components/toast.tsx';
import { useUnsaved } from '#kit/form/unsaved.ts';
import { useLog } from '#kit/log-context.tsx';
import type { Sealing } from '#kit/recorder.ts';
import { useSealing } from '#kit/use-sealing.ts';
import { useWords } from '#kit/words/context.tsx';
import { grouped } from '#log/grouped.ts';
import { timeToDate, type Uuid } from '#log/index.ts';
import { useApp } from '../app-context.tsx';
import { WhenAnswered } from '../ask/asked.tsx';
import { useAsk } from '../ask/use-ask.ts';
import { Pauses } from './pauses.tsx';
import { problemOf, sendChange } from './send.ts';

type Note = Answered<typeof legalList>['notes'][number];

/** What was asked by law, for admins; and for whoever answers for the records the days that do not fade meanwhile. */
export const Screen = () => {
  const { t } = useWords();
  const { place } = useLog();
  return (
    <Page title={t('app.office.legal.title')} back="/office/people">
      {place.role === 'admin' ? <Requests /> : null}
      <Pauses mayChange={place.role === 'admin'} />
    </Page>
  );
};

const Requests = () => {
  const { t } = useWords();
  const sealing = useSealing();
  const { asked, again } = useAsk(legalList, {});
  return (
    <>
      <p>{t('app.office.legal.text')}</p>
      {sealing === undefined ? <p class="waiting">{t('kit.loading')}</p> : null}
      {sealing?.cipher === undefined ? (
        sealing === undefined ? null : (
          <p class="field-hint" role="note">
            {t('app.office.legal.no-keys')} <a href="/keys">{t('app.office.legal.keys')}</a>
          </p>
        )
      ) : (
        <WhenAnswered asked={asked} again={again}>
          {({ notes }) => (
            <>
              {notes.length === 0 ? (
                <EmptyState icon="lock">{t('app.office.legal.none')}</EmptyState>
              ) : (
                grouped(notes, ({ request }) => request).map(([request, of]) => (
                  <section key={request} class="card">
                    <ul class="plain-list">
                      {of.map((note) => (
                        <NoteLine key={note.id} note={note} sealing={sealing} />
                      ))}
                    </ul>
                    <AddNote request={request} sealing={sealing} onAdded={again} />
                  </section>
                ))
              )}
              <section class="card">
                <h2>{t('app.office.legal.new')}</h2>
                <AddNote sealing={sealing} onAdded={again} />
              </section>
            </>
          )}
        </WhenAnswered>
      )}
    </>
  );
};

const NoteLine = ({ note, sealing }: { readonly note: Note; readonly sealing: Sealing }) => {
  const { t, day } = useWords();
  return (
    <li>
      <strong>{t(`app.office.legal.${note.what}`)}</strong> · {day(note.day)}
      <p class="note-text">{sealing.cipher?.open(note.sealed, note.id) ?? t('app.office.legal.closed')}</p>
    </li>
  );
};

/** Adds a note: sealed here before it leaves. Without a request it is the first of a new one. */
const AddNote = ({
  request,
  sealing,
  onAdded,
}: {
  readonly request?: Uuid;
  readonly sealing: Sealing;
  readonly onAdded: () => void;
}) => {
  const { t } = useWords();
  const { place } = useLog();
  const { api } = useApp();
  const toast = useToast();
  const today = timeToDate(place.now());
  const [isOpen, setOpen] = useState(request === undefined);
  const [what, setWhat] = useState<string>(request === undefined ? 'came' : 'held');
  const [onDay, setOnDay] = useState(today);
  const [text, setText] = useState('');
  const [problem, setProblem] = useState<string>();
  const [made, setMade] = useState(0);
  useUnsaved(text !== '');
  if (!isOpen)
    return (
      <Button icon="plus" onClick={() => setOpen(true)}>
        {t('app.office.legal.add')}
      </Button>
    );
  const add = async (): Promise<void> => {
    const cipher = sealing.cipher;
    if (cipher === undefined || text.trim() === '' || onDay === '') {
      setProblem('app.office.legal.needs');
      return;
    }
    const id = sealing.newEntry();
    const found = await sendChange(api, legalNote, {
      body: {
        id,
        request: request ?? sealing.newEntry(),
        what: legalNotes.find((one) => one === what) ?? 'came',
        day: onDay,
        sealed: cipher.seal(text.trim(), id),
      },
    });
    setProblem(found && problemOf(found));
    if (found !== undefined) return;
    toast({ text: t('app.office.legal.added'), icon: 'lock' });
    setText('');
    setMade(made + 1);
    setOpen(request === undefined);
    onAdded();
  };
  return (
    <form
      key={made}
      class="form"
      onSubmit={(event) => {
        event.preventDefault();
        void add();
      }}
    >
      {request === undefined ? null : (
        <Choice
          name="what"
          label={t('app.office.legal.what')}
          canDecline={false}
          options={legalNotes.map((value) => ({ value, label: t(`app.office.legal.${value}`) }))}
          value={what}
          onChange={setWhat}
        />
      )}
      <DateField name="day" label={t('app.office.legal.day')} value={onDay} max={today} onInput={setOnDay} />
      <TextField
        name="text"
        isLong
        label={t(`app.office.legal.${what}`)}
        hint={t(`app.office.legal.${what}-hint`)}
        maxLength={4000}
        onInput={setText}
      />
      {problem === undefined ? null : (
        <p class="field-problem" role="alert">
          {t(problem)}
        </p>
      )}
      <Button type="submit" icon="lock">
        {t('app.office.legal.seal')}
      </Button>
    </form>
  );
};
