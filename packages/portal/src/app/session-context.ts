import type { SessionView } from '@gatelease/contract';
import { createContext, use } from 'react';

const SessionContext = createContext<SessionView | null>(null);

/** Gives everything inside it the session of whoever is signed in. */
export const SessionProvider = SessionContext.Provider;

/** Who is signed in. Only for what stands inside the shell. */
export function useSession(): SessionView {
  const session = use(SessionContext);
  if (session === null) throw new Error('This component belongs inside the shell, where somebody is signed in.');
  return session;
}

/** Whether the role of whoever is signed in allows an action: `policies.edit`. */
export function useCan(action: string): boolean {
  return useSession().permissions.includes(action);
}
