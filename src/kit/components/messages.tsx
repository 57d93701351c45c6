import type { ComponentChildren } from 'preact';
import { Icon, type IconName } from './icon.tsx';

export type Tone = 'brand' | 'good' | 'warning' | 'danger';

const toneIcons: Readonly<Record<Tone, IconName>> = {
  brand: 'info',
  good: 'check',
  warning: 'warning',
  danger: 'warning',
};

export type BannerProps = {
  readonly children: ComponentChildren;
  readonly tone?: Tone;
  readonly icon?: IconName;
  /** Interrupts a screen reader; for what cannot wait. */
  readonly isUrgent?: boolean;
  readonly action?: ComponentChildren;
};

/** One thing to know, across the width of the screen. */
export const Banner = ({ children, tone = 'brand', icon, isUrgent = false, action }: BannerProps) => (
  <div class={`banner banner-${tone}`} role={isUrgent ? 'alert' : 'status'}>
    <Icon name={icon ?? toneIcons[tone]} />
    <div class="banner-text">{children}</div>
    {action}
  </div>
);

export type BadgeProps = {
  readonly children: ComponentChildren;
  readonly tone?: Tone | 'plain';
  readonly icon?: IconName;
};

/** A word or a number about the thing beside it. */
export const Badge = ({ children, tone = 'plain', icon }: BadgeProps) => (
  <span class={`badge badge-${tone}`}>
    {icon === undefined ? null : <Icon name={icon} />}
    {children}
  </span>
);

export type EmptyStateProps = {
  readonly icon: IconName;
  readonly children: ComponentChildren;
  readonly action?: ComponentChildren;
};

/** Says why there is nothing here yet and what would change that. */
export const EmptyState = ({ icon, children, action }: EmptyStateProps) => (
  <div class="empty">
    <Icon name={icon} />
    <p>{children}</p>
    {action}
  </div>
);

export type ProgressBarProps = {
  readonly label: string;
  readonly value: number;
  readonly max: number;
  /** What is shown at the end of the line, for example "3 of 7". */
  readonly text: string;
};

export const ProgressBar = ({ label, value, max, text }: ProgressBarProps) => (
  <div class="progress">
    <div class="progress-head" aria-hidden="true">
      <span>{label}</span>
      <span class="numbers">{text}</span>
    </div>
    <progress value={value} max={max} aria-label={label} aria-valuetext={text} />
  </div>
);
