import type { ResourceView } from '@gatelease/contract';
import { ActionIcon, Menu } from '@mantine/core';
import { IconDots, IconListDetails, IconRefresh, IconTrash } from '@tabler/icons-react';
import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { callApi } from '../../api/call-api.ts';
import { useAction } from '../../api/use-action.ts';
import { useCan } from '../../app/session-context.ts';
import { ConfirmDialog } from '../../components/confirm-dialog.tsx';
import { notice } from '../../components/notice.ts';

interface GroupMenuProps {
  readonly group: ResourceView;
  /** After the group was removed. */
  onRemoved?(): void;
}

/** What can be done with a security group. */
export function GroupMenu({ group, onRemoved }: GroupMenuProps) {
  const navigate = useNavigate();
  const canRead = useCan('resources.reconcile');
  const canRemove = useCan('resources.delete');
  const [isRemoving, setIsRemoving] = useState(false);
  const params = { resourceId: group.resourceId };
  const refresh = useAction(async () => {
    await callApi('refreshResource', { params });
    notice(`${group.name} is being read again`);
  });
  const remove = useAction(async () => {
    await callApi('deleteResource', { params });
    setIsRemoving(false);
    notice(`${group.name} is no longer managed here`);
    onRemoved?.();
  });

  return (
    <>
      <Menu position="bottom-end">
        <Menu.Target>
          <ActionIcon variant="default" size="lg" aria-label={`Actions for ${group.name}`} loading={refresh.isBusy}>
            <IconDots size={19} aria-hidden />
          </ActionIcon>
        </Menu.Target>
        <Menu.Dropdown>
          <Menu.Item
            leftSection={<IconListDetails size={17} aria-hidden />}
            onClick={() => void navigate({ to: '/security-groups/$resourceId', params, hash: 'access-rules' })}
          >
            Access rules
          </Menu.Item>
          {canRead && (
            <Menu.Item leftSection={<IconRefresh size={17} aria-hidden />} onClick={() => void refresh.run(undefined)}>
              Read again
            </Menu.Item>
          )}
          {canRemove && (
            <Menu.Item
              c="var(--gl-bad)"
              leftSection={<IconTrash size={17} aria-hidden />}
              onClick={() => {
                setIsRemoving(true);
              }}
            >
              Remove
            </Menu.Item>
          )}
        </Menu.Dropdown>
      </Menu>
      <ConfirmDialog
        isOpen={isRemoving}
        title={`Remove ${group.name}?`}
        verb="Remove"
        isBusy={remove.isBusy}
        problem={remove.problem}
        onConfirm={() => void remove.run(undefined)}
        onClose={() => {
          setIsRemoving(false);
        }}
      >
        Gatelease stops managing <code>{group.groupId}</code>. The group and the rules of others stay as they are in
        AWS. {group.liveLeases > 0 && `It has live leases (${String(group.liveLeases)}); close them first.`}
      </ConfirmDialog>
    </>
  );
}
