import { Button, Group } from '@mantine/core';
import type { ReactNode } from 'react';
import { hasCode } from '../../api/problem.ts';
import type { Action } from '../../api/use-action.ts';
import { ProblemAlert } from '../../components/problem-alert.tsx';
import { ConflictAlert } from '../../drafts/conflict-alert.tsx';
import { differencesOf } from '../../drafts/differences.ts';
import type { FieldText } from '../../drafts/differences.ts';
import { RestoredNote } from '../../drafts/restored-note.tsx';
import type { FormDraft } from '../../drafts/use-draft.ts';
import classes from './settings-page.module.css';

interface SettingsSectionProps<Form> {
  readonly title: string;
  readonly hint: string;
  /** From `useSettingsSection`. */
  readonly section: Pick<FormDraft<Form>, 'form' | 'isDirty' | 'isConflict' | 'isRestored' | 'rebase'> & {
    readonly saved: Form;
    readonly save: Action<undefined, unknown>;
    discard(): void;
  };
  /** All fields of the section in words, for showing what two administrators disagree about. */
  tell(form: Form): readonly FieldText[];
  readonly children: ReactNode;
}

/** A form for one section of the settings, with its own button to save. */
export function SettingsSection<Form>({ title, hint, section, tell, children }: SettingsSectionProps<Form>) {
  const { form, saved, save, isDirty, isConflict, isRestored, discard, rebase } = section;
  return (
    <section className={classes['section']} aria-label={title}>
      <form
        onSubmit={(event) => {
          event.preventDefault();
          void save.run(undefined);
        }}
      >
        <h2 className={classes['heading']}>{title}</h2>
        <p className={classes['hint']}>{hint}</p>
        {isConflict && (
          <ConflictAlert
            what="section"
            differences={differencesOf(tell(form), tell(saved))}
            onTake={discard}
            onOverwrite={rebase}
          />
        )}
        <ProblemAlert problem={isConflict && hasCode(save.error, 'storage.conflict') ? null : save.problem} />
        <div className={classes['fields']}>
          {isRestored && !isConflict && <RestoredNote onStartAfresh={discard} />}
          {children}
        </div>
        <Group mt="lg" gap="sm">
          <Button type="submit" loading={save.isBusy} disabled={!isDirty || isConflict}>
            Save
          </Button>
          {isDirty && !isConflict && (
            <Button variant="subtle" onClick={discard}>
              Discard
            </Button>
          )}
        </Group>
      </form>
    </section>
  );
}
