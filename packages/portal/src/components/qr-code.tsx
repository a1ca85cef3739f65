import encodeQR from 'qr';
import classes from './qr-code.module.css';

interface QrCodeProps {
  readonly text: string;
  /** What it is for, for those who do not see it. */
  readonly label: string;
}

/** Quiet space around the code, which scanners need: four modules (ISO/IEC 18004). */
const QUIET = 4;

/** A text as a QR code: always dark on white, because scanners fail on the inverse. */
export function QrCode({ text, label }: QrCodeProps) {
  const rows = encodeQR(text, 'raw', { ecc: 'medium', border: QUIET });
  const size = rows.length;
  return (
    <svg
      role="img"
      aria-label={label}
      className={classes['code']}
      viewBox={`0 0 ${String(size)} ${String(size)}`}
      shapeRendering="crispEdges"
    >
      <rect width={size} height={size} fill="#fff" />
      <path d={pathOf(rows)} fill="#000" />
    </svg>
  );
}

/** One stroke for each run of dark modules in a row. */
function pathOf(rows: readonly (readonly boolean[])[]): string {
  return rows
    .flatMap((row, y) =>
      row.map((isDark, x) =>
        isDark && row[x - 1] !== true
          ? `M${String(x)} ${String(y)}h${String(run(row, x))}v1h-${String(run(row, x))}z`
          : '',
      ),
    )
    .join('');
}

function run(row: readonly boolean[], from: number): number {
  const end = row.indexOf(false, from);
  return (end === -1 ? row.length : end) - from;
}
