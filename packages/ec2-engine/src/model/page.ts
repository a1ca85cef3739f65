import { fail, pass } from './decision.ts';
import type { Checked } from './decision.ts';
import { ec2Error, invalidValue } from './ec2-error.ts';
import type { Ec2Error } from './ec2-error.ts';

/** Which part of a long answer is wanted. */
export interface PageRequest {
  readonly maxResults?: number;
  readonly nextToken?: string;
}

/** A part of an answer. The token is there only when there is more. */
export interface Page<T> {
  readonly items: readonly T[];
  readonly nextToken?: string;
}

/** How many items a call may be asked for at once. */
export interface PageBounds {
  readonly least: number;
  readonly most: number;
}

/** The bounds of the calls about security groups and rules. */
export const USUAL_BOUNDS: PageBounds = { least: 5, most: 1000 };

const TOKEN = /^[0-9a-z.:-]{1,1000}$/;

/**
 * Cuts a page out of items.
 *
 * A token names the last item of the page before, and pages go by id. So an item that comes or goes between two
 * pages makes no other item appear twice or get lost.
 */
export function pageOf<T>(items: readonly T[], request: PageRequest, idOf: (item: T) => string): Page<T> {
  if (request.maxResults === undefined && request.nextToken === undefined) return { items };

  const after = request.nextToken ?? '';
  const rest = items.filter((item) => idOf(item) > after).sort((a, b) => (idOf(a) < idOf(b) ? -1 : 1));
  const page = rest.slice(0, request.maxResults ?? USUAL_BOUNDS.most);
  const last = page.at(-1);
  return rest.length > page.length && last !== undefined ? { items: page, nextToken: idOf(last) } : { items: page };
}

/** What EC2 says about a page request that it does not take. `idsParameter` is the name of the list of ids, if one was sent. */
export function checkPage(request: PageRequest, bounds: PageBounds, idsParameter?: string): Checked<PageRequest> {
  const problem = sizeProblem(request.maxResults, bounds) ?? tokenProblem(request.nextToken);
  if (problem !== undefined) return fail(problem);

  if (idsParameter !== undefined && (request.maxResults !== undefined || request.nextToken !== undefined)) {
    return fail(
      ec2Error(
        'InvalidParameterCombination',
        `The parameter ${idsParameter} cannot be used with the parameter maxResults`,
      ),
    );
  }
  return pass(request);
}

function sizeProblem(maxResults: number | undefined, { least, most }: PageBounds): Ec2Error | undefined {
  if (maxResults === undefined) return undefined;
  const given = ` ${String(maxResults)} `;
  if (maxResults < least) return invalidValue(given, 'maxResults', `Expecting a value greater than ${String(least)}.`);
  if (maxResults > most) {
    return invalidValue(given, 'maxResults', `Expecting a value less than or equal to ${String(most)}.`);
  }
  return undefined;
}

function tokenProblem(nextToken: string | undefined): Ec2Error | undefined {
  if (nextToken === undefined || TOKEN.test(nextToken)) return undefined;
  return ec2Error('InvalidNextToken', 'The specified NextToken is not valid.');
}
