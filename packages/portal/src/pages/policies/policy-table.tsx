import type { PolicyView } from '@gatelease/contract';
import { DataTable } from '../../components/data-table.tsx';
import type { Column } from '../../components/data-table.tsx';
import { TextLink } from '../../components/link-button.tsx';
import { StatusBadge } from '../../components/status-badge.tsx';
import { PolicyMenu } from './policy-menu.tsx';
import classes from './policy-table.module.css';

const NAME: Column<PolicyView> = {
  heading: 'Access rule',
  cell: (policy) => (
    <div className={classes['name']}>
      <TextLink to="/policies/$policyId" params={{ policyId: policy.policyId }} fw={600}>
        {policy.name}
      </TextLink>
      <span className={classes['sentence']}>{policy.sentence}</span>
    </div>
  ),
};
const GROUP: Column<PolicyView> = {
  heading: 'Security group',
  cell: (policy) => (
    <TextLink to="/security-groups/$resourceId" params={{ resourceId: policy.resourceId }}>
      {policy.resourceName}
    </TextLink>
  ),
};
const REST: readonly Column<PolicyView>[] = [
  { heading: 'Live leases', cell: (policy) => <span className="figures">{policy.liveLeases}</span> },
  {
    heading: 'State',
    cell: (policy) =>
      policy.status === 'enabled' ? (
        <StatusBadge tone="good" icon="done" word="On" />
      ) : (
        <StatusBadge tone="calm" icon="off" word="Switched off" />
      ),
  },
  { heading: 'Actions', isHeadingHidden: true, align: 'end', cell: (policy) => <PolicyMenu policy={policy} /> },
];

interface PolicyTableProps {
  readonly policies: readonly PolicyView[];
  readonly isGroupShown?: boolean;
}

/** Access policies, each in one plain sentence. */
export function PolicyTable({ policies, isGroupShown = true }: PolicyTableProps) {
  if (policies.length === 0) return <p>No access rule yet: nobody can open it.</p>;
  const columns = isGroupShown ? [NAME, GROUP, ...REST] : [NAME, ...REST];
  return <DataTable caption="Access rules" columns={columns} rows={policies} keyOf={({ policyId }) => policyId} />;
}
