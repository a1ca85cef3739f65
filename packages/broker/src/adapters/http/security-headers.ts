/**
 * What the portal may do, and nothing else: its own scripts, its own API, no frames, no forms to elsewhere. Styles may
 * be inline, because Mantine sets custom properties on elements.
 */
const contentSecurityPolicy = (connectTo: readonly string[]) =>
  [
    "default-src 'none'",
    "script-src 'self'",
    "style-src 'self' 'unsafe-inline'",
    "img-src 'self' data:",
    ["connect-src 'self'", ...connectTo].join(' '),
    "font-src 'self'",
    "manifest-src 'self'",
    "worker-src 'self'",
    "frame-ancestors 'none'",
    "base-uri 'none'",
    "form-action 'self'",
  ].join('; ');

const TWO_YEARS_SECONDS = 2 * 365 * 24 * 3600;

/** The headers of every answer. `connectTo`: origins of ours beside the public URL's that pages may call. HSTS only when people come by https; otherwise it would mean nothing. */
export function securityHeaders(
  isSecure: boolean,
  connectTo: readonly string[] = [],
): Readonly<Record<string, string>> {
  return {
    'content-security-policy': contentSecurityPolicy(connectTo),
    'cross-origin-opener-policy': 'same-origin',
    'cross-origin-resource-policy': 'same-origin',
    'permissions-policy': 'camera=(), geolocation=(), microphone=(), payment=(), usb=()',
    'referrer-policy': 'no-referrer',
    'x-content-type-options': 'nosniff',
    'x-frame-options': 'DENY',
    ...(isSecure ? { 'strict-transport-security': `max-age=${String(TWO_YEARS_SECONDS)}` } : {}),
  };
}
