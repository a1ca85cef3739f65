import { TextInput } from '@mantine/core';
import type { ComponentProps } from 'react';
import classes from './security.module.css';

/** A field for a code of the authenticator app, or a recovery code where that is good too. */
export function CodeInput(props: ComponentProps<typeof TextInput>) {
  return (
    <TextInput
      autoComplete="one-time-code"
      inputMode="text"
      autoCapitalize="characters"
      spellCheck={false}
      size="md"
      required
      data-autofocus
      classNames={{ input: classes['code'] ?? '' }}
      {...props}
    />
  );
}
