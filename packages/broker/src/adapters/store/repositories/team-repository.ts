import { sql } from 'kysely';
import type { TeamRepository } from '../../../application/ports/team-repository.ts';
import type { Team } from '../../../domain/team.ts';
import { readNumber, readText } from '../row-reader.ts';
import type { Row } from '../row-reader.ts';
import type { SqlSession } from '../sql-session.ts';
import { Statement } from '../statement.ts';

/** Members leave with their team, because `team_members` refers to it. */
export class SqlTeamRepository implements TeamRepository {
  readonly #session: SqlSession;

  constructor(session: SqlSession) {
    this.#session = session;
  }

  async find(organizationId: string, teamId: string): Promise<Team | null> {
    const row = await this.#session.first(FIND, { organizationId, teamId });
    return row && teamOf(row);
  }

  async list(organizationId: string): Promise<readonly Team[]> {
    return (await this.#session.rows(LIST, { organizationId })).map(teamOf);
  }

  async countMembers(organizationId: string): Promise<ReadonlyMap<string, number>> {
    const rows = await this.#session.rows(COUNT_MEMBERS, { organizationId });
    return new Map(rows.map((row) => [readText(row, 'team_id'), readNumber(row, 'members')]));
  }

  async insert({ teamId, organizationId, name }: Team): Promise<void> {
    await this.#session.insert('teams', [{ team_id: teamId, organization_id: organizationId, name }]);
  }

  async update({ teamId, organizationId, name }: Team): Promise<void> {
    await this.#session.update('teams', { team_id: teamId, organization_id: organizationId }, { name });
  }

  async delete(organizationId: string, teamId: string): Promise<void> {
    await this.#session.run(DELETE, { organizationId, teamId });
  }
}

const FIND = new Statement<{ organizationId: string; teamId: string }>(({ db, param }) =>
  db
    .selectFrom('teams')
    .selectAll()
    .where('organization_id', '=', param('organizationId'))
    .where('team_id', '=', param('teamId')),
);

const LIST = new Statement<{ organizationId: string }>(({ db, param }) =>
  db
    .selectFrom('teams')
    .selectAll()
    .where('organization_id', '=', param('organizationId'))
    .orderBy(sql`lower(name)`)
    .orderBy('team_id'),
);

const COUNT_MEMBERS = new Statement<{ organizationId: string }>(({ db, param }) =>
  db
    .selectFrom('team_members')
    .innerJoin('teams', 'teams.team_id', 'team_members.team_id')
    .select(['team_members.team_id', ({ fn }) => fn.countAll<number>().as('members')])
    .where('teams.organization_id', '=', param('organizationId'))
    .groupBy('team_members.team_id'),
);

const DELETE = new Statement<{ organizationId: string; teamId: string }>(({ db, param }) =>
  db.deleteFrom('teams').where('organization_id', '=', param('organizationId')).where('team_id', '=', param('teamId')),
);

function teamOf(row: Row): Team {
  return {
    teamId: readText(row, 'team_id'),
    organizationId: readText(row, 'organization_id'),
    name: readText(row, 'name'),
  };
}
