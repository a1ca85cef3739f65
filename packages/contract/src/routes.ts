import { z } from 'zod';
import {
  accessRequestInputSchema,
  accessRequestQuerySchema,
  accessRequestSchema,
  accessRequestedSchema,
  leaseExtendInputSchema,
  leaseQuerySchema,
  leaseSchema,
  myAccessSchema,
  reviewInputSchema,
  reviewedSchema,
} from './access.ts';
import { eventQuerySchema, eventSchema, messageSchema } from './event.ts';
import { pageOf, pageQuerySchema } from './fields.ts';
import type { OperationName } from './operations.ts';
import {
  personAddInputSchema,
  personAddedSchema,
  personEditInputSchema,
  personSchema,
  setupLinkSchema,
  teamInputSchema,
  teamSchema,
} from './person.ts';
import { policyEditInputSchema, policyInputSchema, policySchema } from './policy.ts';
import { resourceAddInputSchema, resourceDetailSchema, resourceSchema } from './resource.ts';
import {
  passwordChangeInputSchema,
  passwordSetInputSchema,
  sessionSchema,
  setupInputSchema,
  setupStatusSchema,
  signInInputSchema,
  signedInSchema,
} from './session.ts';

export type Access = 'public' | 'session' | 'session-even-before-password-change';

export interface RouteDefinition {
  readonly summary: string;
  readonly tag: string;
  readonly access: Access;
  readonly params?: z.ZodType;
  readonly query?: z.ZodType;
  readonly body?: z.ZodType;
  /** Status of success. */
  readonly status: 200 | 201 | 204;
  readonly response: z.ZodType;
}

const nothing = z.null();
const deletion = z.object({ closesLeases: z.stringbool().default(false) });
const id = z.string().max(64);

/** What each operation takes and gives. The server is built from it; clients take their types from it. */
export const ROUTES = {
  readSetup: {
    summary: 'Whether the first organization is still to be created',
    tag: 'session',
    access: 'public',
    status: 200,
    response: setupStatusSchema,
  },
  setUp: {
    summary: 'Create the organization and its administrator',
    tag: 'session',
    access: 'public',
    body: setupInputSchema,
    status: 201,
    response: signedInSchema,
  },
  signIn: {
    summary: 'Sign in',
    tag: 'session',
    access: 'public',
    body: signInInputSchema,
    status: 201,
    response: signedInSchema,
  },
  readSession: {
    summary: 'Who is signed in',
    tag: 'session',
    access: 'session-even-before-password-change',
    status: 200,
    response: sessionSchema,
  },
  signOut: {
    summary: 'Sign out',
    tag: 'session',
    access: 'session-even-before-password-change',
    status: 204,
    response: nothing,
  },
  changePassword: {
    summary: 'Change my password',
    tag: 'session',
    access: 'session-even-before-password-change',
    body: passwordChangeInputSchema,
    status: 204,
    response: nothing,
  },
  setPasswordWithLink: {
    summary: 'Choose a password with a one-time link',
    tag: 'session',
    access: 'public',
    body: passwordSetInputSchema,
    status: 204,
    response: nothing,
  },
  readMyAccess: {
    summary: 'What I may open, and what is open',
    tag: 'leases',
    access: 'session',
    status: 200,
    response: myAccessSchema,
  },
  listPeople: { summary: 'List people', tag: 'people', access: 'session', status: 200, response: pageOf(personSchema) },
  addPerson: {
    summary: 'Add a person',
    tag: 'people',
    access: 'session',
    body: personAddInputSchema,
    status: 201,
    response: personAddedSchema,
  },
  readPerson: {
    summary: 'Read one person',
    tag: 'people',
    access: 'session',
    params: z.object({ personId: id }),
    status: 200,
    response: personSchema,
  },
  editPerson: {
    summary: 'Edit, deactivate or reactivate a person',
    tag: 'people',
    access: 'session',
    params: z.object({ personId: id }),
    body: personEditInputSchema,
    status: 200,
    response: personSchema,
  },
  renewSetupLink: {
    summary: 'Make a new one-time link for choosing a password',
    tag: 'people',
    access: 'session',
    params: z.object({ personId: id }),
    status: 201,
    response: setupLinkSchema,
  },
  listTeams: { summary: 'List teams', tag: 'people', access: 'session', status: 200, response: pageOf(teamSchema) },
  addTeam: {
    summary: 'Add a team',
    tag: 'people',
    access: 'session',
    body: teamInputSchema,
    status: 201,
    response: teamSchema,
  },
  deleteTeam: {
    summary: 'Delete a team',
    tag: 'people',
    access: 'session',
    params: z.object({ teamId: id }),
    status: 204,
    response: nothing,
  },
  listResources: {
    summary: 'List resources',
    tag: 'resources',
    access: 'session',
    status: 200,
    response: pageOf(resourceSchema),
  },
  addResource: {
    summary: 'Manage a security group',
    tag: 'resources',
    access: 'session',
    body: resourceAddInputSchema,
    status: 201,
    response: resourceSchema,
  },
  readResource: {
    summary: 'Read one resource with its rules',
    tag: 'resources',
    access: 'session',
    params: z.object({ resourceId: id }),
    status: 200,
    response: resourceDetailSchema,
  },
  refreshResource: {
    summary: 'Read the group again now',
    tag: 'resources',
    access: 'session',
    params: z.object({ resourceId: id }),
    status: 204,
    response: nothing,
  },
  deleteResource: {
    summary: 'Stop managing a resource',
    tag: 'resources',
    access: 'session',
    params: z.object({ resourceId: id }),
    status: 204,
    response: nothing,
  },
  listPolicies: {
    summary: 'List access policies',
    tag: 'policies',
    access: 'session',
    query: z.object({ resourceId: z.string().optional() }),
    status: 200,
    response: pageOf(policySchema),
  },
  addPolicy: {
    summary: 'Add an access policy',
    tag: 'policies',
    access: 'session',
    body: policyInputSchema,
    status: 201,
    response: policySchema,
  },
  readPolicy: {
    summary: 'Read one access policy',
    tag: 'policies',
    access: 'session',
    params: z.object({ policyId: id }),
    status: 200,
    response: policySchema,
  },
  editPolicy: {
    summary: 'Replace an access policy',
    tag: 'policies',
    access: 'session',
    params: z.object({ policyId: id }),
    body: policyEditInputSchema,
    status: 200,
    response: policySchema,
  },
  deletePolicy: {
    summary: 'Delete an access policy',
    tag: 'policies',
    access: 'session',
    params: z.object({ policyId: id }),
    query: deletion,
    status: 204,
    response: nothing,
  },
  listAccessRequests: {
    summary: 'List access requests',
    tag: 'access-requests',
    access: 'session',
    query: accessRequestQuerySchema.extend(pageQuerySchema.shape),
    status: 200,
    response: pageOf(accessRequestSchema),
  },
  requestAccess: {
    summary: 'Open access, or ask for it',
    tag: 'access-requests',
    access: 'session',
    body: accessRequestInputSchema,
    status: 201,
    response: accessRequestedSchema,
  },
  readAccessRequest: {
    summary: 'Read one access request',
    tag: 'access-requests',
    access: 'session',
    params: z.object({ requestId: id }),
    status: 200,
    response: accessRequestSchema,
  },
  reviewAccessRequest: {
    summary: 'Approve or deny an access request',
    tag: 'access-requests',
    access: 'session',
    params: z.object({ requestId: id }),
    body: reviewInputSchema,
    status: 201,
    response: reviewedSchema,
  },
  cancelAccessRequest: {
    summary: 'Withdraw my access request',
    tag: 'access-requests',
    access: 'session',
    params: z.object({ requestId: id }),
    status: 200,
    response: accessRequestSchema,
  },
  listLeases: {
    summary: 'List leases',
    tag: 'leases',
    access: 'session',
    query: leaseQuerySchema.extend(pageQuerySchema.shape),
    status: 200,
    response: pageOf(leaseSchema),
  },
  readLease: {
    summary: 'Read one lease',
    tag: 'leases',
    access: 'session',
    params: z.object({ leaseId: id }),
    status: 200,
    response: leaseSchema,
  },
  extendLease: {
    summary: 'Extend a lease',
    tag: 'leases',
    access: 'session',
    params: z.object({ leaseId: id }),
    body: leaseExtendInputSchema,
    status: 200,
    response: leaseSchema,
  },
  closeLease: {
    summary: 'Close a lease now',
    tag: 'leases',
    access: 'session',
    params: z.object({ leaseId: id }),
    status: 200,
    response: leaseSchema,
  },
  listEvents: {
    summary: 'Search the ledger',
    tag: 'events',
    access: 'session',
    query: eventQuerySchema.extend(pageQuerySchema.shape),
    status: 200,
    response: pageOf(eventSchema),
  },
  listMessages: {
    summary: 'The newest messages of the outbox',
    tag: 'events',
    access: 'session',
    status: 200,
    response: pageOf(messageSchema),
  },
} as const satisfies Record<OperationName, RouteDefinition>;
