import { differencesOf } from '../../drafts/differences.ts';
import type { Difference, FieldText } from '../../drafts/differences.ts';
import { durationFieldText, scheduleText } from './form-sentence.ts';
import type { SentenceNames } from './form-sentence.ts';
import type { PolicyForm } from './policy-form.ts';
import { trafficText } from './traffic-row.ts';

/** What differs between what somebody saved and what stands in the editor, in the order of the editor. */
export function policyDifferences(mine: PolicyForm, theirs: PolicyForm, names: SentenceNames): readonly Difference[] {
  return differencesOf(textsOf(mine, names), textsOf(theirs, names));
}

function textsOf(form: PolicyForm, { grantees }: SentenceNames): readonly FieldText[] {
  return [
    ['Name', form.name],
    ['Security group', form.resourceId],
    ['Who', form.grantees.map((key) => grantees.get(key) ?? key).join(', ')],
    ['Traffic', form.traffics.map(trafficText).join(', ')],
    ['Usual duration', durationFieldText(form.defaultDuration)],
    ['Longest duration', durationFieldText(form.longestDuration)],
    ['Schedule', scheduleText(form)],
    ['Approvals', form.approvalsNeeded],
    ['In an emergency without', yesOrNo(form.breakGlass)],
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
