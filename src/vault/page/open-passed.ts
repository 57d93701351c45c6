/**
 * Opens, in the reader's browser, what was sealed with a key that stands behind the `#` of the page's address (passed.ts). It runs as
 * it is written here, without its types and without any other file, so that whoever is given such a link can read what it does.
 * The page brings the sealed text and the words for what may be in it; the key goes nowhere.
 */
const key = location.hash.slice(1);

/** The address of whatever leads back to this page keeps the key: a browser carries it along and sends it to nobody. */
for (const form of document.forms) form.action = `${form.getAttribute('action') ?? ''}${location.hash}`;
for (const link of document.querySelectorAll<HTMLAnchorElement>('a[href^="/p/"]')) link.hash = location.hash;

const bytesOf = (text: string): Uint8Array<ArrayBuffer> =>
  Uint8Array.from(atob(text.replaceAll('-', '+').replaceAll('_', '/')), (character) =>
    character.charCodeAt(0),
  );

const openText = async (sealed: string, about: string): Promise<unknown> => {
  const bytes = bytesOf(sealed);
  if (bytes[0] !== 1) throw new Error('another version');
  const given = await crypto.subtle.importKey('raw', bytesOf(key), 'HKDF', false, ['deriveBits']);
  const info = new TextEncoder().encode('alongside/1/passed');
  const how = { name: 'HKDF', hash: 'SHA-256', salt: bytes.slice(1, 17), info };
  const own = await crypto.subtle.deriveBits(how, given, 352);
  const cipher = await crypto.subtle.importKey('raw', own.slice(0, 32), 'AES-GCM', false, ['decrypt']);
  const plain = new Uint8Array(
    await crypto.subtle.decrypt(
      { name: 'AES-GCM', iv: own.slice(32), additionalData: new TextEncoder().encode(about) },
      cipher,
      bytes.slice(17),
    ),
  );
  return JSON.parse(new TextDecoder().decode(plain.slice(0, plain.lastIndexOf(0x80))));
};

const place = document.querySelector<HTMLElement>('[data-sealed]');
const show = (name: string): void => {
  for (const element of document.querySelectorAll<HTMLElement>('[data-when]'))
    element.hidden = element.dataset['when'] !== name;
};

if (place !== null) {
  const { sealed = '', about = '', words = '{}' } = place.dataset;
  openText(sealed, about)
    .then((parts) => {
      const said: Record<string, string> = JSON.parse(words);
      for (const [name, value] of Object.entries(parts as Record<string, string | readonly string[]>)) {
        const label = said[name];
        if (label === undefined) continue;
        const term = document.createElement('dt');
        term.textContent = label;
        const text = document.createElement('dd');
        text.textContent =
          typeof value === 'string'
            ? (said[`${name}.${value}`] ?? value)
            : value.map((each) => said[`${name}.${each}`] ?? each).join(', ');
        place.append(term, text);
      }
      show('opened');
    })
    // No key, another one, or a browser that gives no cryptography to a page that did not come by TLS: the person is told.
    .catch(() => show('not-opened'));
}
