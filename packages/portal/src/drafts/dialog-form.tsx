import { Button, Group, Stack } from '@mantine/core';
import type { ReactNode } from 'react';
import type { Action } from '../api/use-action.ts';
import { ProblemAlert } from '../components/problem-alert.tsx';
import { RestoredNote } from './restored-note.tsx';
import type { FormDraft } from './use-draft.ts';

interface DialogFormProps {
  readonly action: Pick<Action<never, unknown>, 'isBusy' | 'problem' | 'forget'>;
  /** What was typed, where it is kept: then the form says so when it comes back, and Cancel drops it. */
  readonly draft?: Pick<FormDraft<object>, 'isRestored' | 'take' | 'drop'>;
  /** What the button does, as a verb: `Add`. */
  readonly verb: string;
  readonly children: ReactNode;
  onSubmit(): void;
  onClose(): void;
}

/**
 * The inside of every dialog that adds or changes something: what went wrong, the fields, Cancel and the verb.
 *
 * Cancel gives up what was typed. A dialog that is closed in another way, by Escape or a click beside it, brings it
 * back when it is opened again.
 */
export function DialogForm({ action, draft, verb, children, onSubmit, onClose }: DialogFormProps) {
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        onSubmit();
      }}
    >
      <ProblemAlert problem={action.problem} />
      <Stack>
        {draft?.isRestored === true && (
          <RestoredNote
            onStartAfresh={() => {
              draft.take();
              action.forget();
            }}
          />
        )}
        {children}
        <Group justify="flex-end">
          <Button
            variant="default"
            onClick={() => {
              draft?.drop();
              onClose();
            }}
          >
            Cancel
          </Button>
          <Button type="submit" loading={action.isBusy}>
            {verb}
          </Button>
        </Group>
      </Stack>
    </form>
  );
}
