import { durationText } from '../../time/duration-text.ts';

const MINUTE = 60;
const HOUR = 3600;
const PRESETS = [15 * MINUTE, 30 * MINUTE, HOUR, 2 * HOUR, 4 * HOUR, 8 * HOUR, 24 * HOUR];

/** For how long an approver can agree: as was asked, which is the empty value, or for less. */
export function shorterChoices(
  askedSeconds: number | null,
): readonly { readonly value: string; readonly label: string }[] {
  const asked = askedSeconds === null ? 'the rest of the window' : durationText(askedSeconds);
  const shorter = PRESETS.filter((seconds) => askedSeconds === null || seconds < askedSeconds);
  return [
    { value: '', label: `As asked: ${asked}` },
    ...shorter.toReversed().map((seconds) => ({ value: String(seconds), label: `Only ${durationText(seconds)}` })),
  ];
}
