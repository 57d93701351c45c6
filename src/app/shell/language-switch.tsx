import { Icon } from '#kit/components/icon.tsx';
import { useWords } from '#kit/words/context.tsx';
import type { Locale } from '#kit/words/locales.ts';
import type { Language } from './language.ts';

export type LanguageSwitchProps = { readonly locales: readonly Locale[]; readonly language: Language };

/** Every language under its own name, in reach on every screen. The native picker lies over the globe. */
export const LanguageSwitch = ({ locales, language }: LanguageSwitchProps) => {
  const { t } = useWords();
  const current = locales.find(({ code }) => code === language.words.locale);
  return (
    <label class="language">
      <Icon name="language" />
      <span class="hidden-visually">{t('app.language')}</span>
      <span class="language-name" aria-hidden="true">
        {current?.name}
      </span>
      <span class="language-code" aria-hidden="true">
        {current?.code.split('-')[0]?.toUpperCase()}
      </span>
      <select onChange={(event) => language.change(event.currentTarget.value)}>
        {locales.map(({ code, name }) => (
          <option key={code} value={code} lang={code} selected={code === language.words.locale}>
            {name}
          </option>
        ))}
      </select>
    </label>
  );
};
