import { useSyncExternalStore } from 'react';

/*
 * Whether a person wants to be told by the browser. It is kept on this device, for this person: another one at the same
 * screen decides for themselves. The browser's own permission counts as well, and only a press of the button asks for it.
 */

/** `dismissed`: the browser asked, and got no answer. `missing`: it has no notifications, or not for this page. */
export type EndNotifications = 'off' | 'on' | 'dismissed' | 'refused' | 'missing';

const PREFIX = 'gatelease.end-notifications.';
const listeners = new Set<() => void>();
let wasDismissed = false;

/** How it stands for a person, also after a change in another tab or in the browser's settings. */
export function useEndNotifications(personId: string): EndNotifications {
  return useSyncExternalStore(subscribe, () => stateFor(personId));
}

/** Asks the browser, if it was not asked before. Call it only when the person pressed the button. */
export async function switchOn(personId: string): Promise<void> {
  keep(personId, 'on');
  if (hasNotifications() && Notification.permission === 'default') {
    wasDismissed = (await Notification.requestPermission()) === 'default';
  }
  tell();
}

/** Tells nothing any more. The browser's permission stays as it is. */
export function switchOff(personId: string): void {
  keep(personId, null);
  wasDismissed = false;
  tell();
}

function stateFor(personId: string): EndNotifications {
  if (kept(personId) === null) return 'off';
  if (!hasNotifications()) return 'missing';
  if (Notification.permission === 'granted') return 'on';
  if (Notification.permission === 'denied') return 'refused';
  return wasDismissed ? 'dismissed' : 'off';
}

function hasNotifications(): boolean {
  return 'Notification' in window;
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  window.addEventListener('storage', listener);
  window.addEventListener('focus', listener);
  return () => {
    listeners.delete(listener);
    window.removeEventListener('storage', listener);
    window.removeEventListener('focus', listener);
  };
}

function tell(): void {
  for (const listener of listeners) listener();
}

function kept(personId: string): string | null {
  try {
    return localStorage.getItem(PREFIX + personId);
  } catch {
    return null;
  }
}

function keep(personId: string, value: 'on' | null): void {
  try {
    if (value === null) localStorage.removeItem(PREFIX + personId);
    else localStorage.setItem(PREFIX + personId, value);
  } catch {
    // A browser that keeps nothing tells nothing.
  }
}
