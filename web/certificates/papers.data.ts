import { queryOptions } from '@tanstack/react-query';
import { Batch, BatchList, BatchView, CandidateList } from '../../api/certificates/batches.contract.ts';
import type { NewBatch } from '../../api/certificates/batches.contract.ts';
import { CertificateChain, CertificateList } from '../../api/certificates/certificates.contract.ts';
import { Declaration, DeclarationList } from '../../api/certificates/declarations.contract.ts';
import type { NewDeclaration } from '../../api/certificates/declarations.contract.ts';
import { KindList, KindView, PaperSettings } from '../../api/certificates/kinds.contract.ts';
import type { KindChange, NewKind, PaperSettingsChange } from '../../api/certificates/kinds.contract.ts';
import { NumberBlock, NumberBlockList } from '../../api/certificates/number-blocks.contract.ts';
import type { NewNumberBlock } from '../../api/certificates/number-blocks.contract.ts';
import { OwnerAnswer } from '../../api/certificates/owner-buildings.contract.ts';
import { CertificateStatistics } from '../../api/certificates/statistics.contract.ts';
import { call, callForFile } from '../call.ts';
import type { Where } from './certificates.data.ts';

const inDisaster = ({ municipality, disaster }: Where) => `/api/${municipality}/${disaster}`;

export function kindsQuery(municipality: string) {
  return queryOptions({
    queryKey: ['certificates', 'kinds', municipality],
    queryFn: () => call('GET', `/api/${municipality}/certificate-kinds`, KindList),
  });
}

export function addKind(municipality: string, body: NewKind, key: string): Promise<KindView> {
  return call('POST', `/api/${municipality}/certificate-kinds`, KindView, { body, key });
}

export function changeKind(
  municipality: string,
  { kind, version }: KindView,
  body: KindChange,
): Promise<KindView> {
  return call('PUT', `/api/${municipality}/certificate-kinds/${kind}`, KindView, { body, version });
}

export function paperSettingsQuery(municipality: string) {
  return queryOptions({
    queryKey: ['certificates', 'settings', municipality],
    queryFn: () => call('GET', `/api/${municipality}/certificate-settings`, PaperSettings),
  });
}

export function changePaperSettings(
  municipality: string,
  body: PaperSettingsChange,
  version: number,
): Promise<PaperSettings> {
  return call('PUT', `/api/${municipality}/certificate-settings`, PaperSettings, { body, version });
}

/** The last 500 of the disaster, newest first. */
export function allCertificatesQuery(where: Where) {
  return queryOptions({
    queryKey: ['certificates', 'list', where, 'all'],
    queryFn: () => call('GET', `${inDisaster(where)}/certificates`, CertificateList),
  });
}

export function chainQuery(where: Where, certificateId: string) {
  return queryOptions({
    queryKey: ['certificates', 'list', where, 'chain', certificateId],
    queryFn: () => call('GET', `${inDisaster(where)}/certificates/${certificateId}/chain`, CertificateChain),
  });
}

export function numberBlocksQuery(where: Where) {
  return queryOptions({
    queryKey: ['certificates', 'blocks', where],
    queryFn: () => call('GET', `${inDisaster(where)}/number-blocks`, NumberBlockList),
  });
}

export function reserveBlock(where: Where, body: NewNumberBlock, key: string): Promise<NumberBlock> {
  return call('POST', `${inDisaster(where)}/number-blocks`, NumberBlock, { body, key });
}

export function returnBlock(
  where: Where,
  blockId: string,
  reason: string,
  key: string,
): Promise<NumberBlock> {
  return call('POST', `${inDisaster(where)}/number-blocks/${blockId}/return`, NumberBlock, {
    body: { reason },
    key,
  });
}

/** Newest first; by a part of the declarant's name. */
export function declarationsQuery(where: Where, name: string) {
  return queryOptions({
    queryKey: ['certificates', 'declarations', where, name],
    queryFn: () =>
      call('POST', `${inDisaster(where)}/declarations/search`, DeclarationList, { body: { name } }),
  });
}

export function declare(where: Where, body: NewDeclaration, key: string): Promise<Declaration> {
  return call('POST', `${inDisaster(where)}/declarations`, Declaration, { body, key });
}

export function ownerBuildingsQuery(where: Where, body: { owner_name: string; property_number: string }) {
  return queryOptions({
    queryKey: ['certificates', 'owners', where, body],
    queryFn: () => call('POST', `${inDisaster(where)}/owner-buildings`, OwnerAnswer, { body }),
    gcTime: 0,
  });
}

export function batchesQuery(where: Where) {
  return queryOptions({
    queryKey: ['certificates', 'batches', where],
    queryFn: () => call('GET', `${inDisaster(where)}/certificate-batches`, BatchList),
  });
}

export function batchQuery(where: Where, batchId: string) {
  return queryOptions({
    queryKey: ['certificates', 'batches', where, batchId],
    queryFn: () => call('GET', `${inDisaster(where)}/certificate-batches/${batchId}`, BatchView),
  });
}

export function candidatesQuery(where: Where, kind: string) {
  return queryOptions({
    queryKey: ['certificates', 'candidates', where, kind],
    queryFn: () =>
      call('POST', `${inDisaster(where)}/certificate-batches/candidates`, CandidateList, { body: { kind } }),
    gcTime: 0,
  });
}

export function openBatch(where: Where, body: NewBatch, key: string): Promise<Batch> {
  return call('POST', `${inDisaster(where)}/certificate-batches`, Batch, { body, key });
}

export type BatchStep = 'cancel' | 'resume' | 'printing' | 'posting';

export function stepBatch(where: Where, batchId: string, step: BatchStep, key: string): Promise<BatchView> {
  return call('POST', `${inDisaster(where)}/certificate-batches/${batchId}/${step}`, BatchView, { key });
}

export function batchDocument(where: Where, batchId: string): Promise<Blob> {
  return callForFile(`${inDisaster(where)}/certificate-batches/${batchId}/document`);
}

export function statisticsQuery(where: Where) {
  return queryOptions({
    queryKey: ['certificates', 'statistics', where],
    queryFn: () => call('GET', `${inDisaster(where)}/certificate-statistics`, CertificateStatistics),
    staleTime: 0,
  });
}
