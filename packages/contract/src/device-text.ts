/** What a browser or command line calls itself, in words: `Firefox on Linux`. */
export function deviceText(kind: 'browser' | 'cli', userAgent: string): string {
  const system = nameIn(SYSTEMS, userAgent);
  if (kind === 'cli') return system === null ? 'Command line' : `Command line on ${system}`;
  const browser = nameIn(BROWSERS, userAgent) ?? 'Browser';
  return system === null ? browser : `${browser} on ${system}`;
}

type Names = readonly (readonly [RegExp, string])[];

/** In this order: most browsers name others beside themselves. */
const BROWSERS: Names = [
  [/\bEdg(e|A|iOS)?\//, 'Edge'],
  [/\bOPR\//, 'Opera'],
  [/\bSamsungBrowser\//, 'Samsung Internet'],
  [/\b(Firefox|FxiOS)\//, 'Firefox'],
  [/\b(HeadlessChrome|Chrome|CriOS|Chromium)\//, 'Chrome'],
  [/\bSafari\//, 'Safari'],
];

const SYSTEMS: Names = [
  [/\biPad\b/, 'iPad'],
  [/\biPhone\b/, 'iPhone'],
  [/\bAndroid\b/, 'Android'],
  [/\bCrOS\b/, 'ChromeOS'],
  [/\bWindows\b|\bwin32\b/, 'Windows'],
  [/\bMac OS X\b|\bMacintosh\b|\bdarwin\b/, 'macOS'],
  [/\blinux\b/i, 'Linux'],
];

function nameIn(names: Names, userAgent: string): string | null {
  return names.find(([pattern]) => pattern.test(userAgent))?.[1] ?? null;
}
