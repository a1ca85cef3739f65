import type { SessionView } from '@gatelease/contract';

/** What the organization of whoever is signed in asks of passwords, and what is guessable of it. */
export function passwordRulesOf({ name, shortestPassword }: SessionView['organization']) {
  return { organizationName: name, shortestPassword };
}
