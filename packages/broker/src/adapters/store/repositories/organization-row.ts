import type { Organization } from '../../../domain/organization.ts';
import { DEFAULT_SETTINGS, SECOND_FACTOR_DEMANDS } from '../../../domain/organization-settings.ts';
import type {
  NotificationSettings,
  OrganizationSettings,
  SecuritySettings,
} from '../../../domain/organization-settings.ts';
import { asFields, asFlag, asNullOr, asNumber, asOneOf } from '../json-reader.ts';
import type { JsonReader } from '../json-reader.ts';
import { readInstant, readJson, readNumber, readText } from '../row-reader.ts';
import type { Row } from '../row-reader.ts';
import type { OrganizationTable } from '../schema.ts';

export function rowOfOrganization(organization: Organization): OrganizationTable {
  return {
    organization_id: organization.organizationId,
    name: organization.name,
    access_code: organization.accessCode,
    time_zone: organization.timeZone,
    settings: JSON.stringify(organization.settings),
    created_at: organization.createdAt,
    version: organization.version,
  };
}

export function organizationOf(row: Row): Organization {
  return {
    organizationId: readText(row, 'organization_id'),
    name: readText(row, 'name'),
    accessCode: readText(row, 'access_code'),
    timeZone: readText(row, 'time_zone'),
    settings: readJson(row, 'settings', asSettings),
    createdAt: readInstant(row, 'created_at'),
    version: readNumber(row, 'version'),
  };
}

const asMinutes = asNullOr(asNumber);
const asDays = asNullOr(asNumber);
const asDemand = asOneOf(SECOND_FACTOR_DEMANDS);

/** What was not there yet when the settings were saved has its default. */
const asSettings: JsonReader<OrganizationSettings> = (value) => {
  const fields = asFields(value);
  return {
    notifications: asNotifications(fields['notifications'] ?? {}),
    security: asSecurity(fields['security'] ?? {}),
  };
};

const asNotifications: JsonReader<NotificationSettings> = (value) => {
  const fields = { ...DEFAULT_SETTINGS.notifications, ...asFields(value) };
  return {
    tellsDecisions: asFlag(fields.tellsDecisions),
    tellsNewSignIns: asFlag(fields.tellsNewSignIns),
    leaseEndingMinutes: asMinutes(fields.leaseEndingMinutes),
    approvalReminderMinutes: asMinutes(fields.approvalReminderMinutes),
  };
};

const asSecurity: JsonReader<SecuritySettings> = (value) => {
  const fields = { ...DEFAULT_SETTINGS.security, ...asFields(value) };
  return {
    secondFactor: asDemand(fields.secondFactor),
    shortestPassword: asNumber(fields.shortestPassword),
    passwordExpiryDays: asDays(fields.passwordExpiryDays),
  };
};
