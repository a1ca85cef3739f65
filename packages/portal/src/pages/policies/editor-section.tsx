import type { ReactNode } from 'react';
import classes from './policy-editor.module.css';

interface EditorSectionProps {
  readonly title: string;
  readonly hint?: string;
  readonly children: ReactNode;
}

/** One question that the editor asks. */
export function EditorSection({ title, hint, children }: EditorSectionProps) {
  return (
    <section className={classes['section']} aria-label={title}>
      <div>
        <h2 className={classes['heading']}>{title}</h2>
        {hint !== undefined && <p className={classes['hint']}>{hint}</p>}
      </div>
      {children}
    </section>
  );
}
