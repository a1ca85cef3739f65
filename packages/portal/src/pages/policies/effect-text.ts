import type { PolicyChangeView } from '@gatelease/contract';

type Entry = PolicyChangeView['leases'][number];

const WHY: Readonly<Record<NonNullable<Entry['lost']>, string>> = {
  'policy-deleted': 'the access rule is gone',
  'person-gone': 'the person can sign in no more',
  'policy-disabled': 'the access rule is switched off',
  'not-granted': 'the access rule does not name them any more',
  'resource-changed': 'the access rule is for another security group',
  'traffic-dropped': 'the access rule no longer opens all of it',
  'address-not-allowed': 'the access rule no longer allows the address',
  'outside-schedule': 'it is outside the windows now',
};

/** Whether the change closes a lease at once. */
export function isClosedNow({ lost }: Entry, closes: boolean): boolean {
  return lost !== null && closes;
}

/** What happens to one live lease. `tell` puts an instant into the reader's time. */
export function effectText(entry: Entry, closes: boolean, tell: (instant: string) => string): string {
  const { lost, lease } = entry;
  if (lost === null) return `Goes on to its end, ${tell(lease.endsAt)}.`;
  if (isClosedNow(entry, closes)) return `Closes at once: ${WHY[lost]}.`;
  return `Goes on to its end, ${tell(lease.endsAt)}, although ${WHY[lost]}.`;
}
