import { lookup as lookUpInDns } from 'node:dns';
import type { LookupAddress } from 'node:dns';
import { isIP, type LookupFunction } from 'node:net';
import type { AwsEndpoint, EndpointRules } from '../../application/ports/aws-connection.ts';
import { endpointAddressProblem } from '../../domain/endpoint-address.ts';

/** An endpoint stands for an address where no credential may be sent. */
export class EndpointRefusedError extends Error {
  constructor(problem: string) {
    super(`The endpoint is refused: ${problem}`);
    this.name = 'EndpointRefused';
  }
}

/** The URL for a region. An address in it is looked at here, because nobody will look it up. @throws EndpointRefusedError */
export function endpointOf({ url, rules }: AwsEndpoint, region: string): string {
  const filled = url.replaceAll('{region}', region);
  const host = new URL(filled).hostname.replace(/^\[|\]$/g, '');
  if (rules !== null && isIP(host) !== 0) refuseProblem(endpointAddressProblem(host, rules));
  return filled;
}

/**
 * Looks up a name for a connection, and gives no address that is refused.
 *
 * The check is of the very address that is connected to, at every connection: a name that stands for another address
 * tomorrow gets no further than one that did from the start.
 */
export function guardedLookup(rules: EndpointRules): LookupFunction {
  return (hostname, options, callback) => {
    lookUpInDns(hostname, { ...options, all: true }, (error, found) => {
      if (error !== null) return callback(error, [], undefined);
      const refused = found.map(({ address }) => problemOf(address, rules)).find((problem) => problem !== null);
      if (refused !== undefined) return callback(new EndpointRefusedError(refused), [], undefined);
      answer(found, options.all === true, callback);
    });
  };
}

function answer(found: readonly LookupAddress[], wantsAll: boolean, callback: Parameters<LookupFunction>[2]): void {
  const [first] = found;
  if (wantsAll) callback(null, [...found]);
  else callback(null, first?.address ?? '', first?.family);
}

function problemOf(address: string, rules: EndpointRules): string | null {
  const [withoutZone = ''] = address.split('%');
  return endpointAddressProblem(withoutZone, rules);
}

function refuseProblem(problem: string | null): void {
  if (problem !== null) throw new EndpointRefusedError(problem);
}
