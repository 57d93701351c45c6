import { useState } from 'preact/hooks';
import { rightsOf } from '#contract/rights.ts';
import { Button } from '#kit/components/button.tsx';
import { Dialog } from '#kit/components/dialog.tsx';
import { Later } from '#kit/components/later.tsx';
import { NothingKept } from '#kit/components/nothing-kept.tsx';
import { Page } from '#kit/components/page.tsx';
import { useLog } from '#kit/log-context.tsx';
import { goToPath } from '#kit/path.ts';
import { useWords } from '#kit/words/context.tsx';
import { eraseKind } from '#log/index.ts';
import { useVisitParts } from '#visits/screens/panels.tsx';
import { cameKind, goalKind, holderKind, sessionKind } from '../entries.ts';
import { ByCard } from './by-card.tsx';
import { Medication } from './medication.tsx';
import { Needs } from './needs.tsx';
import type { OfFile } from './of-file.ts';
import { Stay } from './stay.tsx';
import { useFileRecord, useFiles, useRecord, useSaid } from './use-files.ts';
import { Said } from './words.tsx';

/** One person's file: looked at together, closed in one tap. */
export const FileOne = ({ id: asked }: { readonly id: string }) => {
  const { t } = useWords();
  const file = useFiles().find(({ id }) => id === asked);
  const said = useSaid();
  const close = (
    <Button icon="close" onClick={() => goToPath('/counter')}>
      {t('treatment.one.close')}
    </Button>
  );
  return (
    <Page title={(file && said(file)?.called) ?? t('treatment.one.title')} back="/treatment" actions={close}>
      {file === undefined ? (
        <NothingKept icon="heart">{t('treatment.one.gone')}</NothingKept>
      ) : (
        <>
          <Stay file={file} />
          <Sessions file={file} />
          <Goals file={file} />
          <Needs file={file} />
          <Medication file={file} />
          <Said file={file} />
          <Door file={file} />
          <Whose file={file} />
        </>
      )}
    </Page>
  );
};

const Sessions = ({ file }: OfFile) => {
  const { t } = useWords();
  const record = useFileRecord(file);
  const { group, one } = file.sessions;
  return (
    <section aria-label={t('treatment.sessions.title')}>
      <h2>{t('treatment.sessions.title')}</h2>
      <p>
        {group + one === 0 ? t('treatment.sessions.none') : t('treatment.sessions.so-far', { group, one })}
      </p>
      <div class="care-answers">
        <Button
          size="large"
          onClick={() =>
            void record(
              [{ of: cameKind, body: { sort: 'one' } }],
              // A session is of nobody.
              [{ kind: sessionKind.kind, version: sessionKind.version, body: { sort: 'one', people: 1 } }],
            )
          }
        >
          {t('treatment.sessions.one')}
        </Button>
        <a class="button button-large" href="/treatment/group">
          {t('treatment.group.title')}
        </a>
      </div>
    </section>
  );
};

/** Goals in the person's own words stand where all goals do; the file knows which are of it. */
const Goals = ({ file }: OfFile) => {
  const { t } = useWords();
  const record = useFileRecord(file);
  const shown = useVisitParts().programs.find(({ goals }) => goals !== undefined)?.goals;
  return (
    <section aria-label={t('treatment.goals.title')}>
      <h2>{t('treatment.goals.title')}</h2>
      {shown === undefined ? (
        <p class="field-hint">{t('treatment.goals.off')}</p>
      ) : (
        <Later
          load={shown}
          props={{
            goals: file.goals,
            subject: file.id,
            onSet: (goal, draft) => record([{ of: goalKind, body: { goal } }], [draft]),
          }}
        />
      )}
    </section>
  );
};

/** Supplies are at the door for everybody: nothing of it is written into the file. */
const Door = ({ file }: OfFile) => {
  const { t } = useWords();
  return (
    <nav class="row" aria-label={t('treatment.door.title')}>
      <a class="button" href="/counter">
        {t('treatment.door.supplies')}
      </a>
      {file.wish === undefined ? null : (
        <a class="button" href={`/care/at/${file.wish}`}>
          {t('treatment.door.wish')}
        </a>
      )}
    </nav>
  );
};

/** A card that finds it from now on; and all of it gone, by whoever may order that. */
const Whose = ({ file }: OfFile) => {
  const { t } = useWords();
  const { place } = useLog();
  const record = useFileRecord(file);
  const erase = useRecord();
  const [isAsking, setAsking] = useState(false);
  const mayErase = rightsOf(place.role, place.isBound).has('erase');
  const away = async (): Promise<void> => {
    setAsking(false);
    if (await erase([{ of: eraseKind, body: { person: file.id } }])) goToPath('/treatment');
  };
  return (
    <>
      {file.holder === undefined ? (
        <ByCard
          label={t('treatment.card.with')}
          onShown={(person) => void record([{ of: holderKind, body: {}, sealed: { person } }])}
        />
      ) : null}
      {mayErase ? (
        <Button tone="quiet" onClick={() => setAsking(true)}>
          {t('treatment.away.do')}
        </Button>
      ) : null}
      <Dialog
        title={t('treatment.away.do')}
        isOpen={isAsking}
        onClose={() => setAsking(false)}
        actions={
          <>
            <Button onClick={() => setAsking(false)}>{t('kit.cancel')}</Button>
            <Button tone="danger" onClick={() => void away()}>
              {t('treatment.away.sure')}
            </Button>
          </>
        }
      >
        <p>{t('treatment.away.goes')}</p>
      </Dialog>
    </>
  );
};
