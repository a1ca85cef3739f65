import { Button, Group, Stack } from '@mantine/core';
import { CopyField } from '../../components/copy-field.tsx';

interface SetupLinkProps {
  readonly name: string;
  readonly link: string;
  onDone(): void;
}

/** A one-time link, shown once. */
export function SetupLink({ name, link, onDone }: SetupLinkProps) {
  return (
    <Stack>
      <div>Pass this link on to {name}. It lets them choose a password, works once, and is not shown again.</div>
      <CopyField label={`set-up link for ${name}`} value={absolute(link)} />
      <Group justify="flex-end">
        <Button onClick={onDone}>Done</Button>
      </Group>
    </Stack>
  );
}

function absolute(link: string): string {
  return new URL(link, window.location.origin).href;
}
