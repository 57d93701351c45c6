import { isUuid, type Uuid } from '#log/index.ts';
import type { Translate } from '#public/context.ts';
import { type Html, html, nothing } from '#public/html.ts';
import type { OrganizationKey } from '#public/organization-key.ts';
import { type Answers, answered, type Question, wrong } from '#public/question.ts';
import type { CareNeed } from '../entries.ts';
import { packetLimits } from '../rules/packet.ts';

/** What a form knows that is sealed in the sender's browser. Without a key it is not in use. */
export interface SealedData {
  readonly org: Uuid;
  readonly name: string;
  readonly phone: string | undefined;
  readonly to: OrganizationKey | undefined;
}

/** A packet and the number it goes by. Whoever sends something else than our form does is told that it was not taken. */
const packetPattern = /^[\w-]{100,8000}$/;

/**
 * What is asked, all of it sealed before it is sent: none of its fields has a name, so that no browser posts what stands in them.
 * `needs`: what may be picked; left out where nobody else says what a person needs.
 */
export const askSealed = <D extends SealedData>(
  words: (part: string) => string,
  needs: readonly CareNeed[] = [],
): Question<D> => ({
  field: 'packet',
  isNeeded: true,
  ask: {
    type: 'own',
    show: ({ context: { data, t }, say }) => {
      const { to, org, name } = data;
      if (to === undefined) return undefined;
      const field = (
        part: keyof typeof packetLimits,
        isNeeded: boolean,
      ): Html => html`<label class="text"><span>${say(
        `ask.${part}`,
      )}${isNeeded ? html` <span class="soft">${t('public.needed')}</span>` : nothing}</span>
${
  part === 'words'
    ? html`<textarea class="input plain" data-part="words" maxlength="${packetLimits.words}" rows="3" autocomplete="off"></textarea>`
    : html`<input class="input plain" data-part="${part}"${isNeeded ? html` data-needed="yes"` : nothing} maxlength="${packetLimits[part]}" autocomplete="off">`
}</label>`;
      return html`<p class="hint" id="hint-packet">${say('hint.packet')}</p>
<div class="parts" data-seal data-key="${to.key}" data-generation="${to.generation}" data-org="${org}">${
        needs.length === 0
          ? nothing
          : html`<div class="tiles">${needs.map(
              (need) =>
                html`<label class="tile"><input type="checkbox" data-part="needs" value="${need}"><span>${t(`care.need.${need}`)}</span></label>`,
            )}</div>`
      }${field('called', false)}
${field('reach', true)}
${field('words', false)}</div>
<label class="tile"><input type="checkbox" name="agreed" value="said" data-needed="yes"><span>${say('agreed')}</span></label>
<noscript><p class="panel" role="alert">${say('no-script')}</p></noscript>
<p class="panel" role="alert" data-when="needed" hidden>${say('needed')}</p>
<p class="panel" role="alert" data-when="not-sealed" hidden>${say('no-script')}</p>
<p class="panel" role="alert" data-when="failed" hidden>${t(words('failed'), { name })}</p>
<button class="button" type="submit" disabled>${say('send')}</button>`;
    },
    read: (values) => {
      const packet = values.get('packet')?.[0] ?? '';
      const incoming = values.get('incoming')?.[0];
      if (values.get('agreed')?.[0] !== 'said') return wrong(words('needed'));
      return packetPattern.test(packet) && isUuid(incoming)
        ? answered({ packet, incoming, agreed: 'said' })
        : wrong(words('not-taken'));
    },
  },
});

/** What was sent, as an entry takes it. */
export const sentIn = ({ values }: Answers) =>
  values['packet'] as { readonly packet: string; readonly incoming: Uuid; readonly agreed: 'said' };

/** Whom to call, where the organization says so. */
export const callHtml = (t: Translate, phone: string | undefined): Html =>
  phone === undefined
    ? nothing
    : html`
<p><a class="button" href="tel:${phone.replace(/[^\d+]/g, '')}">${t('care.request.call', { phone })}</a></p>`;
