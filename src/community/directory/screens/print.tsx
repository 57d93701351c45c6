import { useState } from 'preact/hooks';
import { Button } from '#kit/components/button.tsx';
import { Page } from '#kit/components/page.tsx';
import { Select } from '#kit/components/select.tsx';
import { Table } from '#kit/components/table.tsx';
import { useWords } from '#kit/words/context.tsx';
import { timeToDate } from '#log/index.ts';
import { type Need, needs } from '../codes.ts';
import { ageInDays, published } from '../rules/listing.ts';
import { sayAge, sayDoor, sayHours, sayWhere } from '../rules/say.ts';
import { useDirectory } from './use-directory.ts';

/** A list to hand out or to hang up: only what may be shown in public, and nothing that is true for an hour only. */
export const Screen = () => {
  const { t, day } = useWords();
  const { directory, now, say } = useDirectory();
  const [need, setNeed] = useState('');
  const all = published(directory);
  const offered = needs.filter((one) => all.some(({ body }) => body.needs.includes(one)));
  const shown = need === '' ? all : all.filter(({ body }) => body.needs.includes(need as Need));
  const today = timeToDate(now);
  return (
    <Page
      title={t('directory.print.title')}
      back="/directory"
      actions={
        <Button icon="printer" onClick={() => window.print()}>
          {t('directory.print.button')}
        </Button>
      }
    >
      <div data-print="no">
        <Select
          name="need"
          label={t('directory.print.for')}
          empty={t('directory.find.all')}
          options={offered.map((value) => ({ value, label: t(`directory.need.${value}`) }))}
          value={need}
          onChange={setNeed}
        />
      </div>
      <p>{t('directory.print.printed', { day: day(today) })}</p>
      <Table
        caption={need === '' ? t('directory.find.all') : t(`directory.need.${need}`)}
        empty={t('directory.print.none')}
        rows={shown}
        rowKey={({ id }) => id}
        columns={[
          { key: 'name', label: t('directory.listing.title'), cell: ({ body }) => body.name },
          {
            key: 'contact',
            label: t('directory.listing.contact'),
            cell: ({ body }) => (
              <Lines of={[...(body.phones ?? []).map(({ number }) => number), body.email, body.website]} />
            ),
          },
          {
            key: 'where',
            label: t('directory.listing.where'),
            cell: ({ body }) => <Lines of={sayWhere(say, body)} />,
          },
          {
            key: 'hours',
            label: t('directory.listing.hours'),
            cell: ({ body }) => {
              const hours = sayHours(say, body, today);
              return (
                <Lines
                  of={[...(hours.length === 0 ? [t('directory.open.unknown')] : hours), body.hoursNote]}
                />
              );
            },
          },
          {
            key: 'door',
            label: t('directory.door.title'),
            cell: (listing) => (
              <>
                <Lines of={sayDoor(say, listing.body)} />
                <p class="field-hint">{sayAge(say, ageInDays(listing, now))}</p>
              </>
            ),
          },
        ]}
      />
    </Page>
  );
};

const Lines = ({ of }: { readonly of: readonly (string | undefined)[] }) => (
  <>
    {of
      .filter((line) => line !== undefined)
      .map((line) => (
        <p key={line}>{line}</p>
      ))}
  </>
);
