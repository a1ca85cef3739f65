import { instantText } from '../time/instant-text.ts';
import { HERE } from '../time/use-now.ts';
import { minutesLeft } from './ending.ts';
import type { Ending } from './ending.ts';

/**
 * Shows a notification of the browser, once for each end: tabs replace each other's by its tag. Phones show those of a
 * service worker only, so it goes there where there is one.
 */
export async function notifyOfEnd(ending: Ending, now: number): Promise<void> {
  const title = `${ending.resourceName} is open until ${instantText(ending.endsAt, now, HERE)}`;
  const options = {
    body: `${minutesLeft(ending, now)} left. Open Gatelease to extend it.`,
    tag: ending.key,
    icon: '/icons/icon-192.png',
  };
  try {
    const registration = await readyRegistration();
    if (registration !== null) await registration.showNotification(title, options);
    else showFromPage(title, options);
  } catch (error) {
    console.info('The browser shows no notification.', error);
  }
}

async function readyRegistration(): Promise<ServiceWorkerRegistration | null> {
  if (!('serviceWorker' in navigator)) return null;
  const registration = await navigator.serviceWorker.getRegistration();
  return registration?.active === null || registration === undefined ? null : registration;
}

function showFromPage(title: string, options: NotificationOptions): void {
  const notification = new Notification(title, options);
  notification.addEventListener('click', () => {
    window.focus();
    notification.close();
  });
}
