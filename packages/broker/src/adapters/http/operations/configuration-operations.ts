import type { Application } from '../../../application/application.ts';
import type { Handlers } from '../operation.ts';
import { pageRequest } from '../page-request.ts';
import { presentPolicy } from '../present/present-policy.ts';
import { presentPolicyChange, presentPolicyTrial } from '../present/present-policy-trial.ts';
import { presentResource, presentResourceWithRules } from '../present/present-resource.ts';

/** Resources and policies: what an administrator sets up. */
export function configurationOperations(
  application: Application,
): Handlers<
  | 'listResources'
  | 'addResource'
  | 'readResource'
  | 'refreshResource'
  | 'deleteResource'
  | 'listPolicies'
  | 'addPolicy'
  | 'readPolicy'
  | 'editPolicy'
  | 'deletePolicy'
  | 'tryPolicy'
  | 'previewPolicyChange'
> {
  return {
    listResources: async ({ query }, { caller }) => {
      const page = await application.listResources(caller.principal, query, pageRequest(query));
      const { items, next, regions, vpcIds } = page;
      return { items: items.map(presentResource), next, regions: [...regions], vpcIds: [...vpcIds] };
    },

    addResource: async ({ body }, { caller }) => presentResource(await application.addResource(caller.principal, body)),

    readResource: async ({ params }, { caller }) =>
      presentResourceWithRules(await application.readResource(caller.principal, params)),

    refreshResource: async ({ params }, { caller }) => {
      const { askedAt } = await application.refreshResource(caller.principal, params);
      return { askedAt: askedAt.toISOString() };
    },

    deleteResource: async ({ params }, { caller }) => {
      await application.deleteResource(caller.principal, params);
      return null;
    },

    listPolicies: async ({ query }, { caller }) => {
      const { items, next } = await application.listPolicies(caller.principal, query, pageRequest(query));
      return { items: items.map(presentPolicy), next };
    },

    addPolicy: async ({ body }, { caller }) => presentPolicy(await application.addPolicy(caller.principal, body)),

    readPolicy: async ({ params }, { caller }) => presentPolicy(await application.readPolicy(caller.principal, params)),

    editPolicy: async ({ params, body }, { caller }) =>
      presentPolicy(await application.editPolicy(caller.principal, { ...body, ...params })),

    deletePolicy: async ({ params, query }, { caller }) => {
      await application.deletePolicy(caller.principal, { ...params, ...query });
      return null;
    },

    tryPolicy: async ({ body }, { caller }) => presentPolicyTrial(await application.tryPolicy(caller.principal, body)),

    previewPolicyChange: async ({ params, body }, { caller }) =>
      presentPolicyChange(await application.previewPolicyChange(caller.principal, { ...params, ...body })),
  };
}
