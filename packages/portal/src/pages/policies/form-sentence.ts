import { durationText } from '../../time/duration-text.ts';
import { trafficPhrase } from '../../traffic/traffic-label.ts';
import { secondsOf } from './duration-field.ts';
import type { DurationField } from './duration-field.ts';
import type { PolicyForm } from './policy-form.ts';
import { trafficText } from './traffic-row.ts';
import { endsNextDay, WEEKDAYS } from './window-row.ts';
import type { WindowRow } from './window-row.ts';

/** What things are called, by the form's own keys. */
export interface SentenceNames {
  /** By `team:<id>` and `person:<id>`. */
  readonly grantees: ReadonlyMap<string, string>;
  readonly resource: string | null;
}

/** The form in plain sentences, as it stands while it is typed. */
export function formSentence(form: PolicyForm, names: SentenceNames): string {
  const who = listOf(form.grantees.map((key) => names.grantees.get(key) ?? 'somebody who was removed'));
  const what = listOf(form.traffics.map((row) => trafficPhrase(trafficText(row))));
  const opens = form.opensOn === 'sign-in' ? 'open at sign-in' : 'may open';
  const main = [
    `${who === '' ? 'Nobody' : capitalized(who)} ${opens} ${what === '' ? 'nothing' : what} on ${names.resource ?? '(choose a security group)'}`,
    durationPhrase(form.defaultDuration, form.longestDuration),
    scheduleText(form),
  ].join(' ');
  const off = form.isEnabled ? '' : ' It is switched off for now.';
  return `${main}. ${approvalPhrase(form)}${reasonPhrase(form)}${statedPhrase(form)}${off}`;
}

/** The schedule in words: `on weekdays 08:00-18:00 (Europe/Berlin)`. */
export function scheduleText({ windows, timeZone }: Pick<PolicyForm, 'windows' | 'timeZone'>): string {
  return windows.length === 0 ? 'at any time' : `${listOf(windows.map(windowPhrase))} (${timeZone})`;
}

/** A duration in words: `2 hours`, `the rest of the window`. */
export function durationFieldText(field: DurationField): string {
  const seconds = secondsOf(field);
  if (seconds === null) return 'the rest of the window';
  return seconds <= 0 ? '(say how long)' : durationText(seconds);
}

function durationPhrase(usual: DurationField, longest: DurationField): string {
  const [usually, most] = [durationFieldText(usual), durationFieldText(longest)];
  return usually === most ? `for ${usually}` : `for ${usually}, or up to ${most},`;
}

function windowPhrase(row: WindowRow): string {
  const to = row.to === '00:00' ? '24:00' : row.to;
  if (row.from === '00:00' && to === '24:00') return `${daysPhrase(row.days)} all day`;
  return `${daysPhrase(row.days)} ${row.from}-${to}${endsNextDay(row) ? ' of the next day' : ''}`;
}

function daysPhrase(days: readonly string[]): string {
  const indexes = WEEKDAYS.flatMap(({ value }, index) => (days.includes(value) ? [index] : []));
  const key = indexes.join('');
  if (key === '') return 'on no day';
  if (key === '0123456') return 'every day';
  if (key === '01234') return 'on weekdays';
  if (key === '56') return 'on weekends';
  const labels = indexes.map((index) => WEEKDAYS[index]?.label ?? '');
  return key.length > 2 && '0123456'.includes(key)
    ? `from ${labels[0] ?? ''} to ${labels.at(-1) ?? ''}`
    : `on ${listOf(labels)}`;
}

function approvalPhrase({ approvalsNeeded, breakGlass, notifiesApprovers }: PolicyForm): string {
  if (approvalsNeeded === '0') return 'It opens at once, without confirmation.';
  const who = approvalsNeeded === '1' ? 'One approver has' : `${approvalsNeeded} approvers have`;
  return `${who} to agree each time${breakGlass ? ' (in an emergency it can be opened without, and everybody who approves is told)' : ''}${notifiesApprovers ? ', and approvers get an e-mail where mail is set up' : ''}.`;
}

function reasonPhrase({ reasonRequired }: PolicyForm): string {
  return reasonRequired ? ' A reason must be given.' : '';
}

function statedPhrase({ allowsStated, ipv4PrefixLength, ipv6PrefixLength }: PolicyForm): string {
  if (!allowsStated) return ' It lets in the address they come from, and no other.';
  return ` It lets in the address they come from, or one they state (no wider than /${ipv4PrefixLength} or /${ipv6PrefixLength} for IPv6).`;
}

function listOf(items: readonly string[]): string {
  return items.length < 2 ? items.join('') : `${items.slice(0, -1).join(', ')} and ${items.at(-1) ?? ''}`;
}

function capitalized(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
