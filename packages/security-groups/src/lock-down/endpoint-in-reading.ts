import type { AccountReading } from '../world/account-reading.ts';
import { NOT_READ } from '../world/world.ts';
import type { WorldModel } from '../world/world-model.ts';
import type { ConnectEndpointSetting, ConnectTargets } from './connect-endpoint-plan.ts';
import type { FoundSubject } from './lock-down-draft.ts';
import type { LockDownProblem } from './lock-down-plan.ts';
import type { LockDownRequest } from './lock-down-request.ts';
import { vpcProblems } from './setting-problems.ts';

/** An endpoint that can be planned for. */
export type FoundEndpoint = Omit<FoundSubject, 'planned'> & { readonly setting: ConnectEndpointSetting };

/** Looks an Instance Connect Endpoint up by id or name, with those who are to be reached through it. */
export function endpointInReading(
  { connectEndpoints }: Pick<AccountReading, 'connectEndpoints'>,
  model: WorldModel,
  request: Extract<LockDownRequest, { readonly pattern: 'connect-endpoint' }>,
): FoundEndpoint | { readonly problems: readonly LockDownProblem[] } {
  const given = request.endpoint;
  if (connectEndpoints === NOT_READ || model.world.interfaces === NOT_READ) {
    return refused('lock-down.not-read', given, 'Credentials that may describe Connect Endpoints and interfaces.');
  }
  const endpoint = connectEndpoints.find(({ endpointId, name }) => given !== '' && [endpointId, name].includes(given));
  if (endpoint === undefined) {
    const known = connectEndpoints.map(({ endpointId }) => endpointId).join(', ');
    const expected = known === '' ? 'There is none in this region.' : `One that is there: ${known}.`;
    return refused('lock-down.endpoint-not-found', given, expected);
  }
  const [groupId] = endpoint.groupIds;
  if (groupId === undefined) {
    return refused('lock-down.endpoint-without-group', given, 'An endpoint with a security group.');
  }
  if (request.targets.length === 0) {
    return refused('lock-down.no-targets', given, 'A group or an instance to be reached: sg-… or i-….');
  }
  if (request.ports.length === 0) return refused('lock-down.no-ports', given, 'A port such as 22 or 3389.');

  const found = request.targets.map((target) => targetsOf(model, target, groupId));
  const problems = found.flatMap((one) => ('code' in one ? [one] : []));
  const targets = found.flatMap((one) => ('code' in one ? [] : [one]));
  const wrong = [
    ...problems,
    ...vpcProblems(model, [groupId, ...targets.map((target) => target.groupId)]),
    ...targets
      .filter((target) => target.groupId === groupId)
      .map((): LockDownProblem => ({
        code: 'lock-down.target-not-found',
        given: groupId,
        expected: "Targets with a group of their own: this one is the endpoint's.",
      })),
  ];
  if (wrong.length > 0) return { problems: wrong };

  const { interfaceIds, preservesClientAddress } = endpoint;
  return {
    subject: `Connect Endpoint ${endpoint.name ?? endpoint.endpointId}`,
    targets: [],
    notes: [
      preservesClientAddress
        ? "This endpoint keeps the clients' addresses: targets see the clients."
        : 'Targets see the address of the endpoint.',
    ],
    setting: {
      ...{ groupId, interfaceIds, preservesClientAddress, targets },
      ports: request.ports,
      admitBy: request.admitBy,
    },
  };
}

/** A group stands for whoever holds it; an instance for itself, by the first of its groups that the endpoint has not. */
function targetsOf(model: WorldModel, given: string, endpointGroupId: string): ConnectTargets | LockDownProblem {
  if (model.group(given) !== undefined) {
    const interfaceIds = model.interfacesOfGroup(given).map(({ interfaceId }) => interfaceId);
    return { groupId: given, interfaceIds };
  }
  const [first] = model.interfacesOfInstance(given);
  const groupId = first?.groupIds.find((id) => id !== endpointGroupId) ?? first?.groupIds[0];
  if (first !== undefined && groupId !== undefined) return { groupId, interfaceIds: [first.interfaceId] };
  return {
    code: 'lock-down.target-not-found',
    given,
    expected: 'A group or an instance of this account and region that was read: sg-… or i-….',
  };
}

function refused(code: LockDownProblem['code'], given: string, expected: string) {
  return { problems: [{ code, given, expected }] };
}
