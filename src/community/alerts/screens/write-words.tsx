import { useState } from 'preact/hooks';
import { Button } from '#kit/components/button.tsx';
import { Choice } from '#kit/components/choice-field.tsx';
import { Banner } from '#kit/components/messages.tsx';
import { NothingKept } from '#kit/components/nothing-kept.tsx';
import { Page } from '#kit/components/page.tsx';
import { TextField } from '#kit/components/text-field.tsx';
import { useUnsaved } from '#kit/form/unsaved.ts';
import { goToPath } from '#kit/path.ts';
import type { ScreenProps } from '#kit/screen.ts';
import { useWords } from '#kit/words/context.tsx';
import { useVisitParts } from '#visits/screens/panels.tsx';
import { type AlertText, draftKind, type Said, saidLengths } from '../entries.ts';
import type { Alert } from '../rules/life.ts';
import { draftText, factsOf } from '../rules/template.ts';
import { attractingWords } from '../rules/wording.ts';
import { inLanguage, useAlerts } from './use-alerts.ts';
import { alertOf, useBoth, useMoves } from './use-moves.ts';

const languages = ['en', 'es'] as const;
const parts = ['line', 'where', 'found', 'does', 'act'] as const;

/** What the alert says: begun from what was reported, changed by a person. */
export const Screen = ({ params }: ScreenProps) => {
  const { t } = useWords();
  const { alerts } = useAlerts();
  const alert = alertOf(alerts, params['id']);
  // The words begin with what things are called.
  const { resolveList } = useVisitParts();
  return (
    <Page title={t('alerts.words.title')} back={alert === undefined ? '/alerts' : `/alerts/${alert.id}`}>
      {alert === undefined ? (
        <NothingKept icon="bell">{t('alerts.one.none')}</NothingKept>
      ) : resolveList === undefined ? null : (
        <WordsForm key={alert.id} alert={alert} />
      )}
    </Page>
  );
};

const WordsForm = ({ alert }: { readonly alert: Alert }) => {
  const { t, locale } = useWords();
  const label = useBoth();
  const { make } = useMoves();
  const before = alert.draft ?? alert.versions.at(-1)?.words;
  // What is there when the form opens stays: news of another device must not change what is being typed.
  const [text, setText] = useState<AlertText>(() => before?.text ?? draftText(factsOf(alert.reports, label)));
  const stamps = [...new Set(alert.reports.flatMap(({ stamp }) => stamp ?? []))];
  const [stamp, setStamp] = useState(before === undefined ? stamps[0] : before.stamp);
  const [isTyped, setTyped] = useState(false);
  const [problem, setProblem] = useState<string>();
  useUnsaved(isTyped);
  const set = (language: (typeof languages)[number], part: keyof Said, value: string): void => {
    setTyped(true);
    setText((now) => ({ ...now, [language]: { ...now[language], [part]: value } }));
  };
  const save = async (): Promise<void> => {
    if (languages.some((language) => parts.some((part) => text[language][part].trim() === ''))) {
      setProblem('alerts.words.empty');
      return;
    }
    const trimmed = {
      en: trim(text.en),
      es: trim(text.es),
    };
    const entry = await make(
      draftKind,
      { alert: alert.id, text: trimmed, ...(stamp !== undefined && { stamp }) },
      t('alerts.words.saved'),
    );
    if (entry === undefined) return;
    setTyped(false);
    goToPath(`/alerts/${alert.id}`, { replace: true });
  };
  return (
    <>
      <Banner>{t('alerts.words.text')}</Banner>
      {languages.map((language) => {
        const flagged = attractingWords(parts.map((part) => text[language][part]).join(' '));
        return (
          <section key={language} class="card">
            <h2>{t(`alerts.words.${language}`)}</h2>
            {parts.map((part) => (
              <TextField
                key={part}
                name={`${language}-${part}`}
                label={t(`alerts.words.${part}`)}
                value={text[language][part]}
                isLong={part !== 'line' && part !== 'where'}
                maxLength={saidLengths[part]}
                onInput={(value) => set(language, part, value)}
              />
            ))}
            {flagged.length === 0 ? null : (
              <Banner tone="warning">{t('alerts.words.attract', { words: flagged.join(', ') })}</Banner>
            )}
          </section>
        );
      })}
      {stamps.length === 0 ? null : (
        <Choice
          name="stamp"
          label={t('alerts.words.stamp')}
          hint={t('alerts.words.stamp-hint')}
          canDecline={false}
          options={[
            { value: '', label: t('alerts.words.no-stamp') },
            ...stamps.map((code) => ({ value: code, label: inLanguage(label('stamp', code), locale) })),
          ]}
          value={stamp ?? ''}
          onChange={(value) => setStamp(value === '' ? undefined : value)}
        />
      )}
      {problem === undefined ? null : (
        <Banner tone="danger" isUrgent>
          {t(problem)}
        </Banner>
      )}
      <Button tone="primary" size="large" isWide onClick={() => void save()}>
        {t('alerts.words.save')}
      </Button>
    </>
  );
};

const trim = (said: Said): Said => ({
  line: said.line.trim(),
  where: said.where.trim(),
  found: said.found.trim(),
  does: said.does.trim(),
  act: said.act.trim(),
});
