/** Numbers that look random and are the same in every run (Lehmer's generator). */
export class Dice {
  #state: number;

  constructor(seed: number) {
    this.#state = seed;
  }

  below(bound: number): number {
    this.#state = (this.#state * 48_271) % 2_147_483_647;
    return this.#state % bound;
  }

  one<T>(choices: readonly T[]): T {
    return choices[this.below(choices.length)]!;
  }

  some<T>(choices: readonly T[], most: number): readonly T[] {
    const count = 1 + this.below(most);
    return [...new Set(Array.from({ length: count }, () => this.one(choices)))];
  }
}

/** What random rules may name. */
export interface RuleChoices {
  readonly groupIds: readonly string[];
  readonly ipv4: readonly string[];
  readonly ipv6: readonly string[];
  readonly prefixListIds: readonly string[];
}

/** A permission as the AWS SDK takes it. */
export function randomPermission(dice: Dice, choices: RuleChoices) {
  return { ...randomTraffic(dice), ...randomPeer(dice, choices) };
}

function randomTraffic(dice: Dice): { IpProtocol: string; FromPort?: number; ToPort?: number } {
  const port = dice.one([0, 22, 80, 443, 1000, 8000, 65535]);
  switch (dice.below(9)) {
    case 0:
      return { IpProtocol: '-1' };
    case 1:
      return { IpProtocol: dice.one(['50', '99']) };
    case 2:
      return { IpProtocol: dice.one(['icmp', 'icmpv6']), FromPort: -1, ToPort: -1 };
    case 3:
      return { IpProtocol: dice.one(['icmp', 'icmpv6']), FromPort: dice.one([8, 13, 128]), ToPort: -1 };
    case 4:
      return { IpProtocol: dice.one(['icmp', 'icmpv6']), FromPort: dice.one([8, 15, 128]), ToPort: dice.below(3) };
    case 5:
      return { IpProtocol: dice.one(['tcp', 'udp']), FromPort: 0, ToPort: 65535 };
    case 6:
      return { IpProtocol: dice.one(['tcp', 'udp']), FromPort: port, ToPort: Math.min(65535, port + dice.below(9000)) };
    default:
      return { IpProtocol: dice.one(['tcp', 'udp']), FromPort: port, ToPort: port };
  }
}

function randomPeer(dice: Dice, { groupIds, ipv4, ipv6, prefixListIds }: RuleChoices) {
  switch (dice.below(5)) {
    case 0:
      return { Ipv6Ranges: [{ CidrIpv6: dice.one(ipv6) }] };
    case 1:
      return { PrefixListIds: [{ PrefixListId: dice.one(prefixListIds) }] };
    case 2:
      return { UserIdGroupPairs: [{ GroupId: dice.one(groupIds) }] };
    default:
      return { IpRanges: [{ CidrIp: dice.one(ipv4) }] };
  }
}
