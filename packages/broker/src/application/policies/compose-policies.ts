import type { ApplicationContext } from '../application-context.ts';
import { makeAddPolicy, makeDeletePolicy, makeEditPolicy } from './edit-policies.ts';
import { makePreviewPolicyChange } from './preview-policy-change.ts';
import { makeListPolicies, makeReadPolicy } from './read-policies.ts';
import { makeTryPolicy } from './try-policy.ts';

/** What can be asked about access policies. */
export type PolicyUseCases = ReturnType<typeof composePolicies>;

export function composePolicies(context: ApplicationContext) {
  return {
    listPolicies: makeListPolicies(context),
    readPolicy: makeReadPolicy(context),
    addPolicy: makeAddPolicy(context),
    editPolicy: makeEditPolicy(context),
    deletePolicy: makeDeletePolicy(context),
    tryPolicy: makeTryPolicy(context),
    previewPolicyChange: makePreviewPolicyChange(context),
  };
}
