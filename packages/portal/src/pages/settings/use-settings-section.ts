import type { SettingsView } from '@gatelease/contract';
import { useState } from 'react';
import { callApi } from '../../api/call-api.ts';
import { hasCode } from '../../api/problem.ts';
import { useAction } from '../../api/use-action.ts';
import { notice } from '../../components/notice.ts';
import type { Draftable } from '../../drafts/draftable.ts';
import { useDraft } from '../../drafts/use-draft.ts';

type SectionName = Exclude<keyof SettingsView, 'version' | 'mailServer'>;

interface SectionOptions<Name extends SectionName, Form> {
  readonly name: Name;
  /** What the server has. */
  readonly settings: SettingsView;
  formOf(section: SettingsView[Name]): Draftable<Form>;
  sectionOf(form: Form): SettingsView[Name];
}

/**
 * What stands in the form of one section of the settings, kept as a draft.
 *
 * Sections are saved one by one, so somebody else's change of another section is no conflict; a change of this one
 * while it is edited is, and is shown before anything is saved over it.
 */
export function useSettingsSection<Name extends SectionName, Form extends object>(options: SectionOptions<Name, Form>) {
  const { name, settings, formOf, sectionOf } = options;
  const [base, setBase] = useState(settings);
  const saved = { version: settings.version, form: formOf(settings[name]) };
  const draft = useDraft<Form>({ key: `settings:${name}`, saved });
  const isOthers = draft.version === base.version && isSame(settings[name], base[name]);
  const isConflict = draft.isConflict && !isOthers;

  if (!draft.isDirty && base.version < settings.version) setBase(settings);
  const save = useAction<undefined, SettingsView>(async () => {
    const edited = await saveOver(settings, name, sectionOf(draft.form));
    setBase(edited);
    draft.take({ version: edited.version, form: formOf(edited[name]) });
    notice('Saved');
    return edited;
  });

  return {
    ...draft,
    saved: saved.form,
    isConflict,
    save,
    /** Drops what was typed. */
    discard: () => {
      save.forget();
      setBase(settings);
      draft.take();
    },
    /** Keeps what was typed, as a change of what is saved now. */
    rebase: () => {
      save.forget();
      setBase(settings);
      draft.rebase();
    },
  };
}

/** Saves the section; when only other sections moved on meanwhile, once more on top of them. */
async function saveOver<Name extends SectionName>(
  seen: SettingsView,
  name: Name,
  section: SettingsView[Name],
): Promise<SettingsView> {
  try {
    return await callApi('editSettings', { body: { version: seen.version, [name]: section } });
  } catch (error) {
    if (!hasCode(error, 'storage.conflict')) throw error;
    const now = await callApi('readSettings');
    if (!isSame(now[name], seen[name])) throw error;
    return callApi('editSettings', { body: { version: now.version, [name]: section } });
  }
}

function isSame(a: unknown, b: unknown): boolean {
  return JSON.stringify(a) === JSON.stringify(b);
}
