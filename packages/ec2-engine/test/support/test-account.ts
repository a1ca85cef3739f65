import { USUAL_SETTINGS } from '../../src/model/account/account-settings.ts';
import type { AccountSettings } from '../../src/model/account/account-settings.ts';
import type { DecisionContext } from '../../src/model/decision.ts';
import type { Ec2Error } from '../../src/model/ec2-error.ts';
import { put } from '../../src/model/change.ts';
import { World } from '../../src/model/world.ts';
import { emptySeed } from '../../src/seed/empty-seed.ts';
import { countedIds } from '../../src/seed/seed.ts';
import type { Seed } from '../../src/seed/seed.ts';
import { findOperation } from '../../src/wire/catalogue.ts';
import { ParameterReader } from '../../src/wire/parameter-reader.ts';

export const ACCOUNT_ID = '000000000000';
export const DEFAULT_VPC_ID = 'vpc-0def0000000000001';
export const DEFAULT_GROUP_ID = 'sg-0def0000000000001';

const EC2_VERSION = '2016-11-15';
export const CLASSIC_ELB_VERSION = '2012-06-01';
export const ELB_VERSION = '2015-12-01';

/** Which API a call is for: EC2, or one of the two of load balancing. */
export type ApiVersion = typeof EC2_VERSION | typeof CLASSIC_ELB_VERSION | typeof ELB_VERSION;

/** Nested parameters, as an SDK takes them, with EC2's names. */
export interface Parameters {
  readonly [name: string]: string | number | boolean | Parameters | readonly (string | Parameters)[];
}

/** What a call gave: the inside of its response element, or its error. */
export type Outcome =
  { readonly body: string; readonly error?: never } | { readonly error: Ec2Error; readonly body?: never };

/** An account without network and disk: calls go through the wire forms and the model, and change its world at once. */
export class TestAccount {
  readonly world = new World();
  now = new Date('2026-03-02T10:00:00Z');
  settings: AccountSettings = USUAL_SETTINGS;
  readonly #newId = countedIds('07e5');

  constructor(seed: Seed = emptySeed) {
    this.world.apply(seed({ accountId: ACCOUNT_ID, region: 'us-east-1', now: this.now }).map(put));
  }

  get context(): DecisionContext {
    return { now: this.now, accountId: ACCOUNT_ID, region: 'us-east-1', newId: this.#newId, settings: this.settings };
  }

  call(action: string, parameters: Parameters = {}, version: ApiVersion = EC2_VERSION): Outcome {
    const decide = findOperation(action, version)!.prepare(ParameterReader.of(flatten(parameters)));
    const executed = decide(this.world, this.context);
    if (executed.kind === 'refused') return { error: executed.error };
    this.world.apply(executed.changes);
    return { body: executed.body() };
  }

  /** A call that must succeed. */
  done(action: string, parameters: Parameters = {}, version: ApiVersion = EC2_VERSION): string {
    const { body, error } = this.call(action, parameters, version);
    if (body === undefined) throw new Error(`${action}: ${error.code}: ${error.message}`);
    return body;
  }

  createGroup(name: string, vpcId?: string): string {
    const vpc = vpcId === undefined ? {} : { VpcId: vpcId };
    return text(
      this.done('CreateSecurityGroup', { GroupName: name, GroupDescription: 'For a test', ...vpc }),
      'groupId',
    );
  }

  createVpc(cidr = '10.0.0.0/16'): string {
    return text(this.done('CreateVpc', { CidrBlock: cidr }), 'vpcId');
  }

  createSubnet(vpcId: string, cidr = '10.0.0.0/24'): string {
    return text(this.done('CreateSubnet', { VpcId: vpcId, CidrBlock: cidr }), 'subnetId');
  }

  /** The keys of all rules of a group, as `sgr-` ids. */
  ruleIds(groupId: string): readonly string[] {
    return this.world.rulesByGroup.all(groupId).map(({ id }) => id);
  }
}

/** One permission for one CIDR. */
export function tcp(port: number, cidr: string, description?: string): Parameters {
  const range = description === undefined ? { CidrIp: cidr } : { CidrIp: cidr, Description: description };
  return { IpProtocol: 'tcp', FromPort: port, ToPort: port, IpRanges: [range] };
}

/** A list as load balancing takes it. */
export function member(...items: readonly (string | Parameters)[]): Parameters {
  return { member: items };
}

/** The values of all elements with this name. */
export function texts(xml: string, name: string): readonly string[] {
  return [...xml.matchAll(new RegExp(`<${name}>([^<]*)</${name}>`, 'g'))].map(([, value]) => value ?? '');
}

/** The value of the first element with this name. */
export function text(xml: string, name: string): string {
  const [first] = texts(xml, name);
  if (first === undefined) throw new Error(`there is no ${name} in ${xml}`);
  return first;
}

/** Nested parameters as EC2's flat ones: lists count from 1. */
export function flatten(parameters: Parameters, prefix = ''): ReadonlyMap<string, string> {
  const flat = new Map<string, string>();
  for (const [name, value] of Object.entries(parameters)) {
    const entries = Array.isArray(value)
      ? value.map((item, index) => [`${prefix}${name}.${String(index + 1)}`, item] as const)
      : [[`${prefix}${name}`, value] as const];
    for (const [key, item] of entries) {
      if (typeof item === 'object') for (const [k, v] of flatten(item as Parameters, `${key}.`)) flat.set(k, v);
      else flat.set(key, String(item));
    }
  }
  return flat;
}
