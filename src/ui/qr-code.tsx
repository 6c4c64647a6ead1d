import { useLingui } from '@lingui/react/macro';
import type { Squares } from './qr-squares.ts';

/** A QR code, dark on white whatever the colours of the page: a camera has to read it. */
export function QrCode({ squares: { size, path } }: { readonly squares: Squares }) {
  const { t } = useLingui();
  return (
    <svg
      className="qr-code"
      viewBox={`0 0 ${size} ${size}`}
      role="img"
      aria-label={t`The same address as a QR code`}
    >
      <rect width={size} height={size} fill="#fff" />
      <path d={path} fill="#000" shapeRendering="crispEdges" />
    </svg>
  );
}
