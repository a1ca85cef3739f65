import { IconAlertTriangle } from '@tabler/icons-react';
import { useEffect, useRef } from 'react';
import type { ReactNode } from 'react';
import type { ShownProblem } from '../api/problem.ts';
import { Note } from './note.tsx';

interface ProblemAlertProps {
  readonly problem: ShownProblem | null;
  /** What can be done about it. */
  readonly children?: ReactNode;
  /** Whether the alert takes the focus when it comes; for answers to what somebody just did. */
  readonly takesFocus?: boolean;
}

/** What went wrong, in the server's words, and what to quote when asking for help. Nothing when nothing did. */
export function ProblemAlert({ problem, children, takesFocus = true }: ProblemAlertProps) {
  const alert = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (problem !== null && takesFocus) alert.current?.focus();
  }, [problem, takesFocus]);
  if (problem === null) return null;

  return (
    <Note
      ref={alert}
      tabIndex={-1}
      tone="bad"
      role="alert"
      title={problem.title}
      icon={<IconAlertTriangle aria-hidden />}
      mb="md"
    >
      {problem.detail}
      {problem.code === 'internal.error' && problem.requestId !== null && (
        <div>
          Quote <code>{problem.requestId}</code> when you ask for help.
        </div>
      )}
      {children}
    </Note>
  );
}
