import { useDraft, useDropDraft } from '../../drafts/use-draft.ts';
import type { FormDraft } from '../../drafts/use-draft.ts';
import type { Draft } from '../../drafts/stored-drafts.ts';
import { newPolicyForm, policyInputOf } from './policy-form.ts';
import type { PolicyForm } from './policy-form.ts';

/** Every list with one element, so that a stored draft can be recognized. */
const SHAPE: PolicyForm = { ...newPolicyForm('', ''), windows: [{ days: [''], from: '', to: '' }] };

/** What stands in the editor of a policy, kept while it says something else than what the server has. */
export function usePolicyDraft(key: string, saved: Draft<PolicyForm>): FormDraft<PolicyForm> {
  return useDraft({ key: storedAs(key), saved, shape: SHAPE, isSame });
}

function isSame(a: PolicyForm, b: PolicyForm): boolean {
  return JSON.stringify(policyInputOf(a)) === JSON.stringify(policyInputOf(b));
}

/** How to drop what stands in the editor of a policy that is gone. */
export function useDropPolicyDraft(key: string): () => void {
  return useDropDraft(storedAs(key));
}

function storedAs(key: string): string {
  return `policy:${key}`;
}
