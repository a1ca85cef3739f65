import { Button } from '@mantine/core';
import { IconBell, IconBellCheck } from '@tabler/icons-react';
import { useSession } from '../app/session-context.ts';
import { switchOff, switchOn, useEndNotifications } from './end-notifications.ts';

/** Switches on, and off again, that the browser tells before an access ends. It asks for nothing by itself. */
export function EndNotificationButton() {
  const { personId } = useSession().person;
  const state = useEndNotifications(personId);
  const isOn = state === 'on';
  return (
    <Button
      variant={isOn ? 'light' : 'default'}
      leftSection={isOn ? <IconBellCheck size={18} aria-hidden /> : <IconBell size={18} aria-hidden />}
      aria-pressed={isOn}
      onClick={() => {
        if (isOn) switchOff(personId);
        else void switchOn(personId);
      }}
    >
      Tell me before it ends
    </Button>
  );
}
