import type { SettingsView } from '@gatelease/contract';

/** What the administrators of the mock's organization decided. */
export function ordinarySettings(): SettingsView {
  return {
    version: 3,
    organization: { name: 'Harbour Logistics', timeZone: 'Europe/Berlin' },
    notifications: { tellsDecisions: true, tellsNewSignIns: true, leaseEndingMinutes: 15, approvalReminderMinutes: 30 },
    security: { secondFactor: 'optional', shortestPassword: 12, passwordExpiryDays: null },
    mailServer: {
      host: 'mail.harbour.example',
      port: 465,
      encryption: 'tls',
      from: 'Gatelease <access@harbour.example>',
    },
  };
}
