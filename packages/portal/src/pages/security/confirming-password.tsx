import { PasswordInput } from '@mantine/core';
import type { ChangeEvent } from 'react';
import { hasCode } from '../../api/problem.ts';

interface ConfirmingPasswordProps {
  /** What the last try came to. */
  readonly outcome: unknown;
  /** From `useFields`. */
  readonly field: {
    readonly name: string;
    readonly value: string;
    readonly error: string | null;
    onChange(event: ChangeEvent<HTMLInputElement>): void;
  };
}

/** My password, once the server has said that the sign-in is too old to speak for itself. */
export function ConfirmingPassword({ outcome, field }: ConfirmingPasswordProps) {
  const isNeeded = hasCode(outcome, 'session.not-fresh', 'password.wrong') || field.value !== '';
  if (!isNeeded) return null;
  return (
    <PasswordInput
      label="Your password"
      autoComplete="current-password"
      required
      visibilityToggleButtonProps={{ 'aria-label': 'Show the password' }}
      {...field}
    />
  );
}
