import type { AccountView } from '@gatelease/contract';
import classes from './gaps-note.module.css';

const PARTS: Readonly<Record<string, string>> = {
  rules: 'some rules',
  interfaces: 'network interfaces',
  instances: 'names of instances',
  'prefix-lists': 'prefix lists',
  vpcs: 'VPCs',
  subnets: 'subnets',
  'network-acls': 'network ACLs',
  'route-tables': 'routes',
  peerings: 'peerings',
  'load-balancers': 'load balancers',
  'classic-load-balancers': 'classic load balancers',
  'connect-endpoints': 'Instance Connect Endpoints',
};

/** What AWS did not let anybody read, and which right is missing for it. */
export function GapsNote({ gaps }: Pick<AccountView, 'gaps'>) {
  if (gaps.length === 0) return null;
  const parts = [...new Set(gaps.map(({ part }) => PARTS[part] ?? part))];
  const actions = [...new Set(gaps.map(({ action }) => action))];
  return (
    <details className={classes['gaps']}>
      <summary>Not read, so unknown here: {parts.join(', ')}</summary>
      <p>
        AWS refused these calls. With the right to make them, the answers say more:{' '}
        {actions.map((action, index) => (
          <span key={action}>
            {index > 0 && ', '}
            <code>{action}</code>
          </span>
        ))}
        .
      </p>
    </details>
  );
}
