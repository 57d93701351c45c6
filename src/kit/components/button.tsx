import type { ComponentChildren } from 'preact';
import { Icon, type IconName } from './icon.tsx';

export type ButtonProps = {
  readonly children: ComponentChildren;
  readonly onClick?: () => void;
  /** `primary` once a screen; `danger` for what cannot be taken back. */
  readonly tone?: 'plain' | 'primary' | 'quiet' | 'danger';
  /** 60 px high: for the counter, and whatever is pressed in a hurry. */
  readonly size?: 'normal' | 'large';
  readonly isWide?: boolean;
  readonly icon?: IconName;
  readonly type?: 'button' | 'submit';
  /** Stays in the tab order and says that it is off; a press does nothing. */
  readonly isDisabled?: boolean;
  readonly id?: string;
};

/** A button with words on it. */
export const Button = ({
  children,
  onClick,
  tone = 'plain',
  size = 'normal',
  isWide = false,
  icon,
  type = 'button',
  isDisabled = false,
  id,
}: ButtonProps) => (
  <button
    type={type}
    id={id}
    class={`button button-${tone}${size === 'large' ? ' button-large' : ''}${isWide ? ' button-wide' : ''}`}
    aria-disabled={isDisabled || undefined}
    onClick={(event) => {
      if (isDisabled) event.preventDefault();
      else onClick?.();
    }}
  >
    {icon === undefined ? null : <Icon name={icon} />}
    <span>{children}</span>
  </button>
);

export type IconButtonProps = {
  readonly icon: IconName;
  /** What it does: read aloud, and shown on hover. */
  readonly label: string;
  readonly onClick: () => void;
  readonly tone?: 'plain' | 'quiet';
};

/** A button that is only a picture, 48 px square. */
export const IconButton = ({ icon, label, onClick, tone = 'quiet' }: IconButtonProps) => (
  <button
    type="button"
    class={`button button-icon button-${tone}`}
    aria-label={label}
    title={label}
    onClick={onClick}
  >
    <Icon name={icon} />
  </button>
);
