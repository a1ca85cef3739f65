import { Button, Group, Modal } from '@mantine/core';
import type { ReactNode } from 'react';
import type { ShownProblem } from '../api/problem.ts';
import { ProblemAlert } from './problem-alert.tsx';

interface ConfirmDialogProps {
  readonly isOpen: boolean;
  readonly title: string;
  /** What the button does, as a verb: `Remove`. */
  readonly verb: string;
  readonly isDangerous?: boolean;
  readonly isBusy: boolean;
  readonly problem: ShownProblem | null;
  readonly children: ReactNode;
  onConfirm(): void;
  onClose(): void;
}

/** Asks before something that cannot be taken back. The safe button has the focus. */
export function ConfirmDialog(props: ConfirmDialogProps) {
  const { isOpen, title, verb, isDangerous = true, isBusy, problem, children, onConfirm, onClose } = props;
  return (
    <Modal opened={isOpen} onClose={onClose} title={title}>
      <ProblemAlert problem={problem} />
      {children}
      <Group justify="flex-end" mt="lg">
        <Button variant="default" onClick={onClose} data-autofocus>
          Keep as it is
        </Button>
        <Button {...(isDangerous ? { color: 'red' } : {})} loading={isBusy} onClick={onConfirm}>
          {verb}
        </Button>
      </Group>
    </Modal>
  );
}
