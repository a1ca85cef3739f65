import type { ReactNode } from 'react';
import classes from './section-heading.module.css';

interface SectionHeadingProps {
  readonly children: ReactNode;
  readonly actions?: ReactNode;
}

/** The heading of a part of a page. */
export function SectionHeading({ children, actions }: SectionHeadingProps) {
  return (
    <div className={classes['row']}>
      <h2 className={classes['heading']}>{children}</h2>
      {actions}
    </div>
  );
}
