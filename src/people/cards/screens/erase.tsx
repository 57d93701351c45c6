import { useState } from 'preact/hooks';
import { rightsOf } from '#contract/rights.ts';
import { Button } from '#kit/components/button.tsx';
import { Dialog } from '#kit/components/dialog.tsx';
import { Later } from '#kit/components/later.tsx';
import { Banner } from '#kit/components/messages.tsx';
import { useEntries, useLog, useView } from '#kit/log-context.tsx';
import { useTold } from '#kit/use-told.ts';
import { useWords } from '#kit/words/context.tsx';
import { eraseKind, type Uuid } from '#log/index.ts';
import { useVisitParts } from '#visits/screens/panels.tsx';
import { consentKind } from '../entries.ts';
import { everPartsOf } from '../rules/consent.ts';

/** What counts supplies stays, of nobody; all that leads to the person goes, everywhere. `onErased` has the id of the order. */
export const Erase = ({
  persons,
  onErased,
}: {
  /** Every id of the person: cards that were joined go together. */
  readonly persons: readonly Uuid[];
  readonly onErased: (order: Uuid) => void;
}) => {
  const { t } = useWords();
  const { recorder, place } = useLog();
  const told = useTold();
  const said = useEntries(consentKind);
  const [isAsking, setAsking] = useState(false);
  const { found, sealedParts } = useSealedOf(persons);
  if (!rightsOf(place.role, place.isBound).has('erase'))
    return (
      <>
        {sealedParts}
        <p class="field-hint">{t('cards.erase.not-you')}</p>
      </>
    );
  const erase = async (): Promise<void> => {
    if (found === undefined) return;
    const parts = persons.flatMap((person) => everPartsOf(said, person));
    const orders = [...persons, ...parts, ...found].map((id) => ({
      kind: eraseKind.kind,
      version: eraseKind.version,
      body: { person: id },
    }));
    const saved = told(await recorder.record(orders, 'none'));
    if (saved?.[0] !== undefined) onErased(saved[0].id);
  };
  return (
    <>
      {sealedParts}
      {persons.length > 1 ? <p>{t('cards.erase.both')}</p> : null}
      <p>{t('cards.erase.goes')}</p>
      <p>{t('cards.erase.stays')}</p>
      <p>{t('cards.erase.later')}</p>
      <Button tone="danger" isDisabled={found === undefined} onClick={() => setAsking(true)}>
        {t('cards.erase.do')}
      </Button>
      <Dialog
        title={t('cards.erase.do')}
        isOpen={isAsking}
        onClose={() => setAsking(false)}
        actions={
          <>
            <Button onClick={() => setAsking(false)}>{t('kit.cancel')}</Button>
            <Button tone="danger" onClick={() => void erase()}>
              {t('cards.erase.sure')}
            </Button>
          </>
        }
      >
        <p>{t('cards.erase.no-way-back')}</p>
      </Dialog>
    </>
  );
};

/** What programs hold of them under no name but sealed. `found`: undefined until each of them has said what goes too. */
const useSealedOf = (persons: readonly Uuid[]) => {
  const [found, setFound] = useState<Readonly<Record<string, readonly Uuid[]>>>({});
  const parts = useVisitParts().programs.flatMap(({ name, sealedOf }) =>
    sealedOf === undefined ? [] : [{ name, sealedOf }],
  );
  return {
    found: parts.every(({ name }) => found[name] !== undefined) ? Object.values(found).flat() : undefined,
    sealedParts: parts.map(({ name, sealedOf }) => (
      <Later
        key={name}
        load={sealedOf}
        props={{
          persons,
          onFound: (subjects: readonly Uuid[]) => setFound((before) => ({ ...before, [name]: subjects })),
        }}
      />
    )),
  };
};

/** How far an erasure has come, and what of it takes time. */
export const Erased = ({ order }: { readonly order: Uuid }) => {
  const { t } = useWords();
  const { place } = useLog();
  const delivery = useView((view) => view.delivery(order), [order]);
  const isThere = delivery === 'sent' || delivery === 'proven';
  return (
    <Banner tone={isThere ? 'good' : 'warning'}>
      <p>{t(isThere ? 'cards.erase.done' : 'cards.erase.done-here')}</p>
      <p>{t('cards.erase.later')}</p>
      {place.isBound ? null : <a href="/office/devices">{t('cards.erase.devices')}</a>}
    </Banner>
  );
};
