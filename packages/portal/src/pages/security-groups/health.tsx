import type { ResourceView } from '@gatelease/contract';
import { StatusBadge } from '../../components/status-badge.tsx';
import type { StatusBadgeLook } from '../../components/status-badge.tsx';
import { When } from '../../components/when.tsx';
import classes from './health.module.css';

const LOOKS = {
  unknown: { tone: 'calm', icon: 'unknown', word: 'Not read yet' },
  healthy: { tone: 'good', icon: 'done', word: 'Healthy' },
  failing: { tone: 'bad', icon: 'warning', word: 'Trouble' },
} as const satisfies Record<ResourceView['health']['state'], StatusBadgeLook>;

/** Whether a group could be read and changed the last time, and if not, why not. */
export function Health({ health }: { readonly health: ResourceView['health'] }) {
  return (
    <div className={classes['health']}>
      <StatusBadge {...LOOKS[health.state]} />
      {health.problem !== null && <span className={classes['detail']}>{health.problem.detail}</span>}
      {health.problem === null && health.checkedAt !== null && (
        <span className={classes['checked']}>
          read <When at={health.checkedAt} as="relative" />
        </span>
      )}
    </div>
  );
}
