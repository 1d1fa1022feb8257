import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query';
import {
  PlaceCounts,
  PlacePage,
  PlaceRow,
  PlaceTakenBack,
  TownPoints,
  type PlaceByHand,
  type PlaceCursor,
  type PlaceKind,
  type PlaceSearch,
} from '../../api/registers/places.contract.ts';
import { call } from '../call.ts';

export type Where = { municipality: string; disaster: string };
/** What the list is narrowed to. */
export type PlaceFilter = Pick<PlaceSearch, 'kinds' | 'levels' | 'town_id'>;

/** How much there is to place; asked again with all news, as it names nobody. */
export function placeCountsQuery({ municipality, disaster }: Where) {
  return queryOptions({
    queryKey: ['places', municipality, disaster, 'counts'],
    queryFn: () => call('GET', `/api/${municipality}/${disaster}/places`, PlaceCounts),
  });
}

const firstPage: PlaceCursor | null = null;

/** The work list. Each page is a look at persons and audited, so it is not repeated by itself. */
export function placeListQuery({ municipality, disaster }: Where, filter: PlaceFilter) {
  return infiniteQueryOptions({
    queryKey: ['places', municipality, disaster, 'list', filter],
    queryFn: ({ pageParam }) =>
      call('POST', `/api/${municipality}/${disaster}/places/search`, PlacePage, {
        body: { ...filter, after: pageParam },
      }),
    initialPageParam: firstPage,
    getNextPageParam: (page) => page.next,
    staleTime: Number.POSITIVE_INFINITY,
    gcTime: 60_000,
    refetchOnWindowFocus: false,
    refetchOnReconnect: false,
  });
}

/** Known blocks and houses of a town. */
export function townPointsQuery(municipality: string, town_id: string) {
  return queryOptions({
    queryKey: ['places', municipality, 'town', town_id],
    queryFn: () => call('GET', `/api/${municipality}/places/towns/${town_id}`, TownPoints),
    staleTime: 600_000,
  });
}

type Placed = { kind: PlaceKind; version_id: string; version: number };

export function placeByHand(municipality: string, row: Placed, place: PlaceByHand): Promise<PlaceRow> {
  const { version } = row;
  return call('PUT', addressOf(municipality, row), PlaceRow, { body: place, version });
}

export function takePlaceBack(municipality: string, row: Placed): Promise<PlaceTakenBack> {
  return call('DELETE', addressOf(municipality, row), PlaceTakenBack, { version: row.version });
}

function addressOf(municipality: string, { kind, version_id }: Placed): string {
  return `/api/${municipality}/places/${kind}/${version_id}`;
}
