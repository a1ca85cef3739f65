import { Progress } from '@mantine/core';
import classes from './rule-use.module.css';

interface RuleUseProps {
  readonly name: string;
  readonly used: number | null;
  readonly limit: number;
}

/** How many of the rules that a group may have are used. */
export function RuleUse({ name, used, limit }: RuleUseProps) {
  if (used === null) return <span className={classes['unread']}>Not read yet</span>;
  const share = limit === 0 ? 100 : Math.min(100, (used / limit) * 100);
  const color = share >= 90 ? 'var(--gl-bad-mark)' : share >= 70 ? 'var(--gl-wait-mark)' : 'var(--gl-accent)';
  return (
    <div className={classes['use']}>
      <span className="figures">
        {used} of {limit}
        {share >= 90 && ', nearly full'}
      </span>
      <Progress.Root size={5}>
        <Progress.Section value={share} color={color} aria-label={`Rules used in ${name}`} />
      </Progress.Root>
    </div>
  );
}
