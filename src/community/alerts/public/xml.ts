/** XML as a value, so that text is never taken for markup. */
export interface Xml {
  readonly xml: string;
}

/** An element with its attributes and what is in it; text is escaped, and what XML 1.0 cannot hold is left out. */
export const element = (
  name: string,
  inside: string | readonly Xml[],
  attributes: Readonly<Record<string, string>> = {},
): Xml => {
  const given = Object.entries(attributes).map(([key, value]) => ` ${key}="${escapeXml(value)}"`);
  const content = typeof inside === 'string' ? escapeXml(inside) : inside.map(({ xml }) => xml).join('\n');
  return {
    xml: content === '' ? `<${name}${given.join('')}/>` : `<${name}${given.join('')}>${content}</${name}>`,
  };
};

export const documentOf = ({ xml }: Xml): string => `<?xml version="1.0" encoding="UTF-8"?>\n${xml}\n`;

const escapeXml = (text: string): string =>
  text
    // biome-ignore lint/suspicious/noControlCharactersInRegex: those that no XML document may hold
    .replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g, '')
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;');
