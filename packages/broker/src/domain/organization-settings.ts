/**
 * What administrators may decide for the whole organization, one section a concern.
 *
 * A section is edited as a whole, so that its fields always fit together. Each has defaults: an organization that never
 * opened the page has them, and so has a field that came after it was last saved.
 */
export interface OrganizationSettings {
  readonly notifications: NotificationSettings;
  readonly security: SecuritySettings;
}

/** Which mail goes out beside the mail to approvers, about which each policy decides for itself. */
export interface NotificationSettings {
  /** Whoever asked hears what was decided. */
  readonly tellsDecisions: boolean;
  /** Whoever signs in from a network or with a browser that they did not use lately hears of it. */
  readonly tellsNewSignIns: boolean;
  /** How long before the end of a lease its holder is warned; `null` for never. */
  readonly leaseEndingMinutes: number | null;
  /** How long a request waits before its approvers are reminded of it, once; `null` for never. */
  readonly approvalReminderMinutes: number | null;
}

/** How people sign in. */
export interface SecuritySettings {
  /** Who has none sets one up at their next sign-in, before anything else. */
  readonly secondFactor: SecondFactorDemand;
  /** How many characters a new password has at least. */
  readonly shortestPassword: number;
  /** Who signs in with an older password chooses a new one first; `null` for never. */
  readonly passwordExpiryDays: number | null;
}

export const SECOND_FACTOR_DEMANDS = ['optional', 'required'] as const;
export type SecondFactorDemand = (typeof SECOND_FACTOR_DEMANDS)[number];

export const DEFAULT_SETTINGS: OrganizationSettings = {
  notifications: {
    tellsDecisions: true,
    tellsNewSignIns: true,
    leaseEndingMinutes: 15,
    approvalReminderMinutes: 30,
  },
  security: { secondFactor: 'optional', shortestPassword: 12, passwordExpiryDays: null },
};

/** One line for each field that differs, as the ledger keeps it: `leaseEndingMinutes: 15, now 30`. */
export function changedFields<Section extends object>(before: Section, after: Section): readonly string[] {
  const old = new Map<string, unknown>(Object.entries(before));
  return Object.entries(after)
    .filter(([name, value]) => JSON.stringify(value) !== JSON.stringify(old.get(name)))
    .map(([name, value]) => `${name}: ${told(old.get(name))}, now ${told(value)}`);
}

function told(value: unknown): string {
  return typeof value === 'string' ? value : JSON.stringify(value ?? null);
}
