import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { oracleVerdict } from '../../test/oracle/packet-oracle.ts';
import { packetsFrom, SMALL_WORLDS, STRANGERS } from '../../test/oracle/small-worlds.ts';
import { isTold } from '../../test/oracle/told-packets.ts';
import { groupId, model } from '../../test/world-sketch.ts';
import { allOf, anyOf } from '../explain/verdict.ts';
import type { Verdict } from '../explain/verdict.ts';
import type { PacketTraffic } from '../packet.ts';
import type { World, WorldInterface } from '../world/world.ts';
import { exposureOf } from './exposure.ts';
import type { Exposure } from './exposure.ts';
import type { ExposureSource } from './sender.ts';

const OUTSIDE = ['203.0.113.7', '8.8.8.8', '198.51.100.9', '2001:db8:f::1'];

describe('exposure, beside a judge that tries packets one by one', () => {
  it('of strangers and of the Internet holds what the judge lets them reach', () => {
    fc.assert(
      fc.property(SMALL_WORLDS, (world) => {
        const internet = exposed(world, { kind: 'internet' });
        for (const address of STRANGERS) {
          const alone = exposed(world, { kind: 'address', address });
          for (const receiver of interfacesOf(world))
            for (const traffic of packetsFrom(address)) {
              const expected = strangerReaches(world, address, receiver, traffic);
              const what = `${address} to ${receiver.interfaceId} ${JSON.stringify(traffic)}`;

              if (told(alone, receiver, traffic, address) !== expected)
                expect.fail(`${what}: the judge says ${expected}`);
              if (OUTSIDE.includes(address) && told(internet, receiver, traffic, address) !== expected) {
                expect.fail(`Internet, ${what}: the judge says ${expected}`);
              }
            }
        }
      }),
      { numRuns: 8 },
    );
  }, 60_000);

  it('of a group holds what the judge lets each of its members reach', () => {
    fc.assert(
      fc.property(SMALL_WORLDS, fc.constantFrom('web', 'app'), (world, name) => {
        const exposure = exposed(world, { kind: 'group', groupId: groupId(name) });
        const members = interfacesOf(world).filter(({ groupIds }) => groupIds.includes(groupId(name)));
        const addresses = members.flatMap((member) => member.addresses.map(({ address }) => address));
        for (const address of addresses)
          for (const receiver of interfacesOf(world).filter((entry) => !holds(entry, address)))
            for (const traffic of packetsFrom(address)) {
              const expected = memberReaches(
                world,
                members.filter((member) => holds(member, address)),
                receiver,
                {
                  traffic,
                  address,
                },
              );

              if (told(exposure, receiver, traffic, address) !== expected) {
                expect.fail(
                  `${address} to ${receiver.interfaceId} ${JSON.stringify(traffic)}: the judge says ${expected}`,
                );
              }
            }
      }),
      { numRuns: 15 },
    );
  }, 60_000);
});

function exposed(world: World, source: ExposureSource): Exposure {
  const answer = exposureOf(model(world), source);
  if (answer.kind === 'refused') throw new Error(answer.problem.code);
  return answer.exposure;
}

function told(
  { reached }: Exposure,
  { interfaceId }: WorldInterface,
  traffic: PacketTraffic,
  address: string,
): Verdict {
  const found = reached.find((entry) => entry.interfaceId === interfaceId);
  if (found === undefined) return 'no';
  const [isCertain, isOpen] = [found.certain, found.unknown].map((lines) => isTold(lines, traffic, address));
  if (isCertain === true && isOpen === true) throw new Error('Certain and unknown at once.');
  if (isCertain === true) return 'yes';
  return isOpen === true ? 'unknown' : 'no';
}

function strangerReaches(world: World, far: string, holder: WorldInterface, traffic: PacketTraffic): Verdict {
  const isMet = holder.addresses.some(({ address, publicAddress }) =>
    far.includes(':')
      ? address.includes(':')
      : OUTSIDE.includes(far)
        ? publicAddress !== undefined
        : !address.includes(':'),
  );
  return isMet ? oracleVerdict(world, { direction: 'ingress', holder, far, traffic }) : 'no';
}

function memberReaches(
  world: World,
  members: readonly WorldInterface[],
  receiver: WorldInterface,
  { traffic, address }: { readonly traffic: PacketTraffic; readonly address: string },
): Verdict {
  const into = oracleVerdict(world, { direction: 'ingress', holder: receiver, far: address, traffic });
  const targets = receiver.addresses
    .map((entry) => entry.address)
    .filter((at) => at.includes(':') === address.includes(':'));
  return anyOf(
    members.flatMap((holder) =>
      targets.map((far) => {
        const out = oracleVerdict(world, { direction: 'egress', holder, far, traffic });
        return allOf([into, out, holder.vpcId === receiver.vpcId ? 'yes' : 'unknown']);
      }),
    ),
  );
}

function holds({ addresses }: WorldInterface, text: string): boolean {
  return addresses.some(({ address }) => address === text);
}

function interfacesOf({ interfaces }: World): readonly WorldInterface[] {
  return interfaces === 'not-read' ? [] : interfaces;
}
