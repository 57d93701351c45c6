import type { ComponentChildren } from 'preact';
import { useEffect, useRef } from 'preact/hooks';

/** A heading that is read aloud as it comes, and what is below it. */
export const Title = ({
  text,
  children,
}: {
  readonly text: string;
  readonly children: ComponentChildren;
}) => {
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => heading.current?.focus({ preventScroll: true }), []);
  return (
    <section class="survey-step">
      <h1 ref={heading} tabIndex={-1}>
        {text}
      </h1>
      {children}
    </section>
  );
};
