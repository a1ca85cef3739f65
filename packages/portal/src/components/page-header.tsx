import { useEffect, useRef } from 'react';
import type { ReactNode } from 'react';
import { setPageTitle } from '../app/tab-title.ts';
import classes from './page-header.module.css';

interface PageHeaderProps {
  readonly title: string;
  readonly children?: ReactNode;
  /** Buttons at the right. */
  readonly actions?: ReactNode;
}

/** Whether a page was shown before: only then does the heading take the focus, as after following a link. */
let isFirstPage = true;

/** The one `h1` of a page, what the page is for in a line, and its main actions. Names the browser's tab. */
export function PageHeader({ title, children, actions }: PageHeaderProps) {
  const heading = useRef<HTMLHeadingElement>(null);

  useEffect(() => {
    setPageTitle(title);
  }, [title]);
  useEffect(() => {
    if (!isFirstPage) heading.current?.focus({ preventScroll: true });
    isFirstPage = false;
  }, []);

  return (
    <div className={classes['header']}>
      <div>
        <h1 ref={heading} tabIndex={-1} className={classes['title']}>
          {title}
        </h1>
        {children !== undefined && <div className={classes['description']}>{children}</div>}
      </div>
      {actions !== undefined && <div className={classes['actions']}>{actions}</div>}
    </div>
  );
}
