import { queryOptions } from '@tanstack/react-query';
import { z } from 'zod';
import { DisasterView, type NewDisaster } from '../../api/accounts/disasters.contract.ts';
import { MunicipalityView, type MunicipalityChange } from '../../api/accounts/municipality.contract.ts';
import { PolicyView, type PolicyChange } from '../../api/accounts/policy.contract.ts';
import { BasemapReport } from '../../api/tiles/basemap.contract.ts';
import { apiFetch, changing, unwrap } from '../api-client.ts';
import { call } from '../call.ts';

export function policyQuery(municipality: string) {
  return queryOptions({
    queryKey: ['policy', municipality],
    queryFn: () => call('GET', `/api/${municipality}/policy`, PolicyView),
  });
}

export function changePolicy(
  municipality: string,
  change: PolicyChange,
  version: number,
): Promise<PolicyView> {
  return call('PUT', `/api/${municipality}/policy`, PolicyView, { body: change, version });
}

export function municipalityQuery(municipality: string) {
  return queryOptions({
    queryKey: ['municipality', municipality],
    queryFn: () => call('GET', `/api/${municipality}/municipality`, MunicipalityView),
  });
}

/** The operator's base map, looked at anew: who has put a file there wants to read whether it fits. */
export function basemapReportQuery(municipality: string) {
  return queryOptions({
    queryKey: ['basemap', municipality],
    queryFn: () => call('GET', `/api/${municipality}/basemap`, BasemapReport),
    staleTime: 0,
  });
}

export function changeMunicipality(
  municipality: string,
  change: MunicipalityChange,
  version: number,
): Promise<MunicipalityView> {
  return call('PUT', `/api/${municipality}/municipality`, MunicipalityView, { body: change, version });
}

/** Where the registered seal image is; another image has another address. */
export function sealAddress(municipality: string, sealFile: string): string {
  return `/api/${municipality}/municipality/seal?image=${sealFile.slice(0, 16)}`;
}

export async function sendSeal(
  municipality: string,
  image: File,
  version: number,
): Promise<MunicipalityView> {
  const answer = apiFetch(`/api/${municipality}/municipality/seal`, {
    method: 'PUT',
    headers: { ...changing(version).headers, 'Content-Type': 'image/png' },
    body: image,
  });
  return MunicipalityView.parse(await unwrap(answer));
}

export function removeSeal(municipality: string, version: number): Promise<MunicipalityView> {
  return call('DELETE', `/api/${municipality}/municipality/seal`, MunicipalityView, { version });
}

export function disastersQuery(municipality: string) {
  return queryOptions({
    queryKey: ['disasters', municipality],
    queryFn: () => call('GET', `/api/${municipality}/disasters`, z.array(DisasterView)),
  });
}

export function addDisaster(municipality: string, given: NewDisaster, key: string): Promise<DisasterView> {
  return call('POST', `/api/${municipality}/disasters`, DisasterView, { body: given, key });
}
