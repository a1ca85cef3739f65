import { networkInterfaces } from 'node:os';

import type { ChangeLog } from '../engine/call-queue.ts';
import { addressesOf } from './compile/address-book.ts';
import { removeScript } from './compile/script.ts';
import { Enforcer } from './enforcer.ts';
import type { EnforcerParts } from './enforcer.ts';
import { NftFirewall } from './nft/nft-firewall.ts';
import type { NftPlace } from './nft/nft-command.ts';

/** A call waits so long at most for the kernel to follow. */
const CALL_PATIENCE_MILLISECONDS = 2000;

/** Begins to enforce the groups of a world with nftables. @throws EnforcementError */
export async function startEnforcing(place: NftPlace, parts: Omit<EnforcerParts, 'firewall'>): Promise<Enforcer> {
  const enforcer = await Enforcer.start({ ...parts, firewall: new NftFirewall(place) });
  const own = place.networkNamespace === undefined ? ownAddresses(parts) : [];
  if (own.length > 0) {
    parts.log.warn({ addresses: own }, 'this machine has addresses of network interfaces, and is not filtered itself');
  }
  parts.log.info({ elements: enforcer.size }, 'groups are enforced with nftables');
  return enforcer;
}

/** Takes away the table that an earlier run left in place. Without one, nothing happens. @throws EnforcementError */
export async function stopEnforcing(place: NftPlace): Promise<void> {
  await new NftFirewall(place).run(removeScript());
}

/** A change log whose changes are in the kernel, too, before anybody hears of them. */
export function enforcedLog(log: ChangeLog, enforcer: Enforcer): ChangeLog {
  return {
    append: async (changes) => {
      try {
        await log.append(changes);
      } catch (error) {
        // The changes are about to be taken back; whatever was compiled with them meanwhile is compiled again.
        setTimeout(() => void enforcer.apply(changes), 0);
        throw error;
      }
      await Promise.race([enforcer.apply(changes), patience()]);
    },
  };
}

function patience(): Promise<void> {
  return new Promise((resolve) => {
    setTimeout(resolve, CALL_PATIENCE_MILLISECONDS).unref();
  });
}

function ownAddresses({ world }: Pick<EnforcerParts, 'world'>): readonly string[] {
  const own = new Set(
    Object.values(networkInterfaces()).flatMap((entries) => (entries ?? []).map(({ address }) => address)),
  );
  return [...world.interfaces.values()]
    .flatMap(addressesOf)
    .map(({ text }) => text)
    .filter((text) => own.has(text));
}
