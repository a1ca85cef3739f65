/**
 * What makes the portal quick to start and kind without a network. It keeps two things: files that are named after
 * their content, which never change, and one page that says that there is no connection. No answer of the API and no
 * page of the portal ever goes through it into a cache: who may see those is the server's to say, each time. What a page
 * has it notify people of stands in that page, too; it only leads back there.
 *
 * The build puts the list of this build's files in the place of `__FILES__`, so that each build has another worker. A
 * new one waits until the last page of the old one is closed, and then throws away what no page can ask for any more.
 */
const FILES = new Set(__FILES__);
const CACHE = 'gatelease-files';
const OFFLINE = '/offline.html';

self.addEventListener('install', (event) => {
  event.waitUntil(keepOfflinePage());
});

self.addEventListener('activate', (event) => {
  event.waitUntil(throwAwayOldFiles());
});

self.addEventListener('fetch', (event) => {
  const { request } = event;
  const { origin, pathname } = new URL(request.url);
  if (request.method !== 'GET' || origin !== self.location.origin || /^\/(api|metrics)(\/|$)/.test(pathname)) return;
  if (request.mode === 'navigate') event.respondWith(page(request));
  else if (FILES.has(pathname)) event.respondWith(file(event, pathname));
});

self.addEventListener('notificationclick', (event) => {
  event.notification.close();
  event.waitUntil(showPortal());
});

async function keepOfflinePage() {
  const cache = await caches.open(CACHE);
  await cache.add(new Request(OFFLINE, { cache: 'reload', credentials: 'omit' }));
}

async function throwAwayOldFiles() {
  const cache = await caches.open(CACHE);
  const kept = await cache.keys();
  const old = kept.filter(({ url }) => {
    const { pathname } = new URL(url);
    return pathname !== OFFLINE && !FILES.has(pathname);
  });
  await Promise.all(old.map((request) => cache.delete(request)));
}

/** Pages come from the server, always. */
async function page(request) {
  try {
    return await fetch(request);
  } catch {
    const cache = await caches.open(CACHE);
    return (await cache.match(OFFLINE)) ?? Response.error();
  }
}

async function file(event, pathname) {
  const cache = await caches.open(CACHE);
  const kept = await cache.match(pathname);
  if (kept !== undefined) return kept;
  const answer = await fetch(event.request);
  // A full disk must not keep the page from starting.
  if (answer.status === 200) event.waitUntil(cache.put(pathname, answer.clone()).catch(() => undefined));
  return answer;
}

/** A notification leads to a page of the portal that is open already, or to My access. */
async function showPortal() {
  const [open] = await self.clients.matchAll({ type: 'window', includeUncontrolled: true });
  if (open === undefined) await self.clients.openWindow('/');
  else await open.focus();
}
