import { useEffect } from 'preact/hooks';

/**
 * Says on each sheet of paper whose report it is, and which sheet of how many: in the margin, where the browser knows how
 * (Chrome from 131). Others print their own line there.
 */
export const usePaperMargin = (text: string): void => {
  useEffect(() => {
    if (!('adoptedStyleSheets' in document)) return;
    const sheet = new CSSStyleSheet();
    const font = 'font: 8pt sans-serif';
    sheet.replaceSync(
      `@page { @bottom-left { content: ${JSON.stringify(text)}; ${font} } @bottom-right { content: counter(page) " / " counter(pages); ${font} } }`,
    );
    document.adoptedStyleSheets = [...document.adoptedStyleSheets, sheet];
    return () => {
      document.adoptedStyleSheets = document.adoptedStyleSheets.filter((each) => each !== sheet);
    };
  }, [text]);
};
