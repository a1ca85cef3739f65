import type { PersonEntryView } from '@gatelease/contract';

/** The states of people, as the filter offers them. */
export const STATES = [
  { value: 'active', label: 'Active' },
  { value: 'invited', label: 'Invited' },
  { value: 'deactivated', label: 'Deactivated' },
] as const;

export type PersonState = (typeof STATES)[number]['value'];

/** Where a person stands: as the server filters, so that the list shows what it was asked for. */
export function stateOfPerson(person: PersonEntryView): PersonState {
  if (person.status === 'deactivated') return 'deactivated';
  return person.lastSignInAt === null && !person.hasPassword ? 'invited' : 'active';
}

/** What there is to say of the one-time link of a person at an instant. */
export function linkStateOf({ linkExpiresAt }: PersonEntryView, now: number): 'none' | 'waiting' | 'expired' {
  if (linkExpiresAt === null) return 'none';
  return Date.parse(linkExpiresAt) > now ? 'waiting' : 'expired';
}
