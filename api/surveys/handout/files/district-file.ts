import type { MultiPolygon } from 'geojson';
import type { DistrictHandout } from '../district-handout.ts';
import type { FileFormat } from '../handouts.contract.ts';
import { toCsv } from './district-csv.ts';
import { toGeoJson } from './district-geojson.ts';
import { toGpx } from './district-gpx.ts';

/** The district as it stands, for other programs. */
export function writeFile(
  format: FileFormat,
  district: DistrictHandout,
  border: MultiPolygon | null,
): { text: string; type: string } {
  switch (format) {
    case 'geojson':
      return { text: JSON.stringify(toGeoJson(district, border)), type: 'application/geo+json' };
    case 'gpx':
      return { text: toGpx(district), type: 'application/gpx+xml' };
    case 'csv':
      return { text: toCsv(district), type: 'text/csv; charset=utf-8' };
  }
}
