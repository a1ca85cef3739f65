import { badUsage } from '../command-problem.ts';

const LOOPBACK = /^(localhost|127(\.\d+){3}|\[::1\])$/;

/** The address of a server without its trailing slash. @throws usage.invalid */
export function parseServerAddress(text: string): string {
  const url = urlOf(text.trim());
  const isWeb = url !== null && (url.protocol === 'https:' || url.protocol === 'http:');
  if (!isWeb || url.username !== '' || url.password !== '' || url.search !== '' || url.hash !== '') {
    throw badUsage('The server', text, 'an address like https://gatelease.example.com');
  }
  return `${url.origin}${url.pathname.replace(/\/+$/, '')}`;
}

/** The name of a profile that was given none: the server's host and port. */
export function profileNameOf(server: string): string {
  return new URL(server).host;
}

/** Whether a password would travel readable for everybody on the way. */
export function isSentInClear(server: string): boolean {
  const { protocol, hostname } = new URL(server);
  return protocol === 'http:' && !LOOPBACK.test(hostname);
}

function urlOf(text: string): URL | null {
  const isBare = !text.includes('://');
  try {
    return new URL(isBare ? `https://${text}` : text);
  } catch {
    return null;
  }
}
