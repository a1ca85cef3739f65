import type { Client } from '@gatelease/contract';
import type { ServerProcess } from './server-process.ts';

export interface Person {
  readonly personId: string;
  readonly email: string;
  readonly password: string;
  readonly accessCode: string;
}

/** Somebody who can sign in at once. */
export async function addPerson(
  administrator: Client,
  name: string,
  role: 'member' | 'approver' | 'auditor' | 'administrator' = 'member',
): Promise<Person> {
  const email = `${name.toLowerCase().replaceAll(' ', '.')}@example.com`;
  const password = `${name} has plenty of words`;
  const { personId } = await administrator('addPerson', {
    body: { email, name, role, password, mustChangePassword: false },
  });
  const { organization } = await administrator('readSession');
  return { personId, email, password, accessCode: organization.accessCode ?? '' };
}

export function signIn(server: ServerProcess, { email, password, accessCode }: Person): Promise<Client> {
  return server.signIn({ email, password, accessCode });
}

/** The door to a policy, by its name. */
export async function doorNamed(client: Client, policyName: string) {
  const { doors } = await client('readMyAccess');
  const door = doors.find((candidate) => candidate.policyName === policyName);
  if (door === undefined) throw new Error(`no door ${policyName} among ${doors.map((d) => d.policyName).join(', ')}`);
  return door;
}
