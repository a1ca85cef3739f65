import type {
  AccessRequestView,
  CredentialView,
  ApiKeyView,
  DoorView,
  EmergencyStopView,
  EventView,
  LeaseView,
  MessageDetailView,
  PersonEntryView,
  PolicyView,
  ResourceDetailView,
  SettingsView,
  TeamView,
} from '@gatelease/contract';
import { ordinaryCredentials } from './credentials.ts';
import { exampleApiKeys } from './api-keys.ts';
import { ordinaryDoors } from './doors.ts';
import { ordinaryGroups } from './groups.ts';
import { ordinaryLeases } from './leases.ts';
import { ordinaryPeople } from './people.ts';
import { ordinaryPolicies } from './policies.ts';
import { ordinaryRecords } from './records.ts';
import { ordinaryRequests } from './requests.ts';
import { ordinarySettings } from './settings.ts';

/** Everything that the mock server knows. Its handlers change it in place. */
export interface World {
  now: number;
  people: PersonEntryView[];
  teams: TeamView[];
  credentials: CredentialView[];
  apiKeys: ApiKeyView[];
  resources: ResourceDetailView[];
  policies: PolicyView[];
  doors: DoorView[];
  leases: LeaseView[];
  requests: AccessRequestView[];
  events: EventView[];
  messages: MessageDetailView[];
  settings: SettingsView;
  stops: EmergencyStopView[];
}

/** An organization on an ordinary afternoon, around the instant `now`. */
export function ordinaryWorld(now: number): World {
  const at = (offset: number) => new Date(now + offset).toISOString();
  const people: PersonEntryView[] = ordinaryPeople(at);
  const policies = ordinaryPolicies(at);
  const { leases, lease } = ordinaryLeases(at, people, policies);
  const requests = ordinaryRequests(at, lease);
  const doors = ordinaryDoors(at, policies, { lease: leases[0]!, request: requests[1]! });
  const resources = ordinaryGroups(at, leases);
  const { events, messages } = ordinaryRecords(at);
  return {
    now,
    people,
    teams: [
      { teamId: 't-ops', name: 'Operations' },
      { teamId: 't-data', name: 'Data' },
    ],
    credentials: ordinaryCredentials(at),
    apiKeys: exampleApiKeys(at),
    resources,
    policies,
    doors,
    leases,
    requests,
    events,
    messages,
    settings: ordinarySettings(),
    stops: [],
  };
}
