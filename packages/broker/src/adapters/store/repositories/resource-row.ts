import { RESOURCE_PROBLEMS } from '../../../domain/resource.ts';
import type { Resource, ResourceHealth } from '../../../domain/resource.ts';
import { orNull, readInstant, readNumber, readOneOf, readText } from '../row-reader.ts';
import type { Row } from '../row-reader.ts';
import type { ResourceTable } from '../schema.ts';

export function rowOfResource(resource: Resource): ResourceTable {
  const { health } = resource;
  return {
    resource_id: resource.resourceId,
    organization_id: resource.organizationId,
    name: resource.name,
    kind: resource.kind,
    credential_id: resource.credentialId,
    region: resource.region,
    group_id: resource.groupId,
    group_name: resource.groupName,
    vpc_id: resource.vpcId,
    health_state: health.state,
    health_checked_at: health.state === 'unknown' ? null : health.checkedAt,
    problem_kind: health.state === 'failing' ? health.problem.kind : null,
    problem_detail: health.state === 'failing' ? health.problem.detail : null,
    created_at: resource.createdAt,
    version: resource.version,
  };
}

export function resourceOf(row: Row): Resource {
  return {
    resourceId: readText(row, 'resource_id'),
    organizationId: readText(row, 'organization_id'),
    name: readText(row, 'name'),
    kind: readOneOf(row, 'kind', ['security-group']),
    credentialId: readText(row, 'credential_id'),
    region: readText(row, 'region'),
    groupId: readText(row, 'group_id'),
    groupName: orNull(row, 'group_name', readText),
    vpcId: orNull(row, 'vpc_id', readText),
    health: healthOf(row),
    createdAt: readInstant(row, 'created_at'),
    version: readNumber(row, 'version'),
  };
}

function healthOf(row: Row): ResourceHealth {
  const state = readOneOf(row, 'health_state', ['unknown', 'healthy', 'failing']);
  if (state === 'unknown') return { state };

  const checkedAt = readInstant(row, 'health_checked_at');
  if (state === 'healthy') return { state, checkedAt };

  const kind = readOneOf(row, 'problem_kind', RESOURCE_PROBLEMS);
  return { state, checkedAt, problem: { kind, detail: readText(row, 'problem_detail') } };
}
