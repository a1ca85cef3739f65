import { cidrAround, parseCidr } from '@gatelease/security-groups';

import { put } from '../change.ts';
import { accept, fail, pass, refuse } from '../decision.ts';
import type { Checked, Decision, DecisionContext } from '../decision.ts';
import { ec2Error, invalidValue, missingParameter } from '../ec2-error.ts';
import type { Vpc } from '../entity.ts';
import { defaultGroupOf } from '../security-group/default-rules.ts';
import { checkTags } from '../tags/check-tags.ts';
import type { Tag } from '../tag.ts';
import type { WorldView } from '../world-view.ts';
import { defaultVpc } from './default-vpc.ts';

/** What a network shall be. */
export interface CreateVpcInput {
  readonly cidr?: string;
  readonly hasIpv6: boolean;
  readonly tags: readonly Tag[];
}

const SHORTEST_PREFIX = 16;
const LONGEST_PREFIX = 28;
/** 2600:1f18::/32 is what us-east-1 hands out of; each VPC gets a /56 of it. */
const IPV6_POOL = 0x2600_1f18n << 96n;
const IPV6_PREFIX = 56;

/** Makes a network, with its group `default`. */
export function createVpc(world: WorldView, input: CreateVpcInput, context: DecisionContext): Decision<Vpc> {
  if (input.cidr === undefined) return refuse(missingParameter('cidrBlock'));
  const cidr = checkVpcCidr(input.cidr);
  if (!cidr.ok) return refuse(cidr.error);
  const tags = checkTags(input.tags);
  if (!tags.ok) return refuse(tags.error);

  const vpc: Vpc = {
    kind: 'vpc',
    id: context.newId('vpc'),
    cidr: cidr.value,
    ...(input.hasIpv6 && { ipv6Cidr: freeIpv6Cidr(world) }),
    isDefault: false,
    tags: tags.value,
  };
  return accept([vpc, ...defaultGroupOf(vpc, context)].map(put), vpc);
}

/** Makes the default network again after it was deleted. */
export function createDefaultVpc(world: WorldView, _input: unknown, context: DecisionContext): Decision<Vpc> {
  if (world.defaultVpc() !== undefined) {
    return refuse(ec2Error('DefaultVpcAlreadyExists', 'A Default VPC already exists for this account in this region.'));
  }
  const entities = defaultVpc(context);
  return accept(entities.map(put), entities[0]);
}

function checkVpcCidr(text: string): Checked<string> {
  const cidr = parseCidr(text);
  if (!cidr.ok || cidr.value.family !== 'ipv4') {
    return fail(invalidValue(text, 'cidrBlock', 'This is not a valid CIDR block.'));
  }
  const { prefixLength, text: canonical } = cidr.value;
  if (prefixLength < SHORTEST_PREFIX || prefixLength > LONGEST_PREFIX) {
    return fail(ec2Error('InvalidVpc.Range', `The CIDR '${text}' is invalid.`));
  }
  return pass(canonical);
}

/** The first block of the pool that no VPC has. */
function freeIpv6Cidr(world: WorldView): string {
  const taken = new Set([...world.vpcs.values()].map(({ ipv6Cidr }) => ipv6Cidr));
  for (let number = 0n; ; number += 1n) {
    const value = IPV6_POOL | (number << (128n - BigInt(IPV6_PREFIX)));
    const { text } = cidrAround({ family: 'ipv6', text: '', value }, IPV6_PREFIX);
    if (!taken.has(text)) return text;
  }
}
