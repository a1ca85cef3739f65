import type { ResourceDetailView } from '@gatelease/contract';
import { Countdown } from '../../components/countdown.tsx';
import { DataTable } from '../../components/data-table.tsx';
import type { Column } from '../../components/data-table.tsx';
import { StatusBadge } from '../../components/status-badge.tsx';
import { TrafficList } from '../../traffic/traffic-list.tsx';
import classes from './group-rules.module.css';
import { sortedRules } from './sorted-rules.ts';

type GroupRule = ResourceDetailView['rules'][number];

const COLUMNS: readonly Column<GroupRule>[] = [
  { heading: 'Traffic', cell: ({ traffic }) => <TrafficList traffics={[traffic]} /> },
  {
    heading: 'From',
    cell: ({ peer, worldOpen }) => (
      <>
        <code>{peer}</code>
        {worldOpen && (
          <div>
            <StatusBadge tone="bad" icon="world" word="Open to the world" />
          </div>
        )}
      </>
    ),
  },
  { heading: 'Whose', cell: (rule) => <Owner rule={rule} /> },
  {
    heading: 'Ends in',
    cell: ({ leases }) =>
      leases.length === 0
        ? 'Stays'
        : leases.map(({ leaseId, endsAt }) => (
            <div key={leaseId}>
              <Countdown to={endsAt} />
            </div>
          )),
  },
  { heading: 'Description', cell: ({ description }) => <span className={classes['description']}>{description}</span> },
  { heading: 'Rule id', cell: ({ ruleId }) => <code>{ruleId}</code> },
];

/** The ingress rules of a group as last read: ours with their leases, and those of others. */
export function GroupRules({
  rules,
  caption = 'Ingress rules',
}: {
  readonly rules: readonly GroupRule[];
  readonly caption?: string;
}) {
  const ingress = sortedRules(rules.filter(({ direction }) => direction === 'ingress'));
  if (ingress.length === 0) return <p>No ingress rule: nothing gets in.</p>;
  return (
    <DataTable
      caption={caption}
      columns={COLUMNS}
      rows={ingress}
      keyOf={({ ruleId }) => ruleId}
      toneOf={({ worldOpen }) => (worldOpen ? 'bad' : null)}
    />
  );
}

function Owner({ rule }: { readonly rule: GroupRule }) {
  if (!rule.owned) return <StatusBadge tone="calm" icon="off" word="Foreign" />;
  return (
    <>
      <StatusBadge tone="good" icon="done" word="Gatelease" />
      {rule.leases.map(({ leaseId, personName }) => (
        <div key={leaseId}>{personName}</div>
      ))}
    </>
  );
}
