import { Loader } from '@mantine/core';
import { useEffect, useState } from 'react';
import classes from './waiting.module.css';

/** Shown while something is read; stays invisible for what comes quickly. */
export function Waiting({ what }: { readonly what: string }) {
  const [isSlow, setIsSlow] = useState(false);
  useEffect(() => {
    const timer = window.setTimeout(() => {
      setIsSlow(true);
    }, 250);
    return () => {
      window.clearTimeout(timer);
    };
  }, []);

  return (
    <div className={classes['waiting']} role="status" data-waiting>
      {isSlow && (
        <>
          <Loader size="sm" type="dots" aria-hidden />
          <span>Reading {what}…</span>
        </>
      )}
    </div>
  );
}
