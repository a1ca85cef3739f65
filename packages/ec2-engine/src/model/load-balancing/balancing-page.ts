import { fail, pass } from '../decision.ts';
import type { Checked } from '../decision.ts';
import { ec2Error } from '../ec2-error.ts';
import { pageOf } from '../page.ts';
import type { Page } from '../page.ts';

/** Which part of a long answer is wanted, as load balancing calls it. */
export interface BalancingPage {
  readonly pageSize?: number;
  readonly marker?: string;
}

const LARGEST_PAGE = 400;

/** Cuts a page out of what was chosen. */
export function balancingPage<T extends { readonly id: string }>(
  items: readonly T[],
  { pageSize, marker }: BalancingPage,
): Checked<Page<T>> {
  if (pageSize !== undefined && (pageSize < 1 || pageSize > LARGEST_PAGE)) {
    return fail(
      ec2Error('ValidationError', `PageSize is ${String(pageSize)}, and must be from 1 to ${String(LARGEST_PAGE)}.`),
    );
  }
  const request = {
    ...(pageSize !== undefined && { maxResults: pageSize }),
    ...(marker !== undefined && { nextToken: marker }),
  };
  return pass(pageOf(items, request, ({ id }) => id));
}
