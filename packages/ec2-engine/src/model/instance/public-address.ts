/** Networks that are for documentation: no packet ever goes there by mistake. */
const NETWORKS = ['203.0.113', '198.51.100'] as const;
const HOSTS_A_NETWORK = 254;
const FNV_OFFSET = 0x811c9dc5;
const FNV_PRIME = 0x01000193;

/**
 * A public address for an interface: made up, the same for the same id as long as it is free. There are some five
 * hundred; when all are taken, interfaces share.
 */
export function publicAddressFor(interfaceId: string, isTaken: (address: string) => boolean): string {
  const count = NETWORKS.length * HOSTS_A_NETWORK;
  const first = hash(interfaceId) % count;
  for (let step = 0; step < count; step += 1) {
    const address = addressAt((first + step) % count);
    if (!isTaken(address)) return address;
  }
  return addressAt(first);
}

/** A hardware address for an interface: made up, locally administered, always the same for the same id. */
export function hardwareAddressFor(interfaceId: string): string {
  const digits = interfaceId.slice(-2) + hash(interfaceId).toString(16).padStart(8, '0');
  return ['02', ...(digits.match(/../g) ?? [])].join(':');
}

function addressAt(index: number): string {
  const network = NETWORKS[Math.floor(index / HOSTS_A_NETWORK)] ?? NETWORKS[0];
  return `${network}.${String(1 + (index % HOSTS_A_NETWORK))}`;
}

/** FNV-1a, 32 bits: ids that differ in one digit get quite different numbers. */
function hash(text: string): number {
  let value = FNV_OFFSET;
  for (const character of text) value = Math.imul(value ^ (character.codePointAt(0) ?? 0), FNV_PRIME) >>> 0;
  return value;
}
