import { durationWords, granteesWords, scheduleWords } from '@gatelease/contract/policy-sentence';
import type { PolicyNames } from '@gatelease/contract/policy-sentence';
import { differencesOf } from '../../drafts/differences.ts';
import type { Difference, FieldText } from '../../drafts/differences.ts';
import { policyInputOf } from './policy-form.ts';
import type { PolicyForm } from './policy-form.ts';
import { trafficText } from './traffic-row.ts';

/** What differs between what somebody saved and what stands in the editor, in the order of the editor. */
export function policyDifferences(mine: PolicyForm, theirs: PolicyForm, names: PolicyNames): readonly Difference[] {
  return differencesOf(textsOf(mine, names), textsOf(theirs, names));
}

function textsOf(form: PolicyForm, names: PolicyNames): readonly FieldText[] {
  const input = policyInputOf(form);
  return [
    ['Name', form.name],
    ['Security group', form.resourceId],
    ['Who', granteesWords(input.grantees, names)],
    ['Traffic', form.traffics.map(trafficText).join(', ')],
    ['Usual duration', durationWords(input.defaultDurationSeconds)],
    ['Longest duration', durationWords(input.longestDurationSeconds)],
    ['Schedule', scheduleWords(input.schedule)],
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
