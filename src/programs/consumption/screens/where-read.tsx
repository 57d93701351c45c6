import type { ComponentType } from 'preact';
import { Later } from '#kit/components/later.tsx';
import { NothingKept } from '#kit/components/nothing-kept.tsx';
import { Page } from '#kit/components/page.tsx';
import type { ScreenProps } from '#kit/screen.ts';
import { useWords } from '#kit/words/context.tsx';
import { useUnread } from './use-unread.ts';

const loadRoom = () => import('./unread/part.ts').then(({ UnreadRoomScreen }) => UnreadRoomScreen);
const loadWall = () => import('./unread/part.ts').then(({ UnreadWall }) => UnreadWall);

/** Nothing is arranged on a device that does not know how it stands: what is written counts whole, and would empty the room. */
const NotHere = () => {
  const { t } = useWords();
  return (
    <Page title={t('consumption.set-up.title')} back="/room">
      <NothingKept icon="lock">{t('kit.unread')}</NothingKept>
    </Page>
  );
};

/** A screen of the room where the log is read; where it is not, what is known without it. */
export const whereRead = (
  Screen: ComponentType<ScreenProps>,
  otherwise: 'room' | 'wall' | 'nothing',
): ComponentType<ScreenProps> => {
  const Read = (props: ScreenProps) => {
    if (!useUnread()) return <Screen {...props} />;
    if (otherwise === 'nothing') return <NotHere />;
    return <Later key={otherwise} load={otherwise === 'wall' ? loadWall : loadRoom} props={{}} />;
  };
  return Read;
};
