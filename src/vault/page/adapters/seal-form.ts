/**
 * Seals, in the sender's browser, what a form asks, to the organization's public key (docs/keys.md, a sealed text of way 1). It runs as
 * it is written here, without its types and without any other file, so that whoever is asked to fill such a form in can read what it
 * does. What is typed stands in fields without a name: no browser posts them, with or without this script.
 */
type Bytes = Uint8Array<ArrayBuffer>;
const place = document.querySelector<HTMLElement>('[data-seal]');
const form = place?.closest('form');

const utf8 = (text: string): Bytes => new TextEncoder().encode(text);
const bytesOf = (text: string): Bytes =>
  Uint8Array.from(atob(text.replaceAll('-', '+').replaceAll('_', '/')), (character) =>
    character.charCodeAt(0),
  );
const textOf = (bytes: Uint8Array): string =>
  btoa(Array.from(bytes, (byte) => String.fromCharCode(byte)).join(''))
    .replaceAll('+', '-')
    .replaceAll('/', '_')
    .replaceAll('=', '');
const join = (...parts: readonly Uint8Array[]): Bytes =>
  Uint8Array.from(parts.flatMap((part) => Array.from(part)));
const hmac = async (key: Bytes, ...parts: readonly Uint8Array[]): Promise<Bytes> => {
  const own = await crypto.subtle.importKey('raw', key, { name: 'HMAC', hash: 'SHA-256' }, false, ['sign']);
  return new Uint8Array(await crypto.subtle.sign('HMAC', own, join(...parts)));
};

/** RFC 9180 with DHKEM(P-256, HKDF-SHA256), HKDF-SHA256, AES-256-GCM. A salt of no bytes and one of zeros are the same to HMAC. */
const zeros = new Uint8Array(32);
const nothing = new Uint8Array(0);
const kem = join(utf8('KEM'), Uint8Array.of(0, 0x10));
const suite = join(utf8('HPKE'), Uint8Array.of(0, 0x10, 0, 1, 0, 2));
const extract = (id: Bytes, salt: Bytes, label: string, key: Bytes): Promise<Bytes> =>
  hmac(salt, utf8('HPKE-v1'), id, utf8(label), key);
const expand = (id: Bytes, key: Bytes, label: string, info: Bytes): Promise<Bytes> =>
  hmac(key, Uint8Array.of(0, 32), utf8('HPKE-v1'), id, utf8(label), info, Uint8Array.of(1));

/** 32 bytes that only whoever holds the organization's secret can make again from the passing public key. */
const sendTo = async (to: Bytes, info: Bytes): Promise<{ readonly enc: Bytes; readonly secret: Bytes }> => {
  const kind = { name: 'ECDH', namedCurve: 'P-256' };
  const passing = await crypto.subtle.generateKey(kind, false, ['deriveBits']);
  const enc = new Uint8Array(await crypto.subtle.exportKey('raw', passing.publicKey));
  const theirs = await crypto.subtle.importKey('raw', to, kind, false, []);
  const bits = await crypto.subtle.deriveBits({ name: 'ECDH', public: theirs }, passing.privateKey, 256);
  const first = await extract(kem, zeros, 'eae_prk', new Uint8Array(bits));
  const agreed = await expand(kem, first, 'shared_secret', join(enc, to));
  const schedule = join(
    Uint8Array.of(0),
    await extract(suite, zeros, 'psk_id_hash', nothing),
    await extract(suite, zeros, 'info_hash', info),
  );
  const exporter = await expand(suite, await extract(suite, agreed, 'secret', nothing), 'exp', schedule);
  return { enc, secret: await expand(suite, exporter, 'sec', utf8('seal')) };
};

/** Texts are filled up to a multiple of this: who wrote much and who wrote little look alike. */
const step = 512;
const filled = (plain: Bytes): Bytes => {
  const all = new Uint8Array(Math.ceil((plain.length + 1) / step) * step);
  all.set(plain);
  all[plain.length] = 0x80;
  return all;
};

const seal = async (text: string, about: string, of: DOMStringMap): Promise<string> => {
  const { key = '', org = '', generation = '' } = of;
  const { enc, secret } = await sendTo(bytesOf(key), utf8(`alongside/1/public ${org}`));
  const number = Number(generation);
  const head = join(Uint8Array.of(1, 1, number >>> 24, number >>> 16, number >>> 8, number), enc);
  const salt = crypto.getRandomValues(new Uint8Array(16));
  const given = await crypto.subtle.importKey('raw', secret, 'HKDF', false, ['deriveBits']);
  const how = { name: 'HKDF', hash: 'SHA-256', salt, info: utf8('alongside/1/text') };
  const own = await crypto.subtle.deriveBits(how, given, 352);
  const cipher = await crypto.subtle.importKey('raw', own.slice(0, 32), 'AES-GCM', false, ['encrypt']);
  const additionalData = join(head, utf8(`${org} ${about}`));
  const iv = own.slice(32);
  const sealed = await crypto.subtle.encrypt(
    { name: 'AES-GCM', iv, additionalData },
    cipher,
    filled(utf8(text)),
  );
  return textOf(join(head, salt, new Uint8Array(sealed)));
};

/** A number of chance: it tells no time. */
const newId = (): string => {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  bytes[6] = ((bytes[6] ?? 0) & 0x0f) | 0x40;
  bytes[8] = ((bytes[8] ?? 0) & 0x3f) | 0x80;
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0'))
    .join('')
    .replace(/(.{8})(.{4})(.{4})(.{4})/, '$1-$2-$3-$4-');
};

const show = (name: string): void => {
  for (const element of document.querySelectorAll<HTMLElement>('[data-when]'))
    element.hidden = element.dataset['when'] !== name;
};

/** What stands in the fields, by the name of its part; several of one name are a list. */
const partsIn = (of: HTMLFormElement): Readonly<Record<string, string | readonly string[]>> => {
  const parts: Record<string, string | readonly string[]> = {};
  for (const field of of.querySelectorAll<HTMLInputElement | HTMLTextAreaElement>('[data-part]')) {
    const name = field.dataset['part'] ?? '';
    const text = field.value.trim();
    if (field instanceof HTMLInputElement && field.type === 'checkbox') {
      if (field.checked) parts[name] = [...(parts[name] ?? []), text];
    } else if (text !== '') parts[name] = text;
  }
  return parts;
};

const isMissing = (of: HTMLFormElement, parts: Readonly<Record<string, unknown>>): boolean =>
  [...of.querySelectorAll<HTMLInputElement>('[data-needed]')].some((field) =>
    field.dataset['part'] === undefined ? !field.checked : parts[field.dataset['part']] === undefined,
  );

let about = newId();
const send = async (of: HTMLFormElement, keys: DOMStringMap): Promise<void> => {
  const parts = partsIn(of);
  if (isMissing(of, parts)) return show('needed');
  const body = new URLSearchParams();
  for (const [name, value] of new FormData(of)) if (typeof value === 'string') body.append(name, value);
  body.set('incoming', about);
  body.set('packet', await seal(JSON.stringify(parts), about, keys));
  const response = await fetch(of.action, { method: 'POST', body });
  // What was typed stays where it is until it was taken.
  if (!response.ok) return show('failed');
  const said = new DOMParser().parseFromString(await response.text(), 'text/html').querySelector('main');
  if (said === null) return show('failed');
  about = newId();
  document.querySelector('main')?.replaceWith(said);
  scrollTo(0, 0);
};

if (form instanceof HTMLFormElement && place !== null) {
  // A browser gives no cryptography to a page that did not come by TLS.
  if (globalThis.crypto?.subtle === undefined) show('not-sealed');
  else {
    for (const button of form.querySelectorAll('button')) button.disabled = false;
    form.addEventListener('submit', (event) => {
      event.preventDefault();
      show('');
      send(form, place.dataset).catch(() => show('failed'));
    });
  }
}
