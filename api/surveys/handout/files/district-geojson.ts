// A district for programs that draw: its border, the way, and a point for each building, EPSG:6668 as GeoJSON has it. No names.
import type { FeatureCollection, MultiPolygon } from 'geojson';
import type { DistrictHandout } from '../district-handout.ts';
import { stopsToVisit } from '../district-handout.ts';

/** `border`: the district's outline in degrees, where it has one. */
export function toGeoJson(district: DistrictHandout, border: MultiPolygon | null): FeatureCollection {
  const visits = stopsToVisit(district);
  return {
    type: 'FeatureCollection',
    features: [
      ...(border === null
        ? []
        : [
            {
              type: 'Feature' as const,
              geometry: border,
              properties: {
                kind: 'district',
                district_number: district.district_number,
                as_of: district.as_of,
              },
            },
          ]),
      ...(visits.length < 2
        ? []
        : [
            {
              type: 'Feature' as const,
              geometry: {
                type: 'LineString' as const,
                coordinates: visits.map(({ lon, lat }) => [lon, lat]),
              },
              properties: { kind: 'visiting_order', walking_metres: Math.round(district.walking_metres) },
            },
          ]),
      ...visits.map((stop) => ({
        type: 'Feature' as const,
        geometry: { type: 'Point' as const, coordinates: [stop.lon, stop.lat] },
        properties: {
          kind: 'stop',
          order: stop.order,
          survey_number: stop.survey_number,
          address: stop.address,
          building_name: stop.building_name,
          structure: stop.structure,
          storeys: stop.storeys,
          use: stop.use,
          property_number: stop.property_number,
          is_rough: stop.is_rough,
          remark: stop.remark,
        },
      })),
    ],
  };
}
