import { useLocation } from '@tanstack/react-router';
import { useState } from 'react';

/**
 * The token that a one-time link carries, empty when it carries none.
 *
 * Links are made with `#token=…`, which browsers do not send to servers; `?token=…` is read too.
 */
export function useLinkToken(): string {
  const token = useLocation({
    select: ({ hash, searchStr }) =>
      new URLSearchParams(hash).get('token') ?? new URLSearchParams(searchStr).get('token') ?? '',
  });
  const [first] = useState(token);
  return first === '' ? token : first;
}
