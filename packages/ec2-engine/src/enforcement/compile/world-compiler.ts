import type { IpAddress } from '@gatelease/security-groups';

import type { Change } from '../../model/change.ts';
import { AMAZON_ELB_GROUP, isClassic } from '../../model/classic/classic-network.ts';
import type { NetworkInterface } from '../../model/entity.ts';
import { AMAZON_ELB } from '../../model/load-balancing/balancer-interfaces.ts';
import { isBusy } from '../../model/prefix-list/prefix-list.ts';
import { prefixListCidrs } from '../../model/reach/peers-at.ts';
import { isStale } from '../../model/security-group/describe-stale-security-groups.ts';
import type { WorldView } from '../../model/world-view.ts';
import { AddressBook } from './address-book.ts';
import { addressElements } from './address-elements.ts';
import type { AddressHolder } from './address-elements.ts';
import { GROUP_NUMBERS } from './base-table.ts';
import { Compilation } from './compilation.ts';
import type { TableChange, TableContent } from './compilation.ts';
import { element } from './element.ts';
import type { Element } from './element.ts';
import { GroupNumbers } from './group-numbers.ts';
import { ruleElements } from './rule-elements.ts';
import { fixedServices, serviceIn } from './unfiltered-services.ts';

type Sources = Map<string, readonly Element[]>;

/**
 * Keeps the wanted table in step with a world: each change of the world becomes a change of the table.
 *
 * A rule, an address, a group is compiled by itself, from the world as it is after the change. So what a change costs
 * depends on what it touches: a rule is its own elements, a member one element an address however many rules name the
 * group, a prefix list its entries for each rule that names it.
 */
export class WorldCompiler {
  readonly #world: WorldView;
  readonly #compilation = new Compilation();
  readonly #numbers = new GroupNumbers();
  readonly #addresses = new AddressBook();

  /** Compiles the world as it is at `now`. */
  constructor(world: WorldView, now: Date) {
    this.#world = world;
    const sources: Sources = new Map([['services', fixedServices()]]);
    for (const { id } of world.vpcs.values()) this.#compileVpc(sources, id);
    for (const { id } of world.subnets.values()) this.#compileSubnet(sources, id);
    for (const { id } of world.groups.values()) this.#compileGroup(sources, id);
    for (const { id } of world.interfaces.values()) this.#noteInterface(id);
    for (const { id } of world.interfaces.values()) this.#compileInterface(sources, id);
    for (const { id } of world.rules.values()) this.#compileRule(sources, id, now);
    this.#compilation.replace(sources);
  }

  /** The table that the world asks for. */
  get content(): TableContent {
    return this.#compilation.content();
  }

  get size(): number {
    return this.#compilation.size;
  }

  /** Addresses that two interfaces have, and that are therefore closed. */
  get sharedAddresses(): readonly string[] {
    return this.#addresses.shared();
  }

  /** What changes of the world, which it has seen already, change in the table. */
  compile(changes: readonly Change[], now: Date): TableChange {
    const sources: Sources = new Map();
    for (const change of changes) {
      const kind = change.kind === 'put' ? change.entity.kind : change.entityKind;
      const id = change.kind === 'put' ? change.entity.id : change.id;
      switch (kind) {
        case 'vpc':
          this.#compileVpc(sources, id);
          break;
        case 'subnet':
          this.#compileSubnet(sources, id);
          break;
        case 'security-group':
          this.#compileGroup(sources, id);
          for (const rule of this.#world.rulesByPeerGroup.all(id)) this.#compileRule(sources, rule.id, now);
          break;
        case 'security-group-rule':
          this.#compileRule(sources, id, now);
          break;
        case 'network-interface':
          this.#compileInterface(sources, id);
          break;
        case 'prefix-list':
          for (const rule of this.#world.rulesByPrefixList.all(id)) this.#compileRule(sources, rule.id, now);
          break;
        case 'prefix-list-version':
        case 'vpc-peering-connection':
        case 'instance':
        case 'instance-connect-endpoint':
        case 'classic-load-balancer':
        case 'load-balancer':
        case 'listener':
        case 'target-group':
          break;
      }
    }
    return this.#compilation.replace(sources);
  }

  /** What has become different by time alone: entries of prefix lists that were being changed. */
  compilePrefixLists(ids: Iterable<string>, now: Date): TableChange {
    const sources: Sources = new Map();
    for (const id of ids) {
      for (const rule of this.#world.rulesByPrefixList.all(id)) this.#compileRule(sources, rule.id, now);
    }
    return this.#compilation.replace(sources);
  }

  /** The prefix lists that are at work on a change, and when the first of them is done. */
  busyPrefixLists(now: Date): ReadonlyMap<string, Date> {
    return new Map(
      [...this.#world.prefixLists.values()]
        .filter((list) => isBusy(list, now))
        .map(({ id, lastChange }) => [id, new Date(lastChange.doneAt)] as const),
    );
  }

  #compileVpc(sources: Sources, id: string): void {
    const vpc = this.#world.vpcs.get(id);
    sources.set(`vpc ${id}`, vpc === undefined ? [] : serviceIn(vpc.cidr, 2));
  }

  #compileSubnet(sources: Sources, id: string): void {
    const subnet = this.#world.subnets.get(id);
    sources.set(`subnet ${id}`, subnet === undefined ? [] : serviceIn(subnet.cidr, 1));
  }

  #compileGroup(sources: Sources, id: string): void {
    const isThere = this.#world.groups.get(id) !== undefined && /^[a-z0-9-]+$/.test(id);
    const told = () => ({ ...element(GROUP_NUMBERS, [this.#numbers.of(id)]), comment: id });
    sources.set(`group ${id}`, isThere ? [told()] : []);
  }

  #compileRule(sources: Sources, id: string, now: Date): void {
    const entry = this.#world.rules.get(id);
    const isIdle = entry === undefined || isStale(this.#world, entry);
    const elements = isIdle
      ? []
      : ruleElements(entry.rule, {
          groupId: entry.groupId,
          numberOf: (groupId) => this.#numbers.of(groupId),
          prefixListEntries: (prefixListId) => prefixListCidrs({ world: this.#world, now }, prefixListId),
        });
    sources.set(`rule ${id}`, elements);
  }

  #noteInterface(id: string): readonly IpAddress[] {
    return this.#addresses.note(id, this.#world.interfaces.get(id));
  }

  #compileInterface(sources: Sources, id: string): void {
    for (const address of this.#noteInterface(id)) {
      const holders = this.#addresses.holdersOf(address.text).flatMap((holder) => this.#holder(holder) ?? []);
      sources.set(`address ${address.text}`, addressElements(address, holders));
    }
  }

  #holder(interfaceId: string): AddressHolder | undefined {
    const entry = this.#world.interfaces.get(interfaceId);
    if (entry === undefined) return undefined;
    const isGuarded = entry.groupIds.length > 0;
    return {
      groups: peerGroupsOf(entry).map((groupId) => this.#numbers.of(groupId)),
      isGuarded: { in: isGuarded, out: isGuarded && !isClassic(entry.vpcId) },
    };
  }
}

/** The groups whose member an interface is. In EC2-Classic a load balancer is one of the group of all load balancers. */
function peerGroupsOf({ vpcId, requesterId, groupIds }: NetworkInterface): readonly string[] {
  return isClassic(vpcId) && requesterId === AMAZON_ELB ? [...groupIds, AMAZON_ELB_GROUP.id] : groupIds;
}
