import { notifications } from '@mantine/notifications';

/** Says briefly that something was done. Read out by screen readers, gone by itself. */
export function notice(title: string, message = ''): void {
  notifications.show({
    title,
    message,
    color: 'harbour',
    withBorder: true,
    autoClose: message === '' ? 4000 : 7000,
    closeButtonProps: { 'aria-label': 'Hide this notice' },
  });
}
