import { Button } from '#kit/components/button.tsx';
import { Banner } from '#kit/components/messages.tsx';
import { Qr } from '#kit/components/qr.tsx';
import { useToast } from '#kit/components/toast.tsx';
import { useLog, useSyncStatus } from '#kit/log-context.tsx';
import { useWords } from '#kit/words/context.tsx';
import { useSetUp } from './use-care.ts';

/** A link that was made here. Its key is nowhere but here, in the link, and sealed in the log where this device has keys. */
export interface SentLink {
  readonly id: string;
  readonly key: string;
  readonly digits: string;
  readonly until: string;
  readonly to: string;
  readonly isSlip: boolean;
  readonly areWordsKept: boolean;
  /** Sealed in the log: our devices that hold the keys show the link again. */
  readonly isKeyKept: boolean;
}

/**
 * The link as a code, as a slip to print, and to pass on; the six digits apart, since they are said and not sent. What is wanted does not stand
 * on the paper: somebody carries it in a pocket.
 */
export const Sent = ({ link }: { readonly link: SentLink }) => {
  const { t, day } = useWords();
  const { place } = useLog();
  const { phase, waiting } = useSyncStatus();
  const setUp = useSetUp();
  const toast = useToast();
  const address = `${location.origin}/p/${place.code === undefined ? '' : `${place.code}/`}request/${link.id}#${link.key}`;
  const share = async (): Promise<void> => {
    const shared = await passOn(address);
    if (shared === 'copied') toast({ text: t('care.sent.copied'), icon: 'check' });
    if (shared === 'failed') toast({ text: t('care.sent.not-copied'), icon: 'warning' });
  };
  return (
    <>
      <div data-print="no">
        {waiting > 0 || phase === 'offline' ? (
          <Banner tone="warning">{t('care.sent.not-there-yet')}</Banner>
        ) : null}
        {link.areWordsKept ? null : <Banner tone="warning">{t('care.sent.words-not-kept')}</Banner>}
      </div>
      <section class="card care-slip">
        <h2>{t('care.slip.to', { place: link.to })}</h2>
        <Qr text={address} label={t('care.slip.code')} />
        <p>{t('care.slip.how', { until: day(link.until) })}</p>
        {setUp.phone === undefined ? null : <p>{t('care.slip.call', { phone: setUp.phone })}</p>}
        {setUp.part2 ? <p class="field-hint">{t('care.part2.statement')}</p> : null}
      </section>
      <section class="card" data-print="no">
        <p>{t('care.sent.digits')}</p>
        <p class="care-digits">{`${link.digits.slice(0, 3)} ${link.digits.slice(3)}`}</p>
        <div class="care-ways">
          <Button
            tone={link.isSlip ? 'plain' : 'primary'}
            size="large"
            icon="share"
            onClick={() => void share()}
          >
            {t('care.sent.share')}
          </Button>
          <Button
            tone={link.isSlip ? 'primary' : 'plain'}
            size="large"
            icon="printer"
            onClick={() => window.print()}
          >
            {t('care.sent.print')}
          </Button>
        </div>
        <details class="more">
          <summary>{t('care.sent.address')}</summary>
          <p class="care-address">{address}</p>
        </details>
        <p class="field-hint">{t(link.isKeyKept ? 'care.sent.once-kept' : 'care.sent.once')}</p>
      </section>
    </>
  );
};

/** By what the phone has for passing things on, else into its clipboard. */
const passOn = async (address: string): Promise<'shared' | 'copied' | 'failed'> => {
  try {
    if (typeof navigator.share === 'function') {
      await navigator.share({ url: address });
      return 'shared';
    }
    await navigator.clipboard.writeText(address);
    return 'copied';
  } catch (error) {
    // Whoever closes the phone's own list of ways has changed their mind.
    return error instanceof DOMException && error.name === 'AbortError' ? 'shared' : 'failed';
  }
};
