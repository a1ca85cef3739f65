import type { KnownAboutPerson } from '@gatelease/contract/password-rules';
import { PasswordInput, Progress } from '@mantine/core';
import type { ComponentProps } from 'react';
import { passwordHint } from './password-hint.ts';

const LEVELS = {
  empty: { value: 0, color: 'gray' },
  short: { value: 30, color: 'var(--gl-bad-mark)' },
  fair: { value: 60, color: 'var(--gl-wait-mark)' },
  good: { value: 100, color: 'var(--gl-good-mark)' },
} as const;

type NewPasswordInputProps = Omit<ComponentProps<typeof PasswordInput>, 'value'> & {
  readonly value: string;
  /** Of whose password it is, as far as anybody can guess it. */
  readonly known: KnownAboutPerson;
};

/** A field for a password that is being chosen, with a hint on how good it is. */
export function NewPasswordInput({ known, ...props }: NewPasswordInputProps) {
  const hint = passwordHint(props.value, known);
  const { value, color } = LEVELS[hint.level];
  return (
    <div>
      <PasswordInput
        autoComplete="new-password"
        required
        description={hint.text}
        inputWrapperOrder={['label', 'input', 'description', 'error']}
        visibilityToggleButtonProps={{ 'aria-label': 'Show the password' }}
        {...props}
      />
      <Progress value={value} color={color} size={4} mt={6} aria-hidden />
    </div>
  );
}
