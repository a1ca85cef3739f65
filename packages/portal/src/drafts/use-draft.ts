import { useEffect, useState } from 'react';
import { useSession } from '../app/session-context.ts';
import type { Draftable } from './draftable.ts';
import { loadDraft, saveDraft } from './stored-drafts.ts';
import type { Draft } from './stored-drafts.ts';

/** What stands in a form, and what can be done with it. */
export interface FormDraft<Form> {
  readonly form: Form;
  /** The version of the thing that the edit began with; 0 for something new. */
  readonly version: number;
  readonly isDirty: boolean;
  /** What stands there was typed before the page was left, and can be dropped. */
  readonly isRestored: boolean;
  /** Somebody else saved a version after the one that is edited here. */
  readonly isConflict: boolean;
  change(changes: Partial<Form>): void;
  /** Takes over a version of the server, with its fields. Without one: what the server has. */
  take(saved?: Draft<Form>): void;
  /** Keeps the fields as they are, as a change of the server's newest version. */
  rebase(): void;
  /** Drops what was typed, as after it was saved or given up; for when the form goes away with it. */
  drop(): void;
}

interface DraftOptions<Form> {
  /** What is edited: `policy:<id>`, `new-group`. Drafts of other people under the same key are never shown. */
  readonly key: string;
  /** What the server has; for something new, what the form begins with. */
  readonly saved: Draft<Draftable<Form>>;
  /** A form with one element in every list that does not hold texts, for recognizing a stored one. */
  readonly shape?: Form;
  /** Whether two forms say the same; by default, whether they were typed the same. */
  isSame?(a: Form, b: Form): boolean;
}

/**
 * What stands in a form. It survives a reload, an expired session and a refused save, because it is kept in this tab
 * while it differs from what the server has. Never for a password, a code or a secret.
 *
 * When the server's version moves on and nothing was typed, the form follows.
 */
export function useDraft<Form extends object>(options: DraftOptions<Form>): FormDraft<Form> {
  const { saved, shape, isSame = isTypedSame } = options;
  const { person } = useSession();
  const key = storedKey(person, options.key);
  const [restored] = useState(() => loadDraft<Form>(key, shape ?? saved.form));
  const [draft, setDraft] = useState<Draft<Form>>(restored ?? saved);
  const [base, setBase] = useState<Form>(saved.form);
  const isDirty = !isSame(draft.form, base);

  if (!isDirty && draft.version !== saved.version) {
    setDraft(saved);
    setBase(saved.form);
  }
  useEffect(() => {
    saveDraft(key, isDirty ? draft : null);
  }, [key, draft, isDirty]);

  return {
    form: draft.form,
    version: draft.version,
    isDirty,
    isRestored: restored !== null && isDirty,
    isConflict: isDirty && draft.version !== saved.version,
    change: (changes) => {
      setDraft((before) => ({ ...before, form: { ...before.form, ...changes } }));
    },
    take: (version = saved) => {
      setDraft(version);
      setBase(version.form);
    },
    rebase: () => {
      setDraft((before) => ({ ...before, version: saved.version }));
    },
    drop: () => {
      setDraft(saved);
      setBase(saved.form);
      saveDraft(key, null);
    },
  };
}

/** How to drop a draft from beside its form, as after the thing was deleted. */
export function useDropDraft(key: string): () => void {
  const { person } = useSession();
  return () => {
    saveDraft(storedKey(person, key), null);
  };
}

function storedKey({ personId }: { readonly personId: string }, key: string): string {
  return `${personId}.${key}`;
}

function isTypedSame(a: object, b: object): boolean {
  return JSON.stringify(a) === JSON.stringify(b);
}
