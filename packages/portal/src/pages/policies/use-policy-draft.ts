import { useEffect, useState } from 'react';
import { loadDraft, saveDraft } from './policy-draft.ts';
import type { PolicyDraft } from './policy-draft.ts';
import { policyInputOf } from './policy-form.ts';
import type { PolicyForm } from './policy-form.ts';

/**
 * What stands in the editor. It survives a reload and an expired session, because it is kept in this tab while it
 * differs from `saved`, what the server has.
 *
 * When the server's version moves on and nothing was typed, the editor follows.
 */
export function usePolicyDraft(key: string, saved: PolicyDraft) {
  const [restored] = useState(() => loadDraft(key));
  const [draft, setDraft] = useState<PolicyDraft>(restored ?? saved);
  const [base, setBase] = useState<PolicyForm>(saved.form);
  const isDirty = !isSame(draft.form, base);

  if (!isDirty && draft.version !== saved.version) {
    setDraft(saved);
    setBase(saved.form);
  }
  useEffect(() => {
    saveDraft(key, isDirty ? draft : null);
  }, [key, draft, isDirty]);

  return {
    draft,
    isDirty,
    isRestored: restored !== null && isDirty,
    change: (changes: Partial<PolicyForm>) => {
      setDraft((before) => ({ ...before, form: { ...before.form, ...changes } }));
    },
    /** Takes over a version of the server, with its fields. */
    take: (version: PolicyDraft) => {
      setDraft(version);
      setBase(version.form);
    },
    /** Keeps the fields as they are, as a change of that version. */
    rebase: (version: number) => {
      setDraft((before) => ({ ...before, version }));
    },
  };
}

function isSame(a: PolicyForm, b: PolicyForm): boolean {
  return JSON.stringify(policyInputOf(a)) === JSON.stringify(policyInputOf(b));
}
