import type { DecisionContext } from '../model/decision.ts';
import type { ResourceKind } from '../model/entity.ts';
import { ID_PREFIX_OF_KIND } from '../model/resource-id.ts';
import { RESOURCE_KINDS } from '../model/tags/taggable.ts';
import type { WorldView } from '../model/world-view.ts';
import { specifiedTags, tagsOf, valuesOf } from './call-parameters.ts';
import type { CallParameters } from './call-parameters.ts';
import { globalKeys, requestTagKeys, resourceTagKeys } from './condition-keys.ts';
import type { KeyValues } from './condition-keys.ts';
import { EC2_NEEDS, GROUP_NAME_PARAMETERS } from './ec2-needs.ts';
import type { Ec2Needs } from './ec2-needs.ts';
import type { AuthorizationRequest } from './evaluate.ts';

/** A call as authorization looks at it. */
export interface CallToAuthorize {
  readonly action: string;
  readonly parameters: CallParameters;
}

/** The world in which a call is looked at, and whose it is. */
export interface AuthorizationScope {
  readonly world: WorldView;
  readonly context: DecisionContext;
}

const KIND_OF_PREFIX: ReadonlyMap<string, ResourceKind> = new Map(
  RESOURCE_KINDS.map((kind) => [ID_PREFIX_OF_KIND[kind], kind]),
);

/** What a call of EC2 needs leave for. */
export function ec2Requests(
  scope: AuthorizationScope,
  { action, parameters }: CallToAuthorize,
): readonly AuthorizationRequest[] {
  const needs = EC2_NEEDS.get(action);
  const request = requestMaker(scope, `ec2:${action}`);
  if (needs === undefined) return [request('*', [])];

  const specified = specifiedTags(parameters);
  const sentTags = requestTagKeys(tagsOf(parameters, 'Tag'));
  return [
    ...namedResources(scope, needs, parameters).map(({ arn, keys }) => request(arn, [...keys, ...sentTags])),
    ...madeTypes(needs, specified).map((type) =>
      request(arnOf(scope.context, type, '*'), requestTagKeys(specified.get(type) ?? [])),
    ),
    ...[...specified].map(([type, tags]) =>
      requestMaker(scope, 'ec2:CreateTags')(arnOf(scope.context, type, '*'), [
        ['ec2:createaction', [action]],
        ...requestTagKeys(tags),
      ]),
    ),
  ];
}

/** Makes requests for one action, with what is known about every call. */
export function requestMaker({ context }: AuthorizationScope, action: string) {
  return (resource: string, keys: readonly KeyValues[]): AuthorizationRequest => ({
    action,
    resource,
    keys: new Map([...globalKeys(context), ...keys]),
  });
}

function madeTypes(
  { makes = [], makesTagged = [] }: Ec2Needs,
  specified: ReadonlyMap<string, unknown>,
): readonly string[] {
  return [...makes, ...makesTagged.filter((type) => specified.has(type))];
}

interface NamedResource {
  readonly arn: string;
  readonly keys: readonly KeyValues[];
}

function namedResources(
  scope: AuthorizationScope,
  { about = [] }: Ec2Needs,
  parameters: CallParameters,
): readonly NamedResource[] {
  const ids = about.flatMap((name) => {
    const values = valuesOf(parameters, name);
    if (GROUP_NAME_PARAMETERS.includes(name)) return values.map((group) => idOfGroupNamed(scope.world, group));
    return name === 'VpcId' && values.length === 0 ? [scope.world.defaultVpc()?.id ?? '*'] : values;
  });
  return [...new Set(ids)].map((id) => namedResource(scope, id));
}

/** A resource by its id; one that is not there has no tags, and its id stands in its ARN all the same. */
function namedResource({ world, context }: AuthorizationScope, id: string): NamedResource {
  if (id.startsWith('ami-')) return { arn: `arn:aws:ec2:${context.region}::image/${id}`, keys: [] };
  const kind = KIND_OF_PREFIX.get(id.slice(0, id.lastIndexOf('-')));
  if (kind === undefined) return { arn: arnOf(context, '*', id), keys: [] };
  const resource = world.find(kind, id);
  const keys = resource === undefined ? [] : resourceTagKeys(resource.tags);
  if (resource?.kind !== 'security-group') return { arn: arnOf(context, kind, id), keys };
  return {
    arn: arnOf(context, kind, id),
    keys: [...keys, ['ec2:securitygroupid', [id]], ['ec2:vpc', [arnOf(context, 'vpc', resource.vpcId)]]],
  };
}

function idOfGroupNamed(world: WorldView, name: string): string {
  const vpc = world.defaultVpc();
  return (vpc === undefined ? undefined : world.groupNamed(vpc.id, name)?.id) ?? name;
}

function arnOf({ accountId, region }: DecisionContext, type: string, id: string): string {
  return `arn:aws:ec2:${region}:${accountId}:${type}/${id}`;
}
