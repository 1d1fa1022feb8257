import { sql } from 'kysely';
import type { Reader } from '../../db/database.ts';
import { problems } from '../../http/problem.ts';
import type { OfDisaster } from '../disaster-day.ts';
import { Surveyor, Team } from './teams.contract.ts';

/** By number, ended ones last. */
export async function listTeams(reader: Reader, of: OfDisaster, only?: string): Promise<Team[]> {
  let query = reader
    .selectFrom('surveys.team as t')
    .select(['t.team_id', 't.team_number', 't.name', 't.organisation', 't.vehicle', 't.phone', 't.note'])
    .select(['t.ended_on', 't.version'])
    .select([
      sql<{ lon: number; lat: number } | null>`CASE WHEN t.geom IS NULL THEN NULL
        ELSE jsonb_build_object('lon', ST_X(t.geom), 'lat', ST_Y(t.geom)) END`.as('base'),
      sql`coalesce((
        SELECT jsonb_agg(jsonb_build_object('day', d.day, 'members', (
          SELECT coalesce(jsonb_agg(m.surveyor_id ORDER BY m.surveyor_id), '[]') FROM surveys.team_member m
          WHERE m.team_id = d.team_id AND m.day = d.day)) ORDER BY d.day)
        FROM surveys.team_day d WHERE d.team_id = t.team_id), '[]')`.as('days'),
    ])
    .where('t.municipality_code', '=', of.municipality)
    .where('t.disaster_code', '=', of.disaster);
  if (only !== undefined) query = query.where('t.team_id', '=', only);
  const rows = await query
    .orderBy(sql`t.ended_on IS NOT NULL`)
    .orderBy('t.team_number')
    .execute();
  return Team.array().parse(rows);
}

/** Throws not-found. */
export async function getTeam(reader: Reader, of: OfDisaster, team_id: string): Promise<Team> {
  const [team] = await listTeams(reader, of, team_id);
  if (team === undefined) throw problems.notFound();
  return team;
}

/** Names people: to be audited. */
export async function listSurveyors(reader: Reader, of: OfDisaster, only?: string): Promise<Surveyor[]> {
  let query = reader
    .selectFrom('surveys.surveyor')
    .select(['surveyor_id', 'name', 'organisation', 'role', 'version'])
    .where('municipality_code', '=', of.municipality)
    .where('disaster_code', '=', of.disaster);
  if (only !== undefined) query = query.where('surveyor_id', '=', only);
  const rows = await query.orderBy('organisation').orderBy('name').orderBy('surveyor_id').execute();
  return Surveyor.array().parse(rows);
}

/** Throws not-found. Names a person: to be audited. */
export async function getSurveyor(reader: Reader, of: OfDisaster, surveyor_id: string): Promise<Surveyor> {
  const [surveyor] = await listSurveyors(reader, of, surveyor_id);
  if (surveyor === undefined) throw problems.notFound();
  return surveyor;
}
