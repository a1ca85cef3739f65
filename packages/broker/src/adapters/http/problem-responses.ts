import { problemSchema } from '@gatelease/contract';

const PROBLEM = {
  description: 'A problem document (RFC 9457)',
  content: { 'application/problem+json': { schema: problemSchema } },
};

/** Every operation may be answered with these. */
export const PROBLEM_RESPONSES = { '4xx': PROBLEM, '5xx': PROBLEM };
