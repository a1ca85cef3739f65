import { Button, Checkbox, Group } from '@mantine/core';
import { IconCopy, IconDownload } from '@tabler/icons-react';
import { useState } from 'react';
import { Note } from '../../components/note.tsx';
import { recoveryCodesText } from './recovery-codes-text.ts';
import classes from './security.module.css';

interface RecoveryCodesProps {
  readonly codes: readonly string[];
  readonly account: string;
  onDone(): void;
}

/** The recovery codes, the only time that they are shown. One goes on after saying that they are kept. */
export function RecoveryCodes({ codes, account, onDone }: RecoveryCodesProps) {
  const [areKept, setAreKept] = useState(false);
  const [isCopied, setIsCopied] = useState(false);
  const text = recoveryCodesText(codes, account);
  const copy = async (): Promise<void> => {
    try {
      await navigator.clipboard.writeText(text);
      setIsCopied(true);
    } catch {
      setIsCopied(false);
    }
  };

  return (
    <div className={classes['steps']}>
      <Note tone="wait" title="Keep these recovery codes">
        Each of them signs you in once when you do not have your telephone. They are not shown again.
      </Note>
      <ul className={classes['codes']} aria-label="Recovery codes">
        {codes.map((code) => (
          <li key={code}>{code}</li>
        ))}
      </ul>
      <Group gap="sm">
        <Button
          component="a"
          variant="default"
          leftSection={<IconDownload size={18} aria-hidden />}
          href={`data:text/plain;charset=utf-8,${encodeURIComponent(text)}`}
          download="gatelease-recovery-codes.txt"
        >
          Download
        </Button>
        <Button variant="default" leftSection={<IconCopy size={18} aria-hidden />} onClick={() => void copy()}>
          {isCopied ? 'Copied' : 'Copy'}
        </Button>
      </Group>
      <Checkbox
        label="I have put them where I will find them"
        checked={areKept}
        onChange={(event) => {
          setAreKept(event.currentTarget.checked);
        }}
      />
      <Group justify="flex-end">
        <Button size="md" disabled={!areKept} onClick={onDone}>
          Done
        </Button>
      </Group>
    </div>
  );
}
