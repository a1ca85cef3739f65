import { Button } from '@mantine/core';
import { Note } from '../components/note.tsx';

interface RestoredNoteProps {
  onStartAfresh(): void;
}

/** Says why a form is not empty, or not as the server has it. */
export function RestoredNote({ onStartAfresh }: RestoredNoteProps) {
  return (
    <Note title="What you typed before is back">
      It was not saved yet.{' '}
      <Button variant="subtle" size="compact-sm" onClick={onStartAfresh}>
        Start afresh
      </Button>
    </Note>
  );
}
