import { z } from 'zod';
import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query';
import {
  Import,
  ImportDetail,
  ImportList,
  ImportSample,
  RejectionPage,
  type ApplyImport,
  type ImportAgain,
  type ImportEncoding,
  type NewImport,
} from '../../api/imports/imports.contract.ts';
import {
  MappingList,
  SavedMapping,
  type NewMapping,
  type RemovedMapping,
} from '../../api/imports/mappings.contract.ts';
import { call, callForFile } from '../call.ts';

/** The key under which everything of this room stands that changes while imports run. */
export const importsKey = (municipality: string) => ['imports', municipality] as const;

export function importListQuery(municipality: string) {
  return infiniteQueryOptions({
    queryKey: [...importsKey(municipality), 'list'],
    queryFn: ({ pageParam }) =>
      call(
        'GET',
        `/api/${municipality}/imports${pageParam === '' ? '' : `?before=${pageParam}`}`,
        ImportList,
      ),
    initialPageParam: '',
    getNextPageParam: (page) => page.next,
  });
}

export function importQuery(municipality: string, id: string) {
  return queryOptions({
    queryKey: [...importsKey(municipality), 'one', id],
    queryFn: () => call('GET', `/api/${municipality}/imports/${id}`, ImportDetail),
  });
}

/** The refused rows with their cells. Each page is a look at persons and audited, so it is never asked for twice. */
export function rejectionsQuery(municipality: string, id: string) {
  return infiniteQueryOptions({
    queryKey: ['import-rejections', municipality, id],
    queryFn: ({ pageParam }) =>
      call('GET', `/api/${municipality}/imports/${id}/rejections?after=${pageParam}`, RejectionPage),
    initialPageParam: 0,
    getNextPageParam: (page) => page.next,
    staleTime: Number.POSITIVE_INFINITY,
    gcTime: 60_000,
  });
}

export function openImport(municipality: string, given: NewImport, key: string): Promise<Import> {
  return call('POST', `/api/${municipality}/imports`, Import, { body: given, key });
}

export function applyImport(
  municipality: string,
  id: string,
  how: ApplyImport,
  key: string,
): Promise<Import> {
  return call('POST', `/api/${municipality}/imports/${id}/apply`, Import, { body: how, key });
}

export function cancelImport(municipality: string, id: string): Promise<Import> {
  return call('POST', `/api/${municipality}/imports/${id}/cancel`, Import);
}

/** The same file once more with other headers, system or encoding: answers the import that is now read. */
export function readAgain(
  municipality: string,
  id: string,
  how: z.input<typeof ImportAgain>,
  key: string,
): Promise<Import> {
  return call('POST', `/api/${municipality}/imports/${id}/again`, Import, { body: how, key });
}

/** The first rows of the file in an encoding. Each is a look at persons and audited, so it is never asked for twice. */
export function sampleQuery(municipality: string, id: string, encoding: ImportEncoding | null) {
  const query = encoding === null ? '' : `?encoding=${encoding}`;
  return queryOptions({
    queryKey: ['import-sample', municipality, id, encoding],
    queryFn: () => call('GET', `/api/${municipality}/imports/${id}/sample${query}`, ImportSample),
    staleTime: Number.POSITIVE_INFINITY,
    gcTime: 60_000,
  });
}

/** With how many imports used each: among the imports, so that news of one is news of it. */
export function mappingsQuery(municipality: string) {
  return queryOptions({
    queryKey: [...importsKey(municipality), 'mappings'],
    queryFn: () => call('GET', `/api/${municipality}/import-mappings`, MappingList),
  });
}

export function saveMapping(
  municipality: string,
  given: z.input<typeof NewMapping>,
  key: string,
): Promise<SavedMapping> {
  return call('POST', `/api/${municipality}/import-mappings`, SavedMapping, { body: given, key });
}

export async function removeMapping(
  municipality: string,
  named: z.input<typeof RemovedMapping>,
  key: string,
): Promise<void> {
  await call('POST', `/api/${municipality}/import-mappings/remove`, z.null(), { body: named, key });
}

/** The refused rows as a CSV that can be mended and imported again. */
export function rejectedRows(municipality: string, id: string): Promise<Blob> {
  return callForFile(`/api/${municipality}/imports/${id}/rejected.csv`);
}
