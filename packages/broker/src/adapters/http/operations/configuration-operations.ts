import type { Application } from '../../../application/application.ts';
import type { Handlers } from '../operation.ts';
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
    listResources: async (_, { caller }) => {
      const resources = await application.listResources(caller.principal);
      return { items: resources.map(presentResource), next: null };
    },

    addResource: async ({ body }, { caller }) => presentResource(await application.addResource(caller.principal, body)),

    readResource: async ({ params }, { caller }) =>
      presentResourceWithRules(await application.readResource(caller.principal, params)),

    refreshResource: async ({ params }, { caller }) => {
      await application.refreshResource(caller.principal, params);
      return null;
    },

    deleteResource: async ({ params }, { caller }) => {
      await application.deleteResource(caller.principal, params);
      return null;
    },

    listPolicies: async ({ query }, { caller }) => {
      const policies = await application.listPolicies(caller.principal, query);
      return { items: policies.map(presentPolicy), next: null };
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
