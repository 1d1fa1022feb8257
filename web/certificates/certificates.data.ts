import { queryOptions } from '@tanstack/react-query';
import type {
  Certificate,
  NewCertificate,
  PreviewQuestion,
  Voiding,
} from '../../api/certificates/certificates.contract.ts';
import type { z } from 'zod';
import { api, unwrap, writing } from '../api-client.ts';

/** The town and disaster that a request speaks of. */
export type Where = { municipality: string; disaster: string };
export type IssuedCertificate = z.output<typeof Certificate>;

/** The steps that an issued certificate takes after its number is given. */
export type CertificateStep = 'rendering' | 'printing' | 'handing-over';

const room = api.api[':municipality'][':disaster'].certificates;
const one = room[':certificate_id'];

/** What would be printed, and what of it no font can draw. */
export function previewQuery(where: Where, question: PreviewQuestion) {
  return queryOptions({
    queryKey: ['certificates', 'preview', where, question],
    queryFn: () => unwrap(room.preview.$post({ param: where, json: question })),
    staleTime: 0,
    gcTime: 0,
  });
}

/** Certificates that stand on a confirmation, newest first. */
export function certificatesQuery(where: Where, confirmationId: string) {
  return queryOptions({
    queryKey: ['certificates', 'list', where, confirmationId],
    queryFn: () => unwrap(room.$get({ param: where, query: { confirmation_id: confirmationId } })),
  });
}

export function certificateQuery(where: Where, certificateId: string) {
  return queryOptions({
    queryKey: ['certificates', 'one', where, certificateId],
    queryFn: () => unwrap(one.$get({ param: { ...where, certificate_id: certificateId } })),
  });
}

/** Gives the next number. The id is the caller's, so that a repeat issues nothing twice. */
export function issue(where: Where, certificate: NewCertificate, key: string): Promise<IssuedCertificate> {
  return unwrap(room.$post({ param: where, json: certificate }, writing(key)));
}

export function takeStep(
  where: Where,
  certificateId: string,
  step: CertificateStep,
  key: string,
): Promise<IssuedCertificate> {
  return unwrap(one[step].$post({ param: { ...where, certificate_id: certificateId } }, writing(key)));
}

export function voidCertificate(
  where: Where,
  certificateId: string,
  voiding: Voiding,
  key: string,
): Promise<IssuedCertificate> {
  return unwrap(
    one.void.$post({ param: { ...where, certificate_id: certificateId }, json: voiding }, writing(key)),
  );
}

/** Where the kept PDF is. */
export function documentAddress(where: Where, certificateId: string): string {
  return one.document.$path({ param: { ...where, certificate_id: certificateId } });
}
