import { useState } from 'preact/hooks';
import { Button } from '#kit/components/button.tsx';
import { MultiChoice } from '#kit/components/choice-field.tsx';
import { FileDrop } from '#kit/components/file-drop.tsx';
import { Banner } from '#kit/components/messages.tsx';
import { Page } from '#kit/components/page.tsx';
import { useToast } from '#kit/components/toast.tsx';
import { useLog, useView } from '#kit/log-context.tsx';
import { saveFile } from '#kit/save-file.ts';
import { useWords } from '#kit/words/context.tsx';
import { type JsonObject, type Result, timeToDate } from '#log/index.ts';
import { serviceKind } from '../entries.ts';
import type { Fault } from '../hsds/check.ts';
import { type Read, type Refusal, readHsds } from '../hsds/read.ts';
import { writeHsds } from '../hsds/write.ts';
import { batchesOf, differences } from '../rules/imported.ts';
import { published } from '../rules/listing.ts';
import { type LiveDirectory, useDirectory } from './use-directory.ts';

/** How many faults are told of one file: whoever mends it begins at the first. */
const mostTold = 30;
/** Larger than the directory of a state; what is larger is no file for a phone. */
const mostBytes = 20_000_000;

/** Directories in and out as files, and what was taken in back again. */
export const Screen = () => {
  const { t } = useWords();
  const live = useDirectory();
  const [read, setRead] = useState<Result<Read, Refusal | 'too-large'>>();
  const look = async (file: File): Promise<void> => {
    setRead(
      file.size > mostBytes
        ? { ok: false, error: 'too-large' }
        : readHsds(await file.text(), timeToDate(live.now)),
    );
  };
  const { directory, now } = live;
  return (
    <Page title={t('directory.files.title')} back="/directory">
      <section class="card">
        <h2>{t('directory.files.out')}</h2>
        <p>{t('directory.files.out-hint', { count: published(directory).length })}</p>
        <Button
          icon="download"
          onClick={() =>
            saveFile(
              new Blob([writeHsds(directory, now)], { type: 'application/json' }),
              `directory-${timeToDate(now)}.json`,
            )
          }
        >
          {t('directory.files.save')}
        </Button>
      </section>
      <section class="card">
        <h2>{t('directory.files.in')}</h2>
        <FileDrop
          name="file"
          accept=".json"
          label={t('directory.files.choose')}
          hint={t('directory.files.hint')}
          onFile={(file) => void look(file)}
        />
        {read === undefined ? null : read.ok ? (
          <Brought
            key={JSON.stringify(read.value.listings.length)}
            live={live}
            read={read.value}
            done={() => setRead(undefined)}
          />
        ) : read.error === 'too-large' ? (
          <Banner tone="danger">{t('directory.files.too-large')}</Banner>
        ) : (
          <>
            <Banner tone="danger">{t(`directory.files.${read.error.code}`)}</Banner>
            <Faults faults={read.error.faults} />
          </>
        )}
      </section>
      <Batches />
    </Page>
  );
};

/** What the file would do, before anything is done. */
const Brought = ({
  live,
  read,
  done,
}: {
  readonly live: LiveDirectory;
  readonly read: Read;
  readonly done: () => void;
}) => {
  const { t } = useWords();
  const [chosen, setChosen] = useState<readonly string[]>([]);
  const { fresh, other } = differences(live.directory, read.listings);
  const wanted = chosen.includes('other') ? [...fresh, ...other] : fresh;
  const take = async (): Promise<void> => {
    const drafts = wanted.map((body) => ({ kind: serviceKind.kind, body: body as JsonObject }));
    const saved = await live.record(drafts, t('directory.files.taken', { count: wanted.length }));
    if (saved !== undefined) done();
  };
  return (
    <>
      <p>
        {t('directory.files.brings', {
          fresh: fresh.length,
          same: read.listings.length - fresh.length - other.length,
        })}
      </p>
      {read.closed === 0 ? null : <p>{t('directory.files.closed', { count: read.closed })}</p>}
      {other.length === 0 ? null : (
        <MultiChoice
          name="other"
          label={t('directory.files.other', { count: other.length })}
          canDecline={false}
          options={[{ value: 'other', label: t('directory.files.replace') }]}
          values={chosen}
          onChange={setChosen}
        />
      )}
      {read.left.length === 0 ? null : (
        <>
          <Banner tone="warning">{t('directory.files.left', { count: read.left.length })}</Banner>
          {read.left.slice(0, mostTold).map(({ name, faults }) => (
            <details class="more" key={faults[0]?.path ?? name}>
              <summary>{name}</summary>
              <Faults faults={faults} />
            </details>
          ))}
        </>
      )}
      <Button tone="primary" isDisabled={wanted.length === 0} onClick={() => void take()}>
        {t('directory.files.take', { count: wanted.length })}
      </Button>
    </>
  );
};

const Faults = ({ faults }: { readonly faults: readonly Fault[] }) => {
  const { t } = useWords();
  return (
    <div class="directory-fact">
      <ul>
        {faults.slice(0, mostTold).map(({ path, code, found }) => (
          <li key={`${path} ${code}`}>
            <code>{path}</code>: {t(`directory.fault.${code}`, { found })}
          </li>
        ))}
        {faults.length <= mostTold ? null : (
          <li>{t('directory.files.more', { count: faults.length - mostTold })}</li>
        )}
      </ul>
    </div>
  );
};

const Batches = () => {
  const { t, day } = useWords();
  const { recorder } = useLog();
  const toast = useToast();
  const batches = useView((view) => batchesOf(view.effective({ kinds: [serviceKind.kind] })));
  if (batches.length === 0) return null;
  const back = async (ids: readonly string[]): Promise<void> => {
    const undone = await recorder.takeBack(ids, 'mistake');
    toast({ text: t(undone.ok ? 'kit.undone' : `log.error.${undone.error.code}`), icon: 'undo' });
  };
  return (
    <section class="card">
      <h2>{t('directory.files.batches')}</h2>
      {batches.map(({ at, ids }) => (
        <div class="row" key={ids[0]}>
          <span>{t('directory.files.batch', { day: day(timeToDate(at)), count: ids.length })}</span>
          <Button icon="undo" onClick={() => void back(ids)}>
            {t('directory.files.back')}
          </Button>
        </div>
      ))}
    </section>
  );
};
