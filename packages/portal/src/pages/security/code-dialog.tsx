import { Button, Group, Modal } from '@mantine/core';
import type { ReactNode } from 'react';
import type { Action } from '../../api/use-action.ts';
import { ProblemAlert } from '../../components/problem-alert.tsx';
import { useFields } from '../../components/use-fields.ts';
import { CodeInput } from './code-input.tsx';
import classes from './security.module.css';

interface CodeDialogProps<Output> {
  readonly isOpen: boolean;
  readonly title: string;
  /** What the button does, as a verb. */
  readonly verb: string;
  readonly isDangerous?: boolean;
  readonly action: Action<string, Output>;
  readonly children: ReactNode;
  onDone(output: Output): void;
  onClose(): void;
}

/** Asks for a code before something that only the owner of the second factor may do. */
export function CodeDialog<Output>(props: CodeDialogProps<Output>) {
  const { isOpen, title, onClose } = props;
  return (
    <Modal opened={isOpen} onClose={onClose} title={title}>
      <CodeForm {...props} />
    </Modal>
  );
}

function CodeForm<Output>(props: CodeDialogProps<Output>) {
  const { verb, isDangerous = false, action, children, onDone, onClose } = props;
  const { values, field } = useFields({ code: '' }, action.problem);
  const submit = async (): Promise<void> => {
    const output = await action.run(values.code);
    if (output !== undefined) onDone(output);
  };

  return (
    <form
      className={classes['steps']}
      onSubmit={(event) => {
        event.preventDefault();
        void submit();
      }}
    >
      <ProblemAlert problem={action.problem} />
      <div>{children}</div>
      <CodeInput label="Code of the app, or a recovery code" {...field('code')} />
      <Group justify="flex-end">
        <Button variant="default" onClick={onClose}>
          Keep as it is
        </Button>
        <Button type="submit" {...(isDangerous ? { color: 'red' } : {})} loading={action.isBusy}>
          {verb}
        </Button>
      </Group>
    </form>
  );
}
