import { sql } from 'kysely';
import { SURVEY_HEADERS, SURVEY_PARTS } from '../../geodata/register-headers.ts';
import type { SurveyPart } from '../../geodata/register-headers.ts';
import { parseAddress } from '../../geodata/addresses/parse-address.ts';
import type { TownIndex } from '../../geodata/addresses/town-index.ts';
import { foldName } from '../../geodata/text/fold-name.ts';
import type { Reader, Trx } from '../db/database.ts';
import type { Cells, Counts, ImportInHand, ImportKind, RowReading } from '../imports/import-kind.ts';
import { placeReader } from '../imports/place-values.ts';
import type { PlaceReader } from '../imports/place-values.ts';
import { RowValues, contentHash, latestDay, readKey } from '../imports/row-values.ts';
import { getTownIndex } from '../registers/towns.queries.ts';

const stagedColumns = {
  survey_number: 'text',
  surveyed_on: 'date',
  round: 'text',
  hazard: 'text',
  structure: 'text',
  damage_class: 'text',
  damage_ratio: 'numeric',
  flood_depth_cm: 'numeric',
  flood_class: 'text',
  address: 'text',
  address_key: 'text',
  resident_name: 'text',
  resident_name_key: 'text',
  owner_name: 'text',
  owner_name_key: 'text',
  use: 'text',
  building_name: 'text',
  team: 'text',
  surveyor: 'text',
  remarks: 'text',
  lon: 'double precision',
  lat: 'double precision',
  given_x: 'double precision',
  given_y: 'double precision',
  content_hash: 'bytea',
  parts: 'jsonb',
} as const;
/** Columns that the result itself does not have. */
const stagedOnly = new Set(['lon', 'lat', 'parts']);

export const surveysImport: ImportKind = {
  name: 'surveys',
  label: '調査結果',
  headers: [...SURVEY_HEADERS, ...SURVEY_PARTS.map(({ header }) => header)],
  also: otherPartHeaders(),
  required: ['調査番号', '判定', '経度', '緯度'],
  dated_by: null,
  stage: {
    table: 'surveys.staged_survey',
    unique: { column: 'survey_number', header: '調査番号' },
    columns: stagedColumns,
  },
  keyOf: (cells) => readKey(cells('調査番号')),
  async openReader(reader, at) {
    const towns = await getTownIndex(reader, at.municipality_code);
    const labels = await listLabels(reader);
    const places = placeReader(at.crs);
    const latest = latestDay();
    return (cells) => readSurvey(cells, { towns, labels, places, latest });
  },
  compare: compareSurveys,
  apply: applySurveys,
  obstacle: async () => null,
  touches: ['surveys.survey', 'surveys.survey_part'],
};

/** Labels of damage classes as certificates print them and as older sheets have them, folded. */
async function listLabels(reader: Reader): Promise<ReadonlyMap<string, string>> {
  const classes = await reader.selectFrom('surveys.damage_class').select(['damage_class', 'label']).execute();
  const labels = new Map(classes.map(({ damage_class, label }) => [foldLabel(label), damage_class]));
  for (const other of ['一部損壊', '一部破損', '準半壊に至らない'])
    if (!labels.has(other)) labels.set(other, 'partial');
  for (const other of ['被害なし', '損害なし']) if (!labels.has(other)) labels.set(other, 'none');
  return labels;
}

const rounds = new Map([
  ['', 'first'],
  ['第1次', 'first'],
  ['第一次', 'first'],
  ['1次', 'first'],
  ['1', 'first'],
  ['第2次', 'second'],
  ['第二次', 'second'],
  ['2次', 'second'],
  ['2', 'second'],
  ['再調査', 'resurvey'],
]);

/** Full-width brackets and digits, spaces, and a 調査 at the end do not matter. */
function foldLabel(text: string): string {
  return text.normalize('NFKC').replace(/\s+/gu, '');
}

interface Known {
  towns: TownIndex;
  labels: ReadonlyMap<string, string>;
  places: PlaceReader;
  latest: string;
}

function readSurvey(cells: Cells, { towns, labels, places, latest }: Known): RowReading {
  const row = new RowValues(cells);
  const label = row.required('判定');
  const damage_class = labels.get(foldLabel(label));
  if (label !== '' && damage_class === undefined) row.fault('判定', '判定の区分にない言葉です');
  const round = rounds.get(foldLabel(cells('調査回')).replace(/(?<=次)調査$/u, ''));
  if (round === undefined) row.fault('調査回', '第1次、第2次、再調査のどれでもありません');
  const content = {
    survey_number: row.key('調査番号'),
    surveyed_on: row.optionalDate('調査日', latest),
    round: round ?? '',
    hazard: row.optional('災害種別', 50),
    structure: row.optional('構造', 100),
    damage_class: damage_class ?? '',
    damage_ratio: row.number('損害割合', { min: 0, max: 100, unit: /%$/u }),
    flood_depth_cm: row.number('浸水深cm', { min: 0, max: 9999, unit: /cm$/iu }),
    flood_class: row.optional('浸水区分', 50),
    address: row.optional('所在地', 300),
    resident_name: row.optional('居住者氏名'),
    owner_name: row.optional('所有者氏名'),
    use: row.optional('用途', 100),
    building_name: row.optional('建物名'),
    team: row.optional('調査班', 50),
    surveyor: row.optional('調査員', 100),
    remarks: row.optional('備考', 2000, true),
  };
  const parts = readParts(row);
  const place = row.place(places, true);
  return row.finish(() => ({
    ...content,
    parts,
    address_key: content.address === null ? null : parseAddress(content.address, towns).address_key,
    resident_name_key: content.resident_name === null ? null : foldName(content.resident_name),
    owner_name_key: content.owner_name === null ? null : foldName(content.owner_name),
    lon: place?.lon ?? null,
    lat: place?.lat ?? null,
    given_x: place?.given_x ?? null,
    given_y: place?.given_y ?? null,
    // Without parts as it was before there were any: what is brought again unchanged stays unchanged.
    content_hash: contentHash([
      ...Object.values(content),
      place?.given_x ?? null,
      place?.given_y ?? null,
      ...(parts === null ? [] : [parts]),
    ]),
  }));
}

/** 部位別損害割合 of the parts that the row names, in their order; null where it names none. */
function readParts(row: RowValues): Record<string, string> | null {
  const parts = SURVEY_PARTS.flatMap(({ part, header }) => {
    const loss = row.number(header, { min: 0, max: 100, unit: /%$/u });
    return loss === null ? [] : [[part, String(loss)]];
  });
  return parts.length === 0 ? null : Object.fromEntries(parts);
}

/** Files also name a part with the word behind it, or beside it: 損害割合_屋根, 屋根_損害割合, 柱(耐力壁)損害割合. */
function otherPartHeaders(): Record<string, string[]> {
  const written: Partial<Record<SurveyPart, readonly string[]>> = {
    pillars: ['柱', '柱(耐力壁)', '柱(又は耐力壁)', '柱(梁)'],
    floor: ['床', '床(階段)'],
    fittings: ['建具'],
  };
  return Object.fromEntries(
    SURVEY_PARTS.map(({ part, header }) => {
      const names = written[part] ?? [header.replace(/損害割合$/u, '')];
      return [
        header,
        names.flatMap((name) => [
          `${name}損害割合`,
          `${name}_損害割合`,
          `損害割合_${name}`,
          `損害割合(${name})`,
        ]),
      ];
    }),
  );
}

const givenAndCurrent = (at: ImportInHand) => sql`
  given AS MATERIALIZED (SELECT * FROM surveys.staged_survey WHERE import_id = ${at.import_id}),
  current AS MATERIALIZED (
    SELECT survey_version_id, survey_number, content_hash FROM surveys.survey
    WHERE municipality_code = ${at.municipality_code} AND disaster_code = ${at.disaster_code} AND superseded_at IS NULL)`;
const counts = sql`
  SELECT count(*) FILTER (WHERE c.survey_number IS NULL)::int AS rows_new,
    count(*) FILTER (WHERE g.content_hash <> c.content_hash)::int AS rows_changed,
    count(*) FILTER (WHERE g.content_hash = c.content_hash)::int AS rows_unchanged,
    count(*) FILTER (WHERE g.survey_number IS NULL)::int AS rows_missing
  FROM given g FULL JOIN current c ON c.survey_number = g.survey_number`;

async function compareSurveys(trx: Trx, at: ImportInHand): Promise<Counts> {
  const { rows } = await sql<Counts>`WITH ${givenAndCurrent(at)} ${counts}`.execute(trx);
  return only(rows);
}

/** Changed numbers supersede their former version; numbers that the file does not have stay as they are. */
async function applySurveys(trx: Trx, at: ImportInHand): Promise<Counts> {
  const columns = Object.keys(stagedColumns).filter((column) => !stagedOnly.has(column));
  const { rows } = await sql<Counts>`
    WITH ${givenAndCurrent(at)},
    superseded AS (
      UPDATE surveys.survey s SET superseded_at = now()
      FROM current c JOIN given g ON g.survey_number = c.survey_number
      WHERE s.survey_version_id = c.survey_version_id AND g.content_hash <> c.content_hash RETURNING 1),
    added AS (
      INSERT INTO surveys.survey (municipality_code, disaster_code, import_id, given_crs, geom, ${sql.join(columns.map((column) => sql.ref(column)))})
      SELECT g.municipality_code, ${at.disaster_code}, g.import_id, ${at.crs}::int, ST_SetSRID(ST_MakePoint(g.lon, g.lat), 6668),
        ${sql.join(columns.map((column) => sql.ref(`g.${column}`)))}
      FROM given g LEFT JOIN current c ON c.survey_number = g.survey_number AND c.content_hash = g.content_hash
      WHERE c.survey_number IS NULL AND (SELECT count(*) FROM superseded) >= 0
      RETURNING survey_version_id, survey_number),
    parted AS (
      INSERT INTO surveys.survey_part (survey_version_id, municipality_code, part, loss_ratio)
      SELECT a.survey_version_id, g.municipality_code, p.part, p.loss_ratio::numeric
      FROM added a JOIN given g ON g.survey_number = a.survey_number
      CROSS JOIN LATERAL jsonb_each_text(g.parts) AS p (part, loss_ratio))
    ${counts}`.execute(trx);
  return only(rows);
}

function only(rows: readonly Counts[]): Counts {
  const [first] = rows;
  if (first === undefined) throw new Error('a count has one row');
  return first;
}
