import type { ReactNode } from 'react';
import type { CertificateSummary } from '../../api/certificates/certificates.contract.ts';
import { Button } from '../ui/button.tsx';
import { formatMoment } from '../ui/format.ts';
import { numberWords, stateWords } from './certificate-words.ts';
import './certificates.css';

/** Certificates that have been issued, each with how far it has come and the way to its kept copy. */
export function IssuedList({
  certificates,
  onOpen,
}: {
  certificates: readonly CertificateSummary[];
  onOpen: (certificateId: string) => void;
}): ReactNode {
  return (
    <ul className="issued" aria-label="交付した証明書">
      {certificates.map((certificate) => (
        <li key={certificate.certificate_id}>
          <strong>
            {certificate.title} {numberWords(certificate.certificate_number)}
          </strong>
          <span>
            {stateWords(certificate)}（{formatMoment(certificate.created_at)} {certificate.created_by}）
          </span>
          <Button size="small" onPress={() => onOpen(certificate.certificate_id)}>
            控を開く
          </Button>
        </li>
      ))}
    </ul>
  );
}
