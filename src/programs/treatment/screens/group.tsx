import { useState } from 'preact/hooks';
import { Button } from '#kit/components/button.tsx';
import { MultiChoice } from '#kit/components/choice-field.tsx';
import { Page } from '#kit/components/page.tsx';
import { Stepper } from '#kit/components/stepper.tsx';
import { goToPath } from '#kit/path.ts';
import { useWords } from '#kit/words/context.tsx';
import { sessionKind } from '../entries.ts';
import { cameToGroup } from '../rules/group.ts';
import { ByCard } from './by-card.tsx';
import { useFiles, useRecord, useRenewed, useSaid } from './use-files.ts';

/** So many are offered by what they want to be called. */
const mostOffered = 60;

/** A group was held: how many came, and who of them wants it in their file. */
export const Group = () => {
  const { t } = useWords();
  const files = useFiles();
  const said = useSaid();
  const record = useRecord();
  const renewed = useRenewed();
  const [people, setPeople] = useState(0);
  const [came, setCame] = useState<readonly string[]>([]);
  const [isUnknown, setUnknown] = useState(false);
  const all = Math.max(people, came.length);
  const offered = files
    .flatMap((file) => {
      const called = said(file)?.called;
      return called === undefined && !came.includes(file.id)
        ? []
        : [{ value: file.id, label: called ?? t('treatment.group.by-card') }];
    })
    .slice(0, mostOffered);
  const own = files.filter(({ id }) => came.includes(id));
  const save = async (): Promise<void> => {
    const isSaved = await record(
      [
        { of: sessionKind, body: { sort: 'group', people: all } },
        ...cameToGroup(own),
        ...own.flatMap(renewed),
      ],
      t('treatment.group.saved', { count: all }),
    );
    if (isSaved) goToPath('/treatment');
  };
  return (
    <Page title={t('treatment.group.title')} back="/treatment">
      <p>{t('treatment.group.text')}</p>
      <Stepper
        label={t('treatment.group.people')}
        icon="people"
        value={all}
        min={came.length}
        max={1000}
        onChange={setPeople}
      />
      <ByCard
        label={t('treatment.group.card')}
        onShown={(_, file) => {
          setUnknown(file === undefined);
          if (file !== undefined && !came.includes(file.id)) setCame([...came, file.id]);
        }}
      />
      {isUnknown ? <p role="status">{t('treatment.group.unknown')}</p> : null}
      {offered.length === 0 ? null : (
        <MultiChoice
          name="came"
          label={t('treatment.group.who')}
          canDecline={false}
          options={offered}
          values={came}
          onChange={setCame}
        />
      )}
      <Button tone="primary" size="large" isDisabled={all === 0} onClick={() => void save()}>
        {t('kit.save')}
      </Button>
    </Page>
  );
};
