import { parseRule } from '../src/rule-text.ts';
import { readWorld } from '../src/world/read-world.ts';
import { NOT_READ } from '../src/world/world.ts';
import type { InterfaceKind, World, WorldGroup, WorldInterface, WorldRule } from '../src/world/world.ts';
import type { WorldModel } from '../src/world/world-model.ts';
import { valid } from './valid.ts';

/** A member of groups: its private address first, then its public one or none, then perhaps an IPv6 one. */
export interface Member {
  readonly groups: readonly string[];
  readonly at: string;
  readonly publicly?: string;
  readonly ipv6?: string;
  readonly vpc?: string;
  readonly subnet?: string;
  readonly kind?: InterfaceKind;
}

/** A world in few words; rules name groups by name. */
export interface Sketch {
  readonly groups: Readonly<Record<string, readonly string[]>>;
  readonly members?: Readonly<Record<string, Member>>;
  readonly prefixLists?: Readonly<Record<string, readonly string[]>>;
  readonly rest?: Partial<World>;
}

/** The id of a group that a sketch calls by name: any name has one, whether the world has the group or not. */
export function groupId(name: string): string {
  const digits = [...name].map((letter) => letter.charCodeAt(0).toString(16)).join('');
  return `sg-${digits.padEnd(17, '0').slice(0, 17)}`;
}

/** The id of a prefix list by its name. */
export function listId(name: string): string {
  return groupId(name).replace('sg-', 'pl-');
}

/** A rule that may name groups (`from web`) and lists (`from list office`) instead of ids. */
export function sketchRule(text: string, ruleId?: string): WorldRule {
  const [, before = '', list, peer = ''] = /^(.* (?:from|to) )(list )?(\S+)$/.exec(text) ?? [];
  const named = /^[a-z][a-z-]*$/.test(peer) && !peer.startsWith('sg-') && !peer.startsWith('pl-');
  const id = list === undefined ? groupId(peer) : listId(peer);
  const rule = valid(parseRule(named ? `${before}${id}` : text));
  return ruleId === undefined ? { rule } : { rule, ruleId };
}

export function sketchWorld({ groups, members = {}, prefixLists = {}, rest = {} }: Sketch): World {
  return {
    groups: Object.entries(groups).map(([name, rules]): WorldGroup => ({
      groupId: groupId(name),
      name,
      vpcId: 'vpc-1',
      rules: rules.map((text, index) => sketchRule(text, `sgr-${name}-${String(index)}`)),
    })),
    interfaces: Object.entries(members).map(([name, member]) => sketchInterface(name, member)),
    prefixLists: Object.entries(prefixLists).map(([name, cidrs]) => ({ prefixListId: listId(name), name, cidrs })),
    vpcs: [{ vpcId: 'vpc-1', cidrs: ['10.0.0.0/16', '2001:db8:1::/56'] }],
    subnets: NOT_READ,
    networkAcls: NOT_READ,
    routeTables: NOT_READ,
    peerings: NOT_READ,
    ...rest,
  };
}

export function sketch(description: Sketch): WorldModel {
  return model(sketchWorld(description));
}

export function model(world: World): WorldModel {
  const reading = readWorld(world);
  if (reading.kind === 'refused') throw new Error(JSON.stringify(reading.problems));
  return reading.model;
}

function sketchInterface(name: string, member: Member): WorldInterface {
  const { groups, at, publicly, ipv6, vpc = 'vpc-1', subnet = 'subnet-1', kind = 'instance' } = member;
  return {
    interfaceId: `eni-${name}`,
    kind,
    vpcId: vpc,
    subnetId: subnet,
    instanceId: `i-${name}`,
    name,
    groupIds: groups.map(groupId),
    addresses: [
      publicly === undefined ? { address: at } : { address: at, publicAddress: publicly },
      ...(ipv6 === undefined ? [] : [{ address: ipv6 }]),
    ],
  };
}
