import { useSession } from '../app/session-context.ts';
import { Note } from '../components/note.tsx';
import { useEndNotifications } from './end-notifications.ts';

/** What to do when the browser does not let this page tell anything. */
export function EndNotificationHelp() {
  const help = HELP[useEndNotifications(useSession().person.personId)];
  if (help === null) return null;
  return (
    <Note tone="wait" role="status" title={help.title} mb="lg">
      {help.text} Until then the warning stands at the door and in the title of this tab, and comes by e-mail.
    </Note>
  );
}

const HELP = {
  off: null,
  on: null,
  dismissed: {
    title: 'Your browser waits for your answer',
    text: 'Press the button again, and choose “Allow” when the browser asks.',
  },
  refused: {
    title: 'Your browser refuses notifications from this page',
    text: 'Open the page’s settings with the icon beside its address, allow notifications, and come back here.',
  },
  missing: {
    title: 'This browser shows no notifications here',
    text: window.isSecureContext
      ? 'On an iPhone or iPad, put this page on the home screen with “Share” and open it from there. Otherwise try another browser.'
      : 'Browsers show them only for pages whose address begins with https. Ask your administrator for that address.',
  },
} as const;
