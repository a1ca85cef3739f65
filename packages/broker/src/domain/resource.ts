/** Something whose ingress Gatelease manages. So far security groups; prefix lists and host firewalls come beside it. */
export interface Resource {
  readonly resourceId: string;
  readonly organizationId: string;
  readonly name: string;
  readonly kind: 'security-group';
  /** How its account is reached. */
  readonly credentialId: string;
  readonly region: string;
  readonly groupId: string;
  /** The group's name in EC2 and its VPC, as last read; `null` until the first read. */
  readonly groupName: string | null;
  readonly vpcId: string | null;
  readonly health: ResourceHealth;
  readonly createdAt: Date;
  readonly version: number;
}

/** What the last contact with AWS about a resource showed. */
export type ResourceHealth =
  | { readonly state: 'unknown' }
  | { readonly state: 'healthy'; readonly checkedAt: Date }
  | { readonly state: 'failing'; readonly checkedAt: Date; readonly problem: ResourceProblem };

export const RESOURCE_PROBLEMS = [
  /** AWS refused the call: the credential may not do it. */
  'unauthorized',
  /** AWS does not know the credential. */
  'credential-invalid',
  /** The security group does not exist any more. */
  'group-not-found',
  /** The group has no room for one more rule. */
  'rule-quota',
  /** AWS asks for fewer calls. */
  'throttled',
  /** AWS could not be reached or answered with an internal error. */
  'unavailable',
  /** Anything else; the detail says what. */
  'rejected',
] as const;

export interface ResourceProblem {
  readonly kind: (typeof RESOURCE_PROBLEMS)[number];
  /** One sentence without secrets: what happened and what to do about it. */
  readonly detail: string;
}
