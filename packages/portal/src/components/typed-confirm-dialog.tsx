import { Button, Group, Modal, TextInput } from '@mantine/core';
import { useState } from 'react';
import type { ReactNode } from 'react';
import type { ShownProblem } from '../api/problem.ts';
import { ProblemAlert } from './problem-alert.tsx';

interface TypedConfirmDialogProps {
  readonly isOpen: boolean;
  readonly title: string;
  /** What the button does, as a verb: `Delete for good`. */
  readonly verb: string;
  /** What has to be typed, whatever the case. */
  readonly expected: string;
  /** Asks for it: `Type the name of the group to stop everything`. */
  readonly label: string;
  readonly isBusy: boolean;
  readonly problem: ShownProblem | null;
  readonly children: ReactNode;
  onConfirm(typed: string): void;
  onClose(): void;
}

/** Asks before something that hurts and cannot be taken back: the button works once the right words are typed. */
export function TypedConfirmDialog(props: TypedConfirmDialogProps) {
  const { isOpen, title, onClose } = props;
  return (
    <Modal opened={isOpen} onClose={onClose} title={title}>
      <TypedConfirmForm {...props} />
    </Modal>
  );
}

/** A component of its own, so that it begins empty each time the dialog opens. */
function TypedConfirmForm(props: TypedConfirmDialogProps) {
  const { verb, expected, label, isBusy, problem, children, onConfirm, onClose } = props;
  const [typed, setTyped] = useState('');
  const isRight = typed.trim().toLowerCase() === expected.toLowerCase();
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        if (isRight) onConfirm(typed.trim());
      }}
    >
      <ProblemAlert problem={problem} />
      {children}
      <TextInput
        mt="md"
        data-autofocus
        autoComplete="off"
        spellCheck={false}
        label={label}
        description={expected}
        value={typed}
        onChange={(event) => {
          setTyped(event.currentTarget.value);
        }}
      />
      <Group justify="flex-end" mt="lg">
        <Button variant="default" onClick={onClose}>
          Keep as it is
        </Button>
        <Button type="submit" color="red" disabled={!isRight} loading={isBusy}>
          {verb}
        </Button>
      </Group>
    </form>
  );
}
