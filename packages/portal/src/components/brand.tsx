import classes from './brand.module.css';

/** The name and its sign: a ring that is left open, and a hand that tells the time. */
export function Brand() {
  return (
    <span className={classes['brand']}>
      <svg viewBox="0 0 32 32" width="28" height="28" aria-hidden>
        <rect width="32" height="32" rx="8" />
        <g>
          <path d="M23.1 9.9A9.4 9.4 0 1 0 25.4 16" />
          <path d="M16 16h9.4" />
        </g>
      </svg>
      Gatelease
    </span>
  );
}
