import { infiniteQueryOptions } from '@tanstack/react-query';
import type { FeatureCursor, ListedLayer } from '../../api/tiles/features.contract.ts';
import type { z } from 'zod';
import { api, unwrap } from '../api-client.ts';
import type { Bounds } from './map-content.ts';

const rowsAPage = 200;

/** Rows of a layer in a box, page by page. */
export function featuresQuery(
  where: { municipality: string; disaster: string },
  layer: ListedLayer,
  [west, south, east, north]: Bounds,
) {
  return infiniteQueryOptions({
    queryKey: ['features', where, layer, west, south, east, north],
    queryFn: ({ pageParam, signal }) =>
      unwrap(
        api.api[':municipality'][':disaster'].features.search.$post(
          {
            param: where,
            json: { layer, bbox: [west, south, east, north], after: pageParam, limit: rowsAPage },
          },
          { init: { signal } },
        ),
      ),
    initialPageParam: null as z.infer<typeof FeatureCursor> | null,
    getNextPageParam: ({ rows }) => {
      const last = rows.length < rowsAPage ? undefined : rows.at(-1);
      return last ? { name: last.name, feature_id: last.feature_id } : undefined;
    },
    gcTime: 60_000,
  });
}
