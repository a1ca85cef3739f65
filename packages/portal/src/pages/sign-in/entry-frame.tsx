import type { ReactNode } from 'react';
import { Brand } from '../../components/brand.tsx';
import { PageHeader } from '../../components/page-header.tsx';
import classes from './entry-frame.module.css';

interface EntryFrameProps {
  readonly title: string;
  readonly description?: ReactNode;
  readonly children: ReactNode;
  readonly footer?: ReactNode;
}

/** The frame of the pages that stand before the sign-in: one narrow card. */
export function EntryFrame({ title, description, children, footer }: EntryFrameProps) {
  return (
    <main className={classes['entry']}>
      <div className={classes['brand']}>
        <Brand />
      </div>
      <div className={classes['card']}>
        <PageHeader title={title}>{description}</PageHeader>
        {children}
      </div>
      {footer !== undefined && <div className={classes['footer']}>{footer}</div>}
    </main>
  );
}
