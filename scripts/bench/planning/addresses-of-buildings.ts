// Addresses for stops, from the tax register: that of the nearest building on it.
import Flatbush from 'flatbush';
import { parse } from 'csv-parse/sync';
import { z } from 'zod';
import type { Stop } from '../../../api/surveys/planning/plan-problem.ts';
import type { ToPlane } from '../../commands/plan-input.ts';

const Row = z.object({ 所在地: z.string(), 経度: z.string(), 緯度: z.string() });

/** Numbers are padded, so that 2番 sorts before 10番. */
export function readAddresses(csv: string, stops: readonly Stop[], toPlane: ToPlane): Map<string, string> {
  const rows = z
    .array(Row)
    .parse(parse(csv, { columns: true, bom: true }))
    .filter((row) => row.経度 !== '' && row.緯度 !== '');
  const index = new Flatbush(Math.max(1, rows.length));
  if (rows.length === 0) index.add(0, 0);
  for (const row of rows) {
    const [x, y] = toPlane(Number(row.経度), Number(row.緯度));
    index.add(x, y);
  }
  index.finish();
  return new Map(
    stops.map(({ id, x, y }) => {
      const [nearest] = index.neighbors(x, y, 1);
      const address = nearest === undefined ? '' : (rows[nearest]?.所在地 ?? '');
      return [id, address.replace(/\d+/gu, (digits) => digits.padStart(6, '0'))];
    }),
  );
}
