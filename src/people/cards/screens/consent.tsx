import { useState } from 'preact/hooks';
import { rightsOf } from '#contract/rights.ts';
import { Button } from '#kit/components/button.tsx';
import { MultiChoice } from '#kit/components/choice-field.tsx';
import { Banner } from '#kit/components/messages.tsx';
import { TextField } from '#kit/components/text-field.tsx';
import { useToast } from '#kit/components/toast.tsx';
import { useUnsaved } from '#kit/form/unsaved.ts';
import { useEntries, useLog, useView } from '#kit/log-context.tsx';
import type { Sealing } from '#kit/recorder.ts';
import { useSealing } from '#kit/use-sealing.ts';
import { useTold } from '#kit/use-told.ts';
import { useWords } from '#kit/words/context.tsx';
import type { Uuid } from '#log/index.ts';
import { openPart } from '#log/sealed.ts';
import { useVisitParts } from '#visits/screens/panels.tsx';
import { aboutChars, aboutKind, cardKinds, consentKind } from '../entries.ts';
import { type AboutChoice, type AboutPart, aboutParts, changeConsent, consentOf } from '../rules/consent.ts';
import { newSubject } from './adapters/chance.ts';
import { useCards } from './use-cards.ts';
import { useJoins } from './use-joins.ts';

type Piece = 'visits' | AboutPart;
const pieces: readonly Piece[] = ['visits', ...aboutParts];
const own: readonly string[] = cardKinds.map(({ kind }) => kind);

interface ConsentProps {
  readonly person: Uuid;
  /** What leads to the person goes on under another id, or nothing is agreed any more: the screen closes. */
  readonly onChanged: () => void;
}

/** What the person agreed to have kept, each piece by itself: said, changed and taken back here. */
export const Consent = (props: ConsentProps) => {
  const { t } = useWords();
  const sealing = useSealing();
  return sealing === undefined ? (
    <p class="waiting">{t('kit.loading')}</p>
  ) : (
    <Agreed {...props} sealing={sealing} />
  );
};

const Agreed = ({ person, onChanged, sealing }: ConsentProps & { readonly sealing: Sealing }) => {
  const { t } = useWords();
  const { recorder, place } = useLog();
  const [told, toast] = [useTold(), useToast()];
  const { summaries } = useVisitParts();
  const said = useEntries(consentKind);
  const abouts = useEntries(aboutKind);
  const cards = useCards().of(person);
  const joins = useJoins();
  const isLinked = useView(
    (view) =>
      view
        .effective({ kinds: summaries.map(({ kind }) => kind) })
        .some(({ kind, subject }) => subject === person && !own.includes(kind)),
    [summaries, person],
  );
  const now = consentOf(said, person);
  const textOf = (part: AboutPart): string | undefined => {
    const about = abouts.findLast(({ subject }) => subject !== undefined && subject === now[part]);
    return about && openPart(sealing.cipher, aboutKind, about)?.text;
  };
  const agreed = pieces.filter((piece) => now[piece] !== undefined && now[piece] !== false);
  const [chosen, setChosen] = useState<readonly string[]>(agreed);
  const [typed, setTyped] = useState<Partial<Record<AboutPart, string>>>({});
  const isChanged =
    pieces.some((piece) => agreed.includes(piece) !== chosen.includes(piece)) ||
    Object.values(typed).some((text) => text !== undefined);
  useUnsaved(isChanged);
  const choiceOf = (part: AboutPart): AboutChoice | undefined => {
    if (!chosen.includes(part)) return undefined;
    const text = typed[part]?.trim();
    if (text === undefined) return now[part] === undefined ? undefined : 'same';
    return text === '' ? undefined : { text };
  };
  const mayErase = rightsOf(place.role, place.isBound).has('erase');
  const isTaken = agreed.some((piece) => !chosen.includes(piece));
  const isUnlinking = !chosen.includes('visits') && (isLinked || now.visits === true);
  const save = async (): Promise<void> => {
    const [called, reach] = [choiceOf('called'), choiceOf('reach')];
    const { subject, drafts } = changeConsent(
      { person, said, cards, joins, isLinked, mayErase, newId: newSubject },
      {
        visits: chosen.includes('visits'),
        ...(called !== undefined && { called }),
        ...(reach !== undefined && { reach }),
      },
    );
    if (told(await recorder.record(drafts, 'none')) === undefined) return;
    toast({ text: t('cards.consent.saved'), icon: 'saved' });
    setTyped({});
    if (subject !== person) onChanged();
  };
  return (
    <section class="card">
      <h2>{t('cards.consent.title')}</h2>
      <p>{t('cards.consent.text')}</p>
      <MultiChoice
        name="consent"
        label={t('cards.consent.what')}
        options={pieces.map((piece) => ({ value: piece, label: t(`cards.consent.${piece}`) }))}
        canDecline={false}
        values={chosen}
        onChange={setChosen}
      />
      <p class="field-hint">{t('cards.consent.visits.why')}</p>
      {aboutParts
        .filter((part) => chosen.includes(part))
        .map((part) => (
          <TextField
            key={part}
            name={part}
            label={t(`cards.consent.${part}`)}
            hint={t(`cards.consent.${part}.why`)}
            value={textOf(part) ?? ''}
            maxLength={aboutChars}
            onInput={(text) => setTyped((before) => ({ ...before, [part]: text }))}
          />
        ))}
      <p class="field-hint">{t('cards.consent.who')}</p>
      {isTaken || isUnlinking ? (
        <Banner tone="warning">
          {t(
            mayErase
              ? isUnlinking
                ? 'cards.consent.unlinks'
                : 'cards.consent.erases'
              : 'cards.consent.asks',
          )}
        </Banner>
      ) : null}
      <Button onClick={() => void save()}>{t('cards.consent.save')}</Button>
    </section>
  );
};
