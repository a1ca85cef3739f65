/**
 * Registers the service worker once the page has loaded, so that it takes nothing from the first visit. The portal
 * works without it: a browser that has none, or refuses one, only lacks the page that says that there is no connection.
 */
export function registerServiceWorker(): void {
  if (!('serviceWorker' in navigator)) return;
  const register = (): void => {
    navigator.serviceWorker
      .register('/service-worker.js', { updateViaCache: 'none' })
      .catch((error: unknown) => console.info('The portal goes on without its service worker.', error));
  };
  if (document.readyState === 'complete') register();
  else window.addEventListener('load', register, { once: true });
}
