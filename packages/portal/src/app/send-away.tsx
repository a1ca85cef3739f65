import { Navigate, useLocation } from '@tanstack/react-router';
import { useState } from 'react';

/** Sends whoever came here to sign in, to choose a password, or to set up a second factor, and notes where to bring them back. */
export function SendAway({ to }: { readonly to: '/sign-in' | '/password' | '/second-factor' }) {
  const href = useLocation({ select: (location) => location.href });
  // As it was at first: while the router leaves, the location is already the new one.
  const [returnTo] = useState(href);
  return <Navigate to={to} search={returnTo === '/' ? {} : { returnTo }} replace />;
}
