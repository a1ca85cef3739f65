import { put } from '../change.ts';
import { accept, answer, fail, pass, refuse } from '../decision.ts';
import type { Checked, Decision, DecisionContext } from '../decision.ts';
import type { Instance, NetworkInterface } from '../entity.ts';
import { checkTags } from '../tags/check-tags.ts';
import { AddressAllocation } from '../vpc/subnet-addresses.ts';
import type { WorldView } from '../world-view.ts';
import { describeInstance } from './instance-description.ts';
import type { InstanceDescription, Reservation } from './instance-description.ts';
import { checkCounts, findPlace } from './launch-request.ts';
import type { LaunchPlace, LaunchRequest } from './launch-request.ts';
import { publicAddressFor } from './public-address.ts';

interface Launched {
  readonly instance: Instance;
  readonly entry: NetworkInterface;
}

/**
 * Launches instances, each with one network interface that holds the groups.
 *
 * Only what matters to security groups is there: no image is looked for and nothing boots. A repeated client token
 * gives the first launch again.
 */
export function runInstances(
  world: WorldView,
  request: LaunchRequest,
  context: DecisionContext,
): Decision<Reservation> {
  const repeated = repeatedLaunch(world, request);
  if (repeated !== undefined) return answer(repeated);

  const imageId = checkCounts(request);
  if (!imageId.ok) return refuse(imageId.error);
  const place = findPlace(world, request, context.settings);
  if (!place.ok) return refuse(place.error);
  for (const tags of [request.instanceTags, request.interfaceTags]) {
    const checked = checkTags(tags);
    if (!checked.ok) return refuse(checked.error);
  }
  const launched = launchAll(world, { request, imageId: imageId.value, place: place.value, context });
  if (!launched.ok) return refuse(launched.error);

  const changes = launched.value.flatMap(({ instance, entry }) => [put(instance), put(entry)]);
  return accept(changes, reservationOf(world, launched.value));
}

interface Launch {
  readonly request: LaunchRequest;
  readonly imageId: string;
  readonly place: LaunchPlace;
  readonly context: DecisionContext;
}

/** As many as there are addresses for, if that is enough. */
function launchAll(world: WorldView, launch: Launch): Checked<readonly Launched[]> {
  const { request, place, context } = launch;
  const addresses = new AddressAllocation(world, place.subnet);
  const publicAddresses = new Set<string>();
  const isPublicTaken = (address: string) => publicAddresses.has(address) || world.isPublicAddressTaken(address);
  const reservationId = context.newId('r');
  const launched: Launched[] = [];
  while (launched.length < request.atMost) {
    const address = addresses.take(request.privateAddress);
    if (!address.ok) {
      if (launched.length >= request.atLeast) break;
      return fail(address.error);
    }
    const one = launchOne(
      launch,
      { reservationId, launchIndex: launched.length, privateAddress: address.value },
      isPublicTaken,
    );
    if (one.entry.publicAddress !== undefined) publicAddresses.add(one.entry.publicAddress);
    launched.push(one);
  }
  return pass(launched);
}

function launchOne(
  { request, imageId, place: { subnet, groupIds }, context }: Launch,
  place: Pick<Instance, 'reservationId' | 'launchIndex' | 'privateAddress'>,
  isPublicTaken: (address: string) => boolean,
): Launched {
  const { instanceType, keyName, clientToken, hasPublicAddress = subnet.hasPublicAddresses } = request;
  const launchedAt = context.now.toISOString();
  const instance: Instance = {
    kind: 'instance',
    id: context.newId('i'),
    ...place,
    imageId,
    instanceType,
    ...(keyName !== undefined && { keyName }),
    vpcId: subnet.vpcId,
    subnetId: subnet.id,
    launchedAt,
    ...(clientToken !== undefined && { clientToken }),
    tags: request.instanceTags,
  };
  const id = context.newId('eni');
  const entry: NetworkInterface = {
    kind: 'network-interface',
    id,
    vpcId: subnet.vpcId,
    subnetId: subnet.id,
    description: '',
    interfaceType: 'interface',
    privateAddress: place.privateAddress,
    ...(hasPublicAddress && { publicAddress: publicAddressFor(id, isPublicTaken) }),
    groupIds,
    hasSourceDestCheck: true,
    attachment: {
      id: context.newId('eni-attach'),
      instanceId: instance.id,
      deviceIndex: 0,
      attachedAt: launchedAt,
      isDeletedOnTermination: true,
    },
    tags: request.interfaceTags,
  };
  return { instance, entry };
}

function reservationOf(world: WorldView, launched: readonly Launched[]): Reservation {
  const instances = launched.map(({ instance, entry }): InstanceDescription => ({
    ...describeInstance(world, instance, [entry]),
    state: 'pending',
  }));
  return { reservationId: launched[0]?.instance.reservationId ?? '', instances };
}

function repeatedLaunch(world: WorldView, { clientToken }: LaunchRequest): Reservation | undefined {
  if (clientToken === undefined) return undefined;
  const before = world.instancesByClientToken.all(clientToken);
  const [first] = before;
  if (first === undefined) return undefined;
  const instances = before.map((instance) =>
    describeInstance(world, instance, world.interfacesByInstance.all(instance.id)),
  );
  return { reservationId: first.reservationId, instances };
}
