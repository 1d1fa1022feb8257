// Figures and outlines of districts after a change: minutes of what is still open, in the order it is visited; outlines
// around all their buildings, finished ones too, so that a district keeps its shape while work goes on.
import { sql } from 'kysely';
import type { Trx } from '../db/database.ts';
import type { DistrictFigures } from './cuts.contract.ts';
import { boxAround, getGround, getPlane, listPlanStops, outlineCoordinates } from './plan-ground.ts';
import type { Plane, PlanStop } from './plan-ground.ts';
import type { HeldPlan } from './plan-edits.ts';
import { districtOf } from './planning/measure-district.ts';
import { outlineDistricts } from './planning/outline-districts.ts';
import type { Ground } from './planning/plan-problem.ts';
import { townOf } from './planning/town.ts';

export interface FiguredDistrict {
  district_id: string;
  figures: Omit<DistrictFigures, 'minutes' | 'stops'>;
  /** Coordinates of a GeoJSON MultiPolygon; undefined leaves the outline as it is. */
  outline?: readonly (readonly (readonly (readonly [number, number])[])[])[];
}

/** Outlines only need the neighbours: buildings within so many degrees, about 200 m. */
const outlineMargin = 0.002;

/** Measures these districts anew; `all`: every live one, whose outlines stay (new speeds move nobody). */
export async function measureAgain(
  trx: Trx,
  plan: HeldPlan,
  districts: readonly string[] | 'all',
): Promise<void> {
  const concerned = districts === 'all' ? await listLive(trx, plan.plan_id) : [...districts];
  if (concerned.length === 0) return;
  const plane = await getPlane(trx, plan.municipality_code);
  const members = await listPlanStops(trx, plan.plan_id, plane, { districts: concerned });
  const ground = await getGround(trx, plan, plane, members);
  const figures = figuresOf(concerned, members, ground);
  if (districts === 'all') return writeFigures(trx, plan.plan_id, figures);
  const outlines = await outlinesOf(trx, plan, plane, concerned, members);
  await writeFigures(
    trx,
    plan.plan_id,
    figures.map((district) => ({ ...district, outline: outlines.get(district.district_id) ?? [] })),
  );
}

function figuresOf(
  districts: readonly string[],
  members: readonly PlanStop[],
  ground: Ground,
): FiguredDistrict[] {
  const open = members.filter((stop) => !stop.is_finished);
  const town = townOf(open, ground);
  const indexOf = new Map(town.stops.map(({ id }, at) => [id, at]));
  const byDistrict = Map.groupBy(open, (stop) => stop.district_id);
  return districts.map((district_id) => {
    const order = inOrder(byDistrict.get(district_id) ?? []).flatMap(({ id }) => indexOf.get(id) ?? []);
    return { district_id, figures: order.length === 0 ? nothing : districtOf(town, order) };
  });
}

const nothing = {
  work_minutes: 0,
  walking_minutes: 0,
  walking_metres: 0,
  approach_minutes: 0,
  pieces: 0,
};

export function inOrder(stops: readonly PlanStop[]): PlanStop[] {
  return [...stops].sort(
    (one, other) => (one.visit_order ?? 0) - (other.visit_order ?? 0) || one.stop_id - other.stop_id,
  );
}

async function outlinesOf(
  trx: Trx,
  plan: HeldPlan,
  plane: Plane,
  districts: readonly string[],
  members: readonly PlanStop[],
): Promise<Map<string, [number, number][][][]>> {
  const box = boxAround(members, outlineMargin);
  const live = new Set(await listLive(trx, plan.plan_id));
  const stops = box === null ? [] : await listPlanStops(trx, plan.plan_id, plane, { box });
  const assignment = new Map(
    stops.flatMap(({ id, district_id }) =>
      district_id !== null && live.has(district_id) ? [[id, district_id] as const] : [],
    ),
  );
  const outlines = outlineDistricts(stops, assignment);
  return new Map(
    districts.flatMap((id) => {
      const outline = outlines.get(id);
      return outline === undefined ? [] : [[id, outlineCoordinates(outline, plane)] as const];
    }),
  );
}

async function listLive(trx: Trx, plan_id: string): Promise<string[]> {
  const rows = await trx
    .selectFrom('surveys.district')
    .select('district_id')
    .where('plan_id', '=', plan_id)
    .where('retired_revision', 'is', null)
    .execute();
  return rows.map(({ district_id }) => district_id);
}

export async function writeFigures(
  trx: Trx,
  plan_id: string,
  districts: readonly FiguredDistrict[],
): Promise<void> {
  if (districts.length === 0) return;
  const rows = districts.map(({ district_id, figures, outline }) => ({
    district_id,
    work_minutes: figures.work_minutes,
    walking_minutes: figures.walking_minutes,
    walking_metres: figures.walking_metres,
    approach_minutes: figures.approach_minutes,
    pieces: figures.pieces,
    keeps_outline: outline === undefined,
    outline:
      outline === undefined || outline.length === 0 ? null : { type: 'MultiPolygon', coordinates: outline },
  }));
  await sql`
    UPDATE surveys.district d SET work_minutes = f.work_minutes, walking_minutes = f.walking_minutes,
      walking_metres = f.walking_metres, approach_minutes = f.approach_minutes, pieces = f.pieces,
      outline = CASE WHEN f.keeps_outline THEN d.outline
        ELSE ST_Multi(ST_CollectionExtract(ST_MakeValid(ST_SetSRID(ST_GeomFromGeoJSON(f.outline), 6668)), 3)) END
    FROM jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) AS f(district_id uuid, work_minutes real, walking_minutes real,
      walking_metres real, approach_minutes real, pieces int, keeps_outline boolean, outline jsonb)
    WHERE d.plan_id = ${plan_id} AND d.district_id = f.district_id`.execute(trx);
}

/** Districts whose last building has left the scope end; locked ones stay. */
export async function retireEmpty(
  trx: Trx,
  { plan_id }: Pick<HeldPlan, 'plan_id'>,
  revision: number,
): Promise<void> {
  await trx
    .updateTable('surveys.district as d')
    .set({ retired_revision: revision })
    .where('d.plan_id', '=', plan_id)
    .where('d.retired_revision', 'is', null)
    .where('d.is_locked', '=', false)
    .where(({ not, exists, selectFrom }) =>
      not(
        exists(
          selectFrom('surveys.plan_building as b')
            .select('b.stop_id')
            .whereRef('b.plan_id', '=', 'd.plan_id')
            .whereRef('b.district_id', '=', 'd.district_id'),
        ),
      ),
    )
    .execute();
}
