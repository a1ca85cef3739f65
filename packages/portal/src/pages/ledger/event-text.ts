import type { EventView } from '@gatelease/contract';

/** Kinds to pick from in the filter, with what they mean. Others show as they are. */
export const EVENT_KINDS: Readonly<Record<string, string>> = {
  'lease.opening': 'Access is opening',
  'lease.opened': 'Access opened',
  'lease.extended': 'Access extended',
  'lease.closing': 'Access is closing',
  'lease.closed': 'Access closed',
  'lease.failed': 'Access could not be opened',
  'lease.problem': 'Trouble with an access',
  'request.created': 'Access asked for',
  'request.approved': 'Request approved',
  'request.denied': 'Request denied',
  'request.cancelled': 'Request withdrawn',
  'request.lapsed': 'Request lapsed',
  'rule.authorized': 'Rule authorized',
  'rule.revoked': 'Rule revoked',
  'rule.missing': 'Rule removed by somebody else',
  'rule.changed': 'Rule changed by somebody else',
  'rule.orphaned': 'Rule without a lease found',
  'session.started': 'Signed in',
  'session.ended': 'Signed out',
  'session.ended-everywhere': 'Signed out everywhere',
  'session.refused': 'Sign-in refused',
  'session.second-step-refused': 'Second step of a sign-in refused',
  'session.throttled': 'Sign-ins held back',
  'person.added': 'Person added',
  'person.edited': 'Person changed',
  'person.role-changed': 'Role changed',
  'person.access-changed': 'Access to the dashboard changed',
  'person.deactivated': 'Person deactivated',
  'person.activated': 'Person reactivated',
  'person.password-changed': 'Password changed',
  'person.password-set': 'Password set with a link',
  'person.password-forgotten': 'Link for a forgotten password sent',
  'person.second-factor-set-up': 'Second factor set up',
  'person.second-factor-removed': 'Second factor switched off',
  'person.second-factor-reset': 'Second factor reset by an administrator',
  'person.recovery-codes-renewed': 'New recovery codes made',
  'person.setup-link-made': 'Set-up link made',
  'person.setup-link-withdrawn': 'Set-up link withdrawn',
  'person.deleted': 'Person deleted',
  'person.provider-linked': 'Account at the identity provider linked',
  'person.provider-unlinked': 'Accounts at the identity provider unlinked',
  'person.passkey-added': 'Passkey added',
  'person.passkey-renamed': 'Passkey renamed',
  'person.passkey-removed': 'Passkey removed',
  'team.added': 'Team added',
  'team.renamed': 'Team renamed',
  'team.member-added': 'Put into a team',
  'team.member-removed': 'Taken out of a team',
  'team.deleted': 'Team deleted',
  'policy.added': 'Access rule added',
  'policy.edited': 'Access rule changed',
  'policy.deleted': 'Access rule deleted',
  'resource.added': 'Security group added',
  'resource.deleted': 'Security group removed',
  'resource.failing': 'Security group in trouble',
  'resource.healthy': 'Security group healthy again',
  'organization.created': 'Organization created',
  'organization.access-code-replaced': 'Access code replaced',
};

/** What an event is called. */
export function eventTitle(kind: string): string {
  return EVENT_KINDS[kind] ?? capitalized(kind.replaceAll(/[.-]/g, ' '));
}

const INSTANT = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?Z$/;

/**
 * The event's own facts as `name: value`, in the order in which they were written. `tellInstant` puts an instant into
 * the reader's time.
 */
export function eventFacts(detail: EventView['detail'], tellInstant: (instant: string) => string): readonly string[] {
  const tell = (value: unknown): string => {
    if (Array.isArray(value)) return value.map(tell).join(', ');
    if (typeof value !== 'string') return JSON.stringify(value);
    return INSTANT.test(value) ? tellInstant(value) : value;
  };
  return Object.entries(detail)
    .filter(([, value]) => value !== null && value !== undefined && value !== '')
    .map(([name, value]) => `${wordsOf(name)}: ${tell(value)}`);
}

function wordsOf(name: string): string {
  return name.replaceAll(/[A-Z]/g, (letter) => ` ${letter.toLowerCase()}`);
}

function capitalized(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
