export interface Team {
  readonly teamId: string;
  readonly organizationId: string;
  readonly name: string;
}
