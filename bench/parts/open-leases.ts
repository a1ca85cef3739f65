import type { Client } from '@gatelease/contract/client';
import { inParallel } from '../in-parallel.ts';
import { addressOf } from '../running/groups.ts';

/** How many openings are under way at once. */
const WIDTH = 8;

/** A lease that was opened, by the address it is for. */
export type EndsByCidr = Map<string, number>;

/** Opens one lease for each number, over the policies in turn; what comes back is when each of them ends. */
export async function openLeases(
  clients: readonly Client[],
  policyIds: readonly string[],
  wishes: { readonly from: number; readonly count: number; readonly durationSeconds: (index: number) => number | null },
): Promise<EndsByCidr> {
  const ends: EndsByCidr = new Map();
  const numbers = Array.from({ length: wishes.count }, (_, index) => index);
  await inParallel(numbers, WIDTH, async (index) => {
    const api = clients[index % clients.length]!;
    const policyId = policyIds[index % policyIds.length]!;
    const cidr = addressOf(wishes.from + index);
    const durationSeconds = wishes.durationSeconds(index);
    const { lease } = await api('requestAccess', { body: { policyId, cidrs: [cidr], durationSeconds } });
    ends.set(cidr, Date.parse(lease!.endsAt));
  });
  return ends;
}
