import type { PolicyView } from '@gatelease/contract';
import { ActionIcon, Menu } from '@mantine/core';
import { IconCopy, IconDots, IconHelpCircle, IconHistory, IconPencil, IconPower, IconTrash } from '@tabler/icons-react';
import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { useCan } from '../../app/session-context.ts';
import { DeletePolicyDialog } from './delete-policy-dialog.tsx';
import { ExplainPolicyDialog } from './explain-policy-dialog.tsx';
import { SwitchPolicyDialog } from './switch-policy-dialog.tsx';

type Dialog = 'explain' | 'switch' | 'delete';

/** What can be done with a policy in a list. */
export function PolicyMenu({ policy }: { readonly policy: PolicyView }) {
  const { policyId, name, status } = policy;
  const navigate = useNavigate();
  const canEdit = useCan('policies.edit');
  const [dialog, setDialog] = useState<Dialog | null>(null);
  const dialogProps = (one: Dialog) => ({
    policy,
    isOpen: dialog === one,
    onClose: () => {
      setDialog(null);
    },
  });
  const open = (one: Dialog) => () => {
    setDialog(one);
  };

  return (
    <>
      <Menu position="bottom-end">
        <Menu.Target>
          <ActionIcon variant="default" size="lg" aria-label={`Actions for ${name}`}>
            <IconDots size={19} aria-hidden />
          </ActionIcon>
        </Menu.Target>
        <Menu.Dropdown>
          {canEdit && (
            <>
              <Menu.Item
                leftSection={<IconPencil size={17} aria-hidden />}
                onClick={() => void navigate({ to: '/policies/$policyId', params: { policyId } })}
              >
                Edit
              </Menu.Item>
              <Menu.Item
                leftSection={<IconCopy size={17} aria-hidden />}
                onClick={() => void navigate({ to: '/policies/new', search: { copyOf: policyId } })}
              >
                Duplicate
              </Menu.Item>
              <Menu.Item leftSection={<IconHelpCircle size={17} aria-hidden />} onClick={open('explain')}>
                Explain
              </Menu.Item>
            </>
          )}
          <Menu.Item
            leftSection={<IconHistory size={17} aria-hidden />}
            onClick={() => void navigate({ to: '/leases', search: { policyId, state: 'all' } })}
          >
            Who opened it
          </Menu.Item>
          {canEdit && (
            <>
              <Menu.Divider />
              <Menu.Item leftSection={<IconPower size={17} aria-hidden />} onClick={open('switch')}>
                {status === 'enabled' ? 'Switch off' : 'Switch on'}
              </Menu.Item>
              <Menu.Item c="var(--gl-bad)" leftSection={<IconTrash size={17} aria-hidden />} onClick={open('delete')}>
                Delete
              </Menu.Item>
            </>
          )}
        </Menu.Dropdown>
      </Menu>
      {canEdit && (
        <>
          <ExplainPolicyDialog {...dialogProps('explain')} />
          <SwitchPolicyDialog {...dialogProps('switch')} />
          <DeletePolicyDialog {...dialogProps('delete')} />
        </>
      )}
    </>
  );
}
