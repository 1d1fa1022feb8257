// Which coordinate system a file says it is in.
import { isKnownEpsg } from '../crs/to-jgd2011.ts';
import { PLANE_ORIGINS, planeEpsg } from '../crs/plane-zones.ts';

type Found = number | 'unknown';

const tokyoGeographic = 4301;

/** EPSG code of a system written as WKT, as a .prj has it, old form or new. */
export function crsOfWkt(wkt: string): Found {
  const own = [...wkt.matchAll(/(?:AUTHORITY|ID)\["EPSG",\s*"?(\d{4,5})"?\]\s*\]\s*$/giu)].at(-1)?.[1];
  if (own !== undefined && isKnownEpsg(Number(own))) return Number(own);
  const datum = datumOf(wkt);
  if (datum === null) return 'unknown';
  if (!/PROJCS|PROJCRS|PROJECTEDCRS/iu.test(wkt)) return datum.geographic;
  if (datum.planeFirst === null || !/Transverse[_ ]Mercator/iu.test(wkt)) return 'unknown';
  const zone = zoneOf(wkt);
  return zone === null ? 'unknown' : planeEpsg(zone) - planeEpsg(1) + datum.planeFirst;
}

/** EPSG code of a system by its name, as GeoJSON has it: urn:ogc:def:crs:EPSG::6668, EPSG:4326, urn:ogc:def:crs:OGC:1.3:CRS84. */
export function crsOfName(name: string): Found {
  if (/CRS84$/iu.test(name.trim())) return 4326;
  const code = /EPSG(?:[:/][\d.]*)?[:/](\d{4,5})$/iu.exec(name.trim())?.[1];
  return code !== undefined && isKnownEpsg(Number(code)) ? Number(code) : 'unknown';
}

function datumOf(wkt: string): { geographic: number; planeFirst: number | null } | null {
  if (/JGD[_ ]?2011|Japanese[_ ]Geodetic[_ ]Datum[_ ]2011/iu.test(wkt))
    return { geographic: 6668, planeFirst: 6669 };
  if (/JGD[_ ]?2000|Japanese[_ ]Geodetic[_ ]Datum[_ ]2000/iu.test(wkt))
    return { geographic: 4612, planeFirst: 2443 };
  if (/"(?:GCS_|D_)?Tokyo"/iu.test(wkt)) return { geographic: tokyoGeographic, planeFirst: null };
  if (/WGS[_ ]?(?:19)?84|World Geodetic System 1984/iu.test(wkt))
    return { geographic: 4326, planeFirst: null };
  return null;
}

function zoneOf(wkt: string): number | null {
  const number = (...names: string[]) => {
    const found = new RegExp(`"(?:${names.join('|')})",\\s*(-?[0-9.]+)`, 'iu').exec(wkt)?.[1];
    return found === undefined ? Number.NaN : Number(found);
  };
  const longitude = number('Central_Meridian', 'Longitude of natural origin');
  const latitude = number('Latitude_Of_Origin', 'Latitude of natural origin');
  const near = (one: number, other: number) => Math.abs(one - other) < 1e-6;
  const at = PLANE_ORIGINS.findIndex(([lat, lon]) => near(lat, latitude) && near(lon, longitude));
  return at < 0 ? null : at + 1;
}
