import { encode } from 'uqr';

export type QrCodeProps = {
  readonly text: string;
  /** What it holds, for whoever cannot see it. */
  readonly label: string;
};

/** A QR code as a drawing: dark squares on white, also on a dark screen, with the quiet edge that readers need. */
export const QrCode = ({ text, label }: QrCodeProps) => {
  const { data, size } = encode(text, { border: 4 });
  const path = data
    .flatMap((row, y) => row.flatMap((isDark, x) => (isDark ? [`M${x} ${y}h1v1h-1z`] : [])))
    .join('');
  return (
    <svg class="qr" role="img" aria-label={label} viewBox={`0 0 ${size} ${size}`}>
      <path d={`M0 0h${size}v${size}h-${size}z`} fill="#fff" />
      <path d={path} fill="#000" />
    </svg>
  );
};
