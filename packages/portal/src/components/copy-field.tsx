import { Button, TextInput, VisuallyHidden } from '@mantine/core';
import { IconCheck, IconCopy } from '@tabler/icons-react';
import { useRef, useState } from 'react';
import classes from './copy-field.module.css';

interface CopyFieldProps {
  /** What the value is: `access code`. */
  readonly label: string;
  readonly value: string;
}

/** A value to take along, with a button that copies it. */
export function CopyField({ label, value }: CopyFieldProps) {
  const input = useRef<HTMLInputElement>(null);
  const [state, setState] = useState<'idle' | 'copied' | 'failed'>('idle');
  const copy = async (): Promise<void> => {
    setState(await copyText(value, input.current));
    window.setTimeout(() => {
      setState('idle');
    }, 2500);
  };

  return (
    <div className={classes['field']}>
      <TextInput
        ref={input}
        readOnly
        value={value}
        aria-label={label}
        classNames={{ root: classes['root'] ?? '', input: classes['input'] ?? '' }}
        onFocus={(event) => {
          event.currentTarget.select();
        }}
      />
      <Button
        variant="default"
        size="md"
        onClick={() => void copy()}
        leftSection={state === 'copied' ? <IconCheck size={18} aria-hidden /> : <IconCopy size={18} aria-hidden />}
        aria-label={`Copy ${label}`}
      >
        {state === 'copied' ? 'Copied' : 'Copy'}
      </Button>
      <VisuallyHidden role="status">
        {state === 'copied' && `Copied ${label}`}
        {state === 'failed' && 'The browser does not allow copying. The text is marked; copy it yourself.'}
      </VisuallyHidden>
    </div>
  );
}

/** Browsers have `navigator.clipboard` on https and localhost only; elsewhere the old way still works. */
async function copyText(text: string, input: HTMLInputElement | null): Promise<'copied' | 'failed'> {
  try {
    await navigator.clipboard.writeText(text);
    return 'copied';
  } catch {
    input?.select();
    return document.execCommand('copy') ? 'copied' : 'failed';
  }
}
