import { ADDRESS_SCOPES } from '@gatelease/security-groups';
import type { PolicyInput, PolicyView } from '@gatelease/contract';
import { durationFieldOf, secondsOf } from './duration-field.ts';
import type { DurationField } from './duration-field.ts';
import { trafficRowOf, trafficText } from './traffic-row.ts';
import type { TrafficRow } from './traffic-row.ts';
import { windowInput, windowRowOf } from './window-row.ts';
import type { WindowRow } from './window-row.ts';

type Grantee = PolicyInput['grantees'][number];
export type Scope = NonNullable<PolicyInput['allowedScopes']>[number];

/** A policy as it stands in the editor: texts as typed, lists in the order of their rows. */
export interface PolicyForm {
  readonly name: string;
  readonly resourceId: string;
  /** `everyone`, `team:<id>`, `person:<id>`. */
  readonly grantees: readonly string[];
  readonly traffics: readonly TrafficRow[];
  readonly defaultDuration: DurationField;
  readonly longestDuration: DurationField;
  readonly approvalsNeeded: string;
  readonly breakGlass: boolean;
  readonly notifiesApprovers: boolean;
  readonly opensOn: string;
  readonly reasonRequired: boolean;
  readonly timeZone: string;
  readonly windows: readonly WindowRow[];
  readonly allowedScopes: readonly string[];
  readonly allowsStated: boolean;
  readonly ipv4PrefixLength: string;
  readonly ipv6PrefixLength: string;
  readonly isEnabled: boolean;
}

/** What a new policy starts out with: SSH for an hour, eight at most, at any time, without confirmation. */
export function newPolicyForm(resourceId: string, timeZone: string): PolicyForm {
  return {
    name: '',
    resourceId,
    grantees: [],
    traffics: [{ protocol: 'tcp', ports: '22' }],
    defaultDuration: { amount: '1', unit: 'hours' },
    longestDuration: { amount: '8', unit: 'hours' },
    approvalsNeeded: '0',
    breakGlass: false,
    notifiesApprovers: true,
    opensOn: 'request',
    reasonRequired: false,
    timeZone,
    windows: [],
    allowedScopes: [],
    allowsStated: false,
    ipv4PrefixLength: '32',
    ipv6PrefixLength: '128',
    isEnabled: true,
  };
}

/** Puts a policy of the server into the editor. */
export function policyFormOf(policy: PolicyView): PolicyForm {
  const stated = policy.statedAddresses;
  return {
    name: policy.name,
    resourceId: policy.resourceId,
    grantees: policy.grantees.map(granteeText),
    traffics: policy.traffics.map(trafficRowOf),
    defaultDuration: durationFieldOf(policy.defaultDurationSeconds),
    longestDuration: durationFieldOf(policy.longestDurationSeconds),
    approvalsNeeded: String(policy.approvalsNeeded),
    breakGlass: policy.breakGlass,
    notifiesApprovers: policy.notifiesApprovers,
    opensOn: policy.opensOn,
    reasonRequired: policy.reasonRequired,
    timeZone: policy.schedule.timeZone,
    windows: policy.schedule.windows.map(windowRowOf),
    allowedScopes: policy.allowedScopes,
    allowsStated: stated !== null,
    ipv4PrefixLength: String(stated?.ipv4PrefixLength ?? 32),
    ipv6PrefixLength: String(stated?.ipv6PrefixLength ?? 128),
    isEnabled: policy.status === 'enabled',
  };
}

/**
 * What the server gets. What makes no sense becomes something that the server refuses, at the same place in the same
 * list, so that its answer lands at the field.
 */
export function policyInputOf(form: PolicyForm): PolicyInput {
  return {
    name: form.name,
    resourceId: form.resourceId,
    grantees: form.grantees.map(granteeOf),
    traffics: form.traffics.map(trafficText),
    schedule: { timeZone: form.timeZone, windows: form.windows.map(windowInput) },
    defaultDurationSeconds: secondsOf(form.defaultDuration),
    longestDurationSeconds: secondsOf(form.longestDuration),
    approvalsNeeded: wholeNumber(form.approvalsNeeded),
    // The box is only there where approvals are.
    breakGlass: form.breakGlass && form.approvalsNeeded !== '0',
    notifiesApprovers: form.notifiesApprovers,
    opensOn: form.opensOn === 'sign-in' ? 'sign-in' : 'request',
    reasonRequired: form.reasonRequired,
    allowedScopes: SCOPES.filter((scope) => form.allowedScopes.includes(scope)),
    statedAddresses: form.allowsStated
      ? {
          ipv4PrefixLength: wholeNumber(form.ipv4PrefixLength),
          ipv6PrefixLength: wholeNumber(form.ipv6PrefixLength),
        }
      : null,
    status: form.isEnabled ? 'enabled' : 'disabled',
  };
}

/** Public addresses need no word of the policy. */
const SCOPES: readonly Scope[] = ADDRESS_SCOPES.filter((scope) => scope !== 'public');

function granteeText(grantee: Grantee): string {
  switch (grantee.kind) {
    case 'everyone':
      return 'everyone';
    case 'team':
      return `team:${grantee.teamId}`;
    case 'person':
      return `person:${grantee.personId}`;
  }
}

function granteeOf(text: string): Grantee {
  if (text === 'everyone') return { kind: 'everyone' };
  const [kind, ...id] = text.split(':');
  return kind === 'team' ? { kind, teamId: id.join(':') } : { kind: 'person', personId: id.join(':') };
}

function wholeNumber(text: string): number {
  const value = Number(text);
  return text.trim() !== '' && Number.isInteger(value) ? value : -1;
}
