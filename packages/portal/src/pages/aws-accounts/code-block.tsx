import { ActionIcon, CopyButton } from '@mantine/core';
import { IconCheck, IconCopy } from '@tabler/icons-react';
import classes from './aws-accounts.module.css';

interface CodeBlockProps {
  /** What it is: `trust policy`. */
  readonly label: string;
  readonly text: string;
}

/** Text to be taken along as it is, with a button that copies it. */
export function CodeBlock({ label, text }: CodeBlockProps) {
  return (
    <div className={classes['code']}>
      <pre tabIndex={0} aria-label={label}>
        {text}
      </pre>
      <CopyButton value={text}>
        {({ copied, copy }) => (
          <ActionIcon
            variant="default"
            size="lg"
            className={classes['copy'] ?? ''}
            aria-label={copied ? `Copied the ${label}` : `Copy the ${label}`}
            onClick={copy}
          >
            {copied ? <IconCheck size={17} aria-hidden /> : <IconCopy size={17} aria-hidden />}
          </ActionIcon>
        )}
      </CopyButton>
    </div>
  );
}
