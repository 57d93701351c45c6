import { useState } from 'preact/hooks';
import { siteAdd } from '#contract/organization.ts';
import { Button } from '#kit/components/button.tsx';
import { ProblemBanner } from '#kit/components/problem-banner.tsx';
import { Select } from '#kit/components/select.tsx';
import { useLog } from '#kit/log-context.tsx';
import { useWords } from '#kit/words/context.tsx';
import { useApp } from '../app-context.tsx';
import { answered, type Mapping, withSite } from './mapping.ts';
import type { QuestionProps } from './question-props.ts';

/** Places that are no site here: each is one of ours, a new one, or left out. */
export const SiteQuestion = ({ question, mapping, onChange }: QuestionProps) => {
  const { t, number } = useWords();
  const { place } = useLog();
  const { api } = useApp();
  const [added, setAdded] = useState<readonly { readonly id: string; readonly name: string }[]>([]);
  const [problem, setProblem] = useState<string>();
  const sites = [...place.sites, ...added];
  const options = sites.map(({ id, name }) => ({ value: id, label: name }));
  const words = question.words.filter(({ word }) => word !== '');
  const siteFor = (word: string): string =>
    'id' in mapping.site ? mapping.site.id : (mapping.site.values[word] ?? '');

  const make = async (): Promise<void> => {
    let next: Mapping = mapping;
    for (const { word } of words.filter(({ word: own }) => siteFor(own) === '')) {
      const answer = await api.ask(siteAdd, { body: { name: word.slice(0, 120), channel: 'fixed' } });
      if (!answer.ok) {
        setProblem(`log.error.${answer.error.code}`);
        break;
      }
      const { id } = answer.value;
      setAdded((before) => [...before, { id, name: word }]);
      next = withSite(next, word, id);
    }
    onChange(
      words.every(({ word }) => 'column' in next.site && next.site.values[word] !== undefined)
        ? answered(next, 'site')
        : next,
    );
  };
  const all = (site: string): void => onChange(answered({ ...mapping, site: { id: site } }, 'site'));

  return (
    <>
      {words.length === 0 || place.sites.length <= 8 ? (
        <Select
          name="site-all"
          label={t(words.length === 0 ? 'app.import.site' : 'app.import.site-all')}
          empty={t('app.import.choose')}
          options={options}
          value={'id' in mapping.site ? mapping.site.id : ''}
          onChange={(site) => {
            if (site !== '') all(site);
          }}
        />
      ) : null}
      {'id' in mapping.site
        ? null
        : words.slice(0, 40).map(({ word, rows, near }) => (
            <Select
              key={word}
              name={`site-${word}`}
              label={t('app.import.word-rows', { word, rows: number(rows) })}
              {...(near !== undefined && {
                hint: t('app.import.site-near', { site: sites.find(({ id }) => id === near)?.name ?? '' }),
              })}
              empty={t('app.import.left-out')}
              options={options}
              value={siteFor(word)}
              onChange={(site) => onChange(withSite(mapping, word, site === '' ? undefined : site))}
            />
          ))}
      {words.some(({ word }) => siteFor(word) === '') ? (
        <Button icon="plus" onClick={() => void make()}>
          {t('app.import.site-make', { count: words.filter(({ word }) => siteFor(word) === '').length })}
        </Button>
      ) : null}
      <ProblemBanner problem={problem} />
    </>
  );
};
