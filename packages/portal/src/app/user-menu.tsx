import { Button, Menu, useMantineColorScheme } from '@mantine/core';
import {
  IconCheck,
  IconChevronDown,
  IconDeviceDesktop,
  IconLogout,
  IconMoon,
  IconPassword,
  IconShieldLock,
  IconSun,
  IconUserCircle,
} from '@tabler/icons-react';
import { useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { callApi } from '../api/call-api.ts';
import { forgetSession } from '../api/session.ts';
import { useAction } from '../api/use-action.ts';
import { forgetDrafts } from '../drafts/stored-drafts.ts';
import { useSession } from './session-context.ts';
import classes from './user-menu.module.css';

const SCHEMES = [
  { value: 'auto', label: 'As the system has it', Icon: IconDeviceDesktop },
  { value: 'light', label: 'Light', Icon: IconSun },
  { value: 'dark', label: 'Dark', Icon: IconMoon },
] as const;

/** Who is signed in, how the page looks, password and sign-out. */
export function UserMenu() {
  const { person, organization } = useSession();
  const { colorScheme, setColorScheme } = useMantineColorScheme();
  const client = useQueryClient();
  const navigate = useNavigate();
  const signOut = useAction(async () => {
    await callApi('signOut');
    await navigate({ to: '/sign-in' });
    forgetSession(client);
    forgetDrafts();
  });

  return (
    <Menu position="bottom-end" width={250}>
      <Menu.Target>
        <Button
          variant="subtle"
          color="gray"
          className={classes['target'] ?? ''}
          loading={signOut.isBusy}
          leftSection={<IconUserCircle size={20} stroke={1.7} aria-hidden />}
          rightSection={<IconChevronDown size={15} aria-hidden />}
        >
          <span className={classes['name']}>{person.name}</span>
        </Button>
      </Menu.Target>
      <Menu.Dropdown>
        <div className={classes['who']}>
          <strong>{person.name}</strong>
          <span>{person.email}</span>
          <span>
            {organization.name}, {person.role}
          </span>
        </div>
        <Menu.Divider />
        <Menu.Label>Appearance</Menu.Label>
        {SCHEMES.map(({ value, label, Icon }) => (
          <Menu.Item
            key={value}
            closeMenuOnClick={false}
            leftSection={<Icon size={17} stroke={1.7} aria-hidden />}
            rightSection={colorScheme === value ? <IconCheck size={16} aria-label="chosen" /> : null}
            onClick={() => {
              setColorScheme(value);
            }}
          >
            {label}
          </Menu.Item>
        ))}
        <Menu.Divider />
        <Menu.Item
          leftSection={<IconShieldLock size={17} stroke={1.7} aria-hidden />}
          onClick={() => void navigate({ to: '/security' })}
        >
          Sign-in and security
        </Menu.Item>
        <Menu.Item
          leftSection={<IconPassword size={17} stroke={1.7} aria-hidden />}
          onClick={() => void navigate({ to: '/password' })}
        >
          Change password
        </Menu.Item>
        <Menu.Item
          leftSection={<IconLogout size={17} stroke={1.7} aria-hidden />}
          onClick={() => void signOut.run(undefined)}
        >
          Sign out
        </Menu.Item>
      </Menu.Dropdown>
    </Menu>
  );
}
