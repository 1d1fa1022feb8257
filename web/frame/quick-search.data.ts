import { keepPreviousData, queryOptions } from '@tanstack/react-query';
import { api, unwrap } from '../api-client.ts';

/** How many places the search names at once; the answer says how many there are. */
const placesNamed = 12;

/** Towns and addresses that begin with `text`; the last answer stands until the next one is here. */
export function placesQuery(municipality: string, text: string) {
  return queryOptions({
    queryKey: ['gazetteer', municipality, text],
    queryFn: ({ signal }) =>
      unwrap(
        api.api[':municipality'].gazetteer.search.$post(
          { param: { municipality }, json: { text, limit: placesNamed } },
          { init: { signal } },
        ),
      ),
    enabled: text !== '',
    placeholderData: keepPreviousData,
    staleTime: 300_000,
  });
}
