import { durationFieldText, scheduleText } from './form-sentence.ts';
import type { SentenceNames } from './form-sentence.ts';
import type { PolicyForm } from './policy-form.ts';
import { trafficText } from './traffic-row.ts';

/** A field that two versions of a policy disagree about, in words. */
export interface PolicyDifference {
  readonly label: string;
  readonly mine: string;
  readonly theirs: string;
}

/** What differs between what somebody saved and what stands in the editor, in the order of the editor. */
export function policyDifferences(
  mine: PolicyForm,
  theirs: PolicyForm,
  names: SentenceNames,
): readonly PolicyDifference[] {
  const theirTexts = new Map(textsOf(theirs, names));
  return textsOf(mine, names)
    .map(([label, text]) => ({ label, mine: text, theirs: theirTexts.get(label) ?? '' }))
    .filter((difference) => difference.mine !== difference.theirs);
}

function textsOf(form: PolicyForm, { grantees }: SentenceNames): readonly (readonly [string, string])[] {
  return [
    ['Name', form.name],
    ['Security group', form.resourceId],
    ['Who', form.grantees.map((key) => grantees.get(key) ?? key).join(', ')],
    ['Traffic', form.traffics.map(trafficText).join(', ')],
    ['Usual duration', durationFieldText(form.defaultDuration)],
    ['Longest duration', durationFieldText(form.longestDuration)],
    ['Schedule', scheduleText(form)],
    ['Approvals', form.approvalsNeeded],
    ['E-mail to approvers', yesOrNo(form.notifiesApprovers)],
    ['Reason wanted', yesOrNo(form.reasonRequired)],
    ['Opens', form.opensOn === 'sign-in' ? 'at sign-in' : 'on request'],
    ['Other addresses allowed', form.allowedScopes.join(', ') || 'none'],
    ['Stated addresses', form.allowsStated ? `/${form.ipv4PrefixLength}, /${form.ipv6PrefixLength}` : 'no'],
    ['Switched on', yesOrNo(form.isEnabled)],
  ];
}

function yesOrNo(value: boolean): string {
  return value ? 'yes' : 'no';
}
