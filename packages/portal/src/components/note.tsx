import { Alert } from '@mantine/core';
import type { ComponentProps } from 'react';
import classes from './note.module.css';

interface NoteProps extends Omit<ComponentProps<typeof Alert>, 'color' | 'variant' | 'classNames' | 'role'> {
  readonly tone?: 'accent' | 'wait' | 'bad' | 'calm';
  /** `alert` is read out at once; `status` when there is a pause. */
  readonly role?: 'alert' | 'status' | 'note';
}

/** Something to know, apart from the text around it. */
export function Note({ tone = 'accent', role = 'note', ...props }: NoteProps) {
  return (
    <Alert
      variant="light"
      role={role}
      data-tone={tone}
      classNames={{ root: classes['root'] ?? '', title: classes['title'] ?? '', icon: classes['icon'] ?? '' }}
      {...props}
    />
  );
}
