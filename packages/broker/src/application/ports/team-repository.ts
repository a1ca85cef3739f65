import type { Team } from '../../domain/team.ts';

/** Membership is kept with the person (`teamIds`). */
export interface TeamRepository {
  find(organizationId: string, teamId: string): Promise<Team | null>;
  list(organizationId: string): Promise<readonly Team[]>;
  /** How many people each team has, by its id; teams without people are left out. */
  countMembers(organizationId: string): Promise<ReadonlyMap<string, number>>;
  insert(team: Team): Promise<void>;
  update(team: Team): Promise<void>;
  /** Takes its members out of it, too. */
  delete(organizationId: string, teamId: string): Promise<void>;
}
