import { SaxesParser } from 'saxes';
import { err, ok, type Result } from '#log/index.ts';

/** A CAP message as far as a program acts on it. */
export interface CapMessage {
  readonly identifier: string;
  readonly sender: string;
  /** With its offset, as it was sent. */
  readonly sent: string;
  readonly msgType: string;
  readonly references: readonly {
    readonly sender: string;
    readonly identifier: string;
    readonly sent: string;
  }[];
  readonly infos: readonly {
    readonly language: string;
    readonly headline: string | undefined;
    readonly expires: string | undefined;
  }[];
}

/** The largest message that is read, in bytes; those of warning services are a tenth of it. */
export const capBytes = 1_000_000;

/**
 * Reads a CAP message of version 1.1 or 1.2, or says everything that is wrong with it, a line each. Stricter than the schema where
 * readers came to harm: a change that names nothing it changes, an end before the sending, blanks in names, empty answers. A
 * document type is refused unread: with it a file can name others on this machine.
 */
export const readCap = (bytes: Uint8Array): Result<CapMessage, readonly string[]> => {
  if (bytes.byteLength > capBytes) return err([`longer than ${capBytes} bytes`]);
  const tree = parse(decode(bytes));
  if (!tree.ok) return tree;
  const root = tree.value;
  const faults: string[] = [];
  if (root.name !== 'alert' || !namespaces.has(root.space))
    return err([`${root.name}: not a CAP 1.1 or 1.2 alert`]);
  checkNode(root, alertRules, faults);
  for (const info of root.inside.filter(({ name }) => name === 'info')) {
    checkNode(info, infoRules, faults);
    for (const area of info.inside.filter(({ name }) => name === 'area')) checkNode(area, areaRules, faults);
  }
  const one = (node: Node, name: string): string | undefined =>
    node.inside.find((each) => each.name === name)?.text;
  const sent = one(root, 'sent') ?? '';
  const msgType = one(root, 'msgType') ?? '';
  for (const name of ['identifier', 'sender']) {
    if (/[\s,<&]/.test(one(root, name) ?? ''))
      faults.push(`${name}: blanks, commas, < and & are not allowed`);
  }
  const references = readReferences(one(root, 'references'), faults);
  if (changing.has(msgType) && references.length === 0)
    faults.push(`references: a ${msgType} names what it is about`);
  const infos = root.inside
    .filter(({ name }) => name === 'info')
    .map((info) => {
      const expires = one(info, 'expires');
      if (expires !== undefined && Date.parse(expires) <= Date.parse(sent))
        faults.push('expires: before it was sent');
      return { language: one(info, 'language') ?? 'en-US', headline: one(info, 'headline'), expires };
    });
  if (faults.length > 0) return err(faults);
  return ok({
    identifier: one(root, 'identifier') ?? '',
    sender: one(root, 'sender') ?? '',
    sent,
    msgType,
    references,
    infos,
  });
};

/**
 * What a reader shows of all that it was sent, in whatever order and however often: no message that a later one names, none that is
 * over, and no withdrawal.
 */
export const shownOf = (messages: readonly CapMessage[], now: number): readonly CapMessage[] => {
  const replaced = new Set(
    messages.flatMap(({ references }) =>
      references.map(({ sender, identifier }) => `${sender},${identifier}`),
    ),
  );
  const known = new Map(messages.map((message) => [`${message.sender},${message.identifier}`, message]));
  return [...known].flatMap(([name, message]) => {
    const isOver = message.infos.every(({ expires }) => expires !== undefined && Date.parse(expires) <= now);
    return replaced.has(name) || isOver || message.msgType === 'Cancel' ? [] : [message];
  });
};

interface Node {
  readonly name: string;
  readonly space: string;
  readonly inside: Node[];
  text: string;
}

const namespaces: ReadonlySet<string> = new Set([
  'urn:oasis:names:tc:emergency:cap:1.1',
  'urn:oasis:names:tc:emergency:cap:1.2',
]);
const changing: ReadonlySet<string> = new Set(['Update', 'Cancel', 'Ack', 'Error']);

/** As the document says it is encoded; UTF-8 where it says nothing. */
const decode = (bytes: Uint8Array): string => {
  const head = new TextDecoder('latin1').decode(bytes.subarray(0, 200));
  const named = /<\?xml[^>]*encoding\s*=\s*["']([\w-]+)["']/.exec(head)?.[1] ?? 'utf-8';
  const encoding = /^(iso-8859-1|latin1|windows-1252|us-ascii)$/i.test(named) ? 'latin1' : 'utf-8';
  return new TextDecoder(encoding).decode(bytes);
};

const deepest = 20;

const parse = (text: string): Result<Node, readonly string[]> => {
  const parser = new SaxesParser({ xmlns: true });
  const open: Node[] = [];
  let root: Node | undefined;
  let fault: string | undefined;
  const note = (problem: string): void => {
    fault ??= problem;
  };
  parser.on('doctype', () => note('a document type: not read'));
  parser.on('error', ({ message }) => note(`not XML: ${message}`));
  parser.on('opentag', ({ local, uri }) => {
    const node: Node = { name: local, space: uri, inside: [], text: '' };
    if (open.length >= deepest) note('nested too deeply');
    // What is not of CAP, such as a signature, is passed over.
    else if (open.length === 0 || uri === root?.space) open.at(-1)?.inside.push(node);
    root ??= node;
    open.push(node);
  });
  parser.on('text', (part) => {
    const at = open.at(-1);
    if (at !== undefined) at.text += part;
  });
  parser.on('cdata', (part) => {
    const at = open.at(-1);
    if (at !== undefined) at.text += part;
  });
  parser.on('closetag', () => {
    const node = open.pop();
    if (node !== undefined) node.text = node.text.trim();
  });
  parser.write(text).close();
  if (fault !== undefined) return err([fault]);
  return root === undefined ? err(['nothing in it']) : ok(root);
};

/** What stands in an element: how often, and what its text may be. */
interface Rule {
  readonly least: 0 | 1;
  readonly most: 1 | 'many';
  readonly is?: RegExp;
}
const need = (is: RegExp = /\S/): Rule => ({ least: 1, most: 1, is });
const may = (is?: RegExp): Rule => ({ least: 0, most: 1, ...(is && { is }) });
const many = (is?: RegExp): Rule => ({ least: 0, most: 'many', ...(is && { is }) });
const time = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d[-+]\d\d:\d\d$/;
const words = (...list: readonly string[]): RegExp => new RegExp(`^(${list.join('|')})$`);

const alertRules: Readonly<Record<string, Rule>> = {
  identifier: need(),
  sender: need(),
  sent: need(time),
  status: need(words('Actual', 'Exercise', 'System', 'Test', 'Draft')),
  msgType: need(words('Alert', 'Update', 'Cancel', 'Ack', 'Error')),
  source: may(),
  scope: need(words('Public', 'Restricted', 'Private')),
  restriction: may(),
  addresses: may(),
  code: many(),
  note: may(),
  references: may(/\S/),
  incidents: may(),
  info: many(),
};
const infoRules: Readonly<Record<string, Rule>> = {
  language: may(),
  category: {
    least: 1,
    most: 'many',
    is: words(
      'Geo',
      'Met',
      'Safety',
      'Security',
      'Rescue',
      'Fire',
      'Health',
      'Env',
      'Transport',
      'Infra',
      'CBRNE',
      'Other',
    ),
  },
  event: need(),
  responseType: many(
    words('Shelter', 'Evacuate', 'Prepare', 'Execute', 'Avoid', 'Monitor', 'Assess', 'AllClear', 'None'),
  ),
  urgency: need(words('Immediate', 'Expected', 'Future', 'Past', 'Unknown')),
  severity: need(words('Extreme', 'Severe', 'Moderate', 'Minor', 'Unknown')),
  certainty: need(words('Observed', 'Likely', 'Possible', 'Unlikely', 'Unknown', 'Very Likely')),
  audience: may(),
  eventCode: many(),
  effective: may(time),
  onset: may(time),
  expires: may(time),
  senderName: may(),
  headline: may(),
  description: may(),
  instruction: may(),
  web: may(),
  contact: may(),
  parameter: many(),
  resource: many(),
  area: many(),
};
const areaRules: Readonly<Record<string, Rule>> = {
  areaDesc: need(),
  polygon: many(/^(-?[\d.]+,-?[\d.]+\s*){4,}$/),
  circle: many(/^-?[\d.]+,-?[\d.]+ [\d.]+$/),
  geocode: many(),
  altitude: may(),
  ceiling: may(),
};

const checkNode = ({ name, inside }: Node, rules: Readonly<Record<string, Rule>>, faults: string[]): void => {
  for (const [part, { least, most, is }] of Object.entries(rules)) {
    const found = inside.filter((each) => each.name === part);
    if (found.length < least) faults.push(`${name}: ${part} is missing`);
    if (most === 1 && found.length > 1) faults.push(`${name}: ${part} stands ${found.length} times`);
    for (const { text } of found)
      if (is !== undefined && !is.test(text)) faults.push(`${part}: "${text.slice(0, 40)}"`);
  }
  for (const { name: part } of inside)
    if (!Object.hasOwn(rules, part)) faults.push(`${name}: ${part} is no part of it`);
};

const readReferences = (text: string | undefined, faults: string[]): CapMessage['references'] =>
  (text ?? '')
    .split(/\s+/)
    .filter((one) => one !== '')
    .flatMap((one) => {
      const [sender = '', identifier = '', sent = '', ...more] = one.split(',');
      if (sender !== '' && identifier !== '' && time.test(sent) && more.length === 0)
        return { sender, identifier, sent };
      faults.push(`references: "${one.slice(0, 60)}" is no sender,identifier,sent`);
      return [];
    });
