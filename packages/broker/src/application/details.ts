import type { AccessPolicy } from '../domain/access-policy.ts';
import type { ApiKey, ApiKeyState } from '../domain/api-key.ts';
import type { AccessRequest } from '../domain/access-request.ts';
import type { ConsoleLink } from '../domain/console-link.ts';
import type { Lease } from '../domain/lease.ts';
import type { Resource } from '../domain/resource.ts';
import type { TimeWindow } from '../domain/schedule.ts';
import type { ObservedGroupRule } from './ports/security-group-gateway.ts';
import type { LedgerEvent } from './ports/event-repository.ts';

/** A lease with the names that people know its parts by. What was deleted since keeps a placeholder name. */
export interface LeaseDetails {
  readonly lease: Lease;
  readonly policyName: string;
  readonly resourceName: string;
  readonly groupId: string;
  readonly personName: string;
  readonly personEmail: string;
}

export interface RequestDetails {
  readonly request: AccessRequest;
  readonly policyName: string;
  readonly resourceName: string;
  readonly groupId: string;
  readonly personName: string;
  readonly personEmail: string;
  /** `tcp 22` and so on. */
  readonly traffics: readonly string[];
  readonly reviewerNames: Readonly<Record<string, string>>;
}

export interface PolicyDetails {
  readonly policy: AccessPolicy;
  readonly resourceName: string;
  readonly sentence: string;
  readonly liveLeases: number;
}

export interface ResourceDetails {
  readonly resource: Resource;
  readonly liveLeases: number;
  readonly pendingRequests: number;
  /** `null` before the first read. */
  readonly rulesUsed: number | null;
  readonly rulesLimit: number;
  /** Of the account that it is in; `null` when its credential is gone. */
  readonly credentialName: string | null;
  readonly console: ConsoleLink;
}

export interface ResourceWithRules extends ResourceDetails {
  readonly readAt: Date | null;
  readonly rules: readonly RuleDetails[];
}

export interface RuleDetails {
  readonly observed: ObservedGroupRule;
  readonly owned: boolean;
  readonly worldOpen: boolean;
  readonly leases: readonly { readonly leaseId: string; readonly personName: string; readonly endsAt: Date }[];
}

/** One policy as it stands for one person at this moment. */
export interface Door {
  readonly policy: AccessPolicy;
  readonly resourceName: string;
  readonly groupId: string;
  readonly sentence: string;
  readonly state: 'closed' | 'waiting' | 'open' | 'unavailable';
  /** For `unavailable`: one sentence, and the code it would be refused with. */
  readonly reason: string | null;
  readonly reasonCode: string | null;
  readonly nextWindow: TimeWindow | null;
  readonly windowEndsAt: Date | null;
  readonly lease: LeaseDetails | null;
  /** From when on the holder of the open lease is told that it ends; `null` where nobody is warned. */
  readonly endWarningAt: Date | null;
  readonly request: RequestDetails | null;
  /** A wish of the last day that came to nothing, when it was the last one: denied, or lapsed. */
  readonly refusedRequest: RequestDetails | null;
  /** Who can say yes, by name; nobody where no approval is needed. */
  readonly approvers: readonly string[];
  /** The addresses that the open lease can move to; `null` when it lets the person in already, or cannot move. */
  readonly moveTo: readonly string[] | null;
}

export interface MyAccess {
  readonly address: string;
  /** The proved address of the other family. */
  readonly otherAddress: string | null;
  readonly doors: readonly Door[];
}

export interface EventDetails {
  readonly event: LedgerEvent;
  readonly actorName: string | null;
  readonly apiKeyName: string | null;
  readonly personName: string | null;
  readonly resourceName: string | null;
  /** About access that was opened in an emergency. */
  readonly breakGlass: boolean;
}

export interface ApiKeyDetails {
  readonly key: ApiKey;
  readonly state: ApiKeyState;
  readonly personName: string;
  /** `null` for a key that is not bound to any. */
  readonly resources: readonly { readonly resourceId: string; readonly name: string }[] | null;
}
