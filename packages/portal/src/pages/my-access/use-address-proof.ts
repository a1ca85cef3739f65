import { OPERATIONS } from '@gatelease/contract/operations';
import { useQueryClient } from '@tanstack/react-query';
import { useEffect } from 'react';
import { callApi } from '../../api/call-api.ts';

/** Well before the ten minutes are over for which a proof counts. */
const AGAIN_MS = 4 * 60_000;
const GIVES_UP_MS = 5_000;

/**
 * Lets the server see the address of the other family, too, where it has a name for that: the browser brings a one-time
 * token there. Many connections have one family only, so that it fails is ordinary and nothing is said of it.
 */
export function useAddressProof(address: string | undefined): void {
  const client = useQueryClient();
  useEffect(() => {
    if (address === undefined) return undefined;
    const prove = async (): Promise<void> => {
      if (await proveOtherAddress()) await client.invalidateQueries({ queryKey: ['readMyAccess'] });
    };
    void prove();
    const timer = window.setInterval(() => void prove(), AGAIN_MS);
    return () => {
      window.clearInterval(timer);
    };
  }, [address, client]);
}

async function proveOtherAddress(): Promise<boolean> {
  try {
    const { proof } = await callApi('askForAddressProof');
    if (proof === null) return false;
    const answer = await fetch(proof.url + OPERATIONS.proveAddress.path, {
      method: 'POST',
      credentials: 'omit',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ token: proof.token }),
      signal: AbortSignal.timeout(GIVES_UP_MS),
    });
    return answer.ok;
  } catch {
    return false;
  }
}
