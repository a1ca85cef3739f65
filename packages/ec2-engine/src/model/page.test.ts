import { describe, expect, it } from 'vitest';

import { checkPage, pageOf, USUAL_BOUNDS } from './page.ts';

const items = ['c', 'a', 'e', 'b', 'd'];
const same = (item: string) => item;

describe('pageOf', () => {
  it('gives everything, as it comes, when no page is asked for', () => {
    expect(pageOf(items, {}, same)).toEqual({ items });
  });

  it('walks all items once, with a token only while there is more', () => {
    const first = pageOf(items, { maxResults: 2 }, same);
    const second = pageOf(items, { maxResults: 2, nextToken: first.nextToken! }, same);
    const third = pageOf(items, { maxResults: 2, nextToken: second.nextToken! }, same);

    expect([first.items, second.items, third.items]).toEqual([['a', 'b'], ['c', 'd'], ['e']]);
    expect(third).not.toHaveProperty('nextToken');
  });

  it('has no token when the last page is exactly full', () => {
    expect(pageOf(items, { maxResults: 5 }, same)).not.toHaveProperty('nextToken');
  });

  it('neither repeats nor loses an item when others come and go between pages', () => {
    const { nextToken } = pageOf(items, { maxResults: 2 }, same);

    const rest = pageOf(['aa', 'c', 'd', 'e'], { maxResults: 5, nextToken: nextToken! }, same);

    expect(rest.items).toEqual(['c', 'd', 'e']);
  });
});

describe('checkPage', () => {
  it.each([
    [
      { maxResults: 4 },
      'InvalidParameterValue',
      'Value ( 4 ) for parameter maxResults is invalid. Expecting a value greater than 5.',
    ],
    [
      { maxResults: 1001 },
      'InvalidParameterValue',
      'Value ( 1001 ) for parameter maxResults is invalid. Expecting a value less than or equal to 1000.',
    ],
    [{ nextToken: '<script>' }, 'InvalidNextToken', 'The specified NextToken is not valid.'],
    [{ nextToken: '' }, 'InvalidNextToken', 'The specified NextToken is not valid.'],
  ])('refuses %o', (request, code, message) => {
    expect(checkPage(request, USUAL_BOUNDS)).toMatchObject({ ok: false, error: { code, message } });
  });

  it('refuses a page of ids that are named one by one', () => {
    expect(checkPage({ maxResults: 5 }, USUAL_BOUNDS, 'securityGroupIds')).toMatchObject({
      error: {
        code: 'InvalidParameterCombination',
        message: 'The parameter securityGroupIds cannot be used with the parameter maxResults',
      },
    });
  });
});
