import type { AddressSourceView, MyAccessView } from '@gatelease/contract';

/** How the address is known, as the end of a sentence. */
export function addressSourceWords(source: AddressSourceView): string {
  switch (source.kind) {
    case 'connection':
      return 'as your connection shows';
    case 'proxy':
      return 'as the entrance in front of this server says';
    case 'silent-proxy':
      return 'which is the entrance in front of this server';
  }
}

/** The same for whoever wants to know it exactly, in sentences. */
export function addressSourceText(access: Pick<MyAccessView, 'address' | 'otherAddress' | 'addressSource'>): string[] {
  const { address, otherAddress, addressSource } = access;
  const proved =
    otherAddress === null
      ? []
      : [`${otherAddress} was seen at the end of a second connection of this browser, in the last ten minutes.`];
  return [...sourceSentences(address, addressSource), ...proved];
}

function sourceSentences(address: string, source: AddressSourceView): string[] {
  switch (source.kind) {
    case 'connection':
      return [
        `${address} is the other end of the connection that this page came by. Nothing that you or your browser write can change it.`,
        ...(source.ignoredHeader ? [IGNORED] : []),
      ];
    case 'proxy':
      return [
        `Your connection comes in through ${proxiesText(source.proxies)}, which an administrator told this server to trust. ${source.proxies.length === 1 ? 'It' : 'They'} wrote down where you came from, in ${source.header}: ${address}.`,
      ];
    case 'silent-proxy':
      return [
        `The connection comes from ${address}, which an administrator told this server to trust as a proxy. It did not say for whom. If you are not at that address, what you open lets in the proxy and not you: tell your administrator that it has to send X-Forwarded-For.`,
      ];
  }
}

const IGNORED =
  'Somebody on the way wrote down another address, in X-Forwarded-For. It does not count, because it did not come from a proxy that this server trusts. If you are really elsewhere, tell your administrator: the proxy’s address belongs into GATELEASE_TRUSTED_PROXIES.';

function proxiesText([nearest = '', ...others]: readonly string[]): string {
  if (others.length === 0) return `the proxy ${nearest}`;
  return `the proxies ${[...others.toReversed(), nearest].join(', then ')}`;
}
