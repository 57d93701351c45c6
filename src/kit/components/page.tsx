import type { ComponentChildren } from 'preact';
import { useEffect, useRef } from 'preact/hooks';
import { useWords } from '../words/context.tsx';
import { Icon } from './icon.tsx';

export type PageProps = {
  readonly title: string;
  /** Where "back" leads; left out on the screens of the main menu. */
  readonly back?: string;
  /** Stands beside the title. */
  readonly actions?: ComponentChildren;
  readonly children: ComponentChildren;
};

/**
 * One screen: its title, the way back, its content. Names the browser's tab, and on arrival moves focus to the
 * title so that a screen reader says where it is. An element with `autofocus` keeps the focus, and so does a field that
 * somebody was quick to touch: a list that is open there would close, and what was typed be lost.
 */
export const Page = ({ title, back, actions, children }: PageProps) => {
  const { t } = useWords();
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    document.title = `${title} · Alongside`;
  }, [title]);
  useEffect(() => {
    const page = heading.current?.closest('.page');
    const isTaken = page?.querySelector('[autofocus]') || page?.contains(document.activeElement);
    if (!isTaken) heading.current?.focus({ preventScroll: true });
  }, []);
  return (
    <div class="page">
      <div class="page-head">
        {back === undefined ? null : (
          <a class="button button-icon button-quiet page-back" href={back} aria-label={t('kit.back')}>
            <Icon name="back" />
          </a>
        )}
        <h1 ref={heading} tabIndex={-1}>
          {title}
        </h1>
        {actions}
      </div>
      {children}
    </div>
  );
};
