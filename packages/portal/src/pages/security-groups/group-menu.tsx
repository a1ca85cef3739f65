import type { ResourceView } from '@gatelease/contract';
import { ActionIcon, Menu } from '@mantine/core';
import {
  IconDots,
  IconExternalLink,
  IconHelpCircle,
  IconListDetails,
  IconShieldCheck,
  IconTrash,
} from '@tabler/icons-react';
import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { callApi } from '../../api/call-api.ts';
import { useAction } from '../../api/use-action.ts';
import { useCan, useSession } from '../../app/session-context.ts';
import { ConfirmDialog } from '../../components/confirm-dialog.tsx';
import { notice } from '../../components/notice.ts';
import classes from './group-menu.module.css';
import { VerifyDialog } from './verify-dialog.tsx';

interface GroupMenuProps {
  readonly group: ResourceView;
  /** After the group was removed. */
  onRemoved?(): void;
}

/** What can be done with a security group. */
export function GroupMenu({ group, onRemoved }: GroupMenuProps) {
  const navigate = useNavigate();
  const session = useSession();
  const canRead = useCan('resources.reconcile');
  const canRemove = useCan('resources.delete');
  const [isRemoving, setIsRemoving] = useState(false);
  const params = { resourceId: group.resourceId };
  const [isVerifying, setIsVerifying] = useState(false);
  const [askedAt, setAskedAt] = useState<string | null>(null);
  const refresh = useAction(() => callApi('refreshResource', { params }));
  const verify = async (): Promise<void> => {
    setAskedAt(null);
    setIsVerifying(true);
    const asked = await refresh.run(undefined);
    if (asked !== undefined) setAskedAt(asked.askedAt);
  };
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
          <ActionIcon variant="default" size="lg" aria-label={`Actions for ${group.name}`}>
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
          <Menu.Item
            leftSection={<IconHelpCircle size={17} aria-hidden />}
            onClick={() => void navigate({ to: '/explain', search: questionAbout(group, session.address) })}
          >
            Explain
          </Menu.Item>
          {canRead && (
            <Menu.Item leftSection={<IconShieldCheck size={17} aria-hidden />} onClick={() => void verify()}>
              Verify
            </Menu.Item>
          )}
          <ConsoleItem group={group} />
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
      <VerifyDialog
        group={group}
        isOpen={isVerifying}
        askedAt={askedAt}
        problem={refresh.problem}
        onClose={() => {
          setIsVerifying(false);
          refresh.forget();
        }}
      />
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

/** May one's own address get in? */
function questionAbout({ credentialId, region, groupId }: ResourceView, address: string) {
  return { credentialId, region, from: address, to: groupId, traffic: 'tcp/22' };
}

const WITHOUT_CONSOLE = {
  'local-ec2': 'Local EC2 has no console',
  'other-endpoint': 'This EC2 endpoint is not AWS',
} as const;

function ConsoleItem({ group }: Pick<GroupMenuProps, 'group'>) {
  const icon = <IconExternalLink size={17} aria-hidden />;
  const { url, absent } = group.console;
  if (url !== null) {
    return (
      <Menu.Item component="a" href={url} target="_blank" rel="noreferrer" leftSection={icon}>
        Open in AWS console
      </Menu.Item>
    );
  }
  return (
    <Menu.Item disabled className={classes['unavailable'] ?? ''} leftSection={icon}>
      Open in AWS console
      {absent !== null && <div className={classes['why']}>{WITHOUT_CONSOLE[absent]}</div>}
    </Menu.Item>
  );
}
