import { useQuery } from '@tanstack/react-query';
import { useState, type ReactNode } from 'react';
import type { CertificateSummary, VersionReason } from '../../api/certificates/certificates.contract.ts';
import { Button } from '../ui/button.tsx';
import { formatMoment } from '../ui/format.ts';
import { StateMark, type StateTone } from '../ui/state-mark.tsx';
import {
  certificateStateWords,
  correctedItemWords,
  numberWords,
  versionReasonWords,
  voidReasonWords,
} from './certificate-words.ts';
import type { IssuedCertificate, Where } from './certificates.data.ts';
import { chainQuery } from './papers.data.ts';
import { VoidDialog } from './void-dialog.tsx';
import './certificates.css';

const tones: Readonly<Record<CertificateSummary['state'], StateTone>> = {
  present: 'good',
  replaced: 'quiet',
  void: 'bad',
};

/** Whether a certificate holds, what it followed and what followed it, and the ways on: again, corrected, void. */
export function VersionPart({
  where,
  certificate,
  onReplace,
  onOpen,
  onVoided,
}: {
  where: Where;
  certificate: IssuedCertificate;
  onReplace: (reason: VersionReason) => void;
  onOpen: (certificateId: string) => void;
  onVoided: (certificate: IssuedCertificate) => void;
}): ReactNode {
  const [isVoiding, setVoiding] = useState(false);
  const chain = useQuery(chainQuery(where, certificate.certificate_id));
  const others = (chain.data?.certificates ?? []).filter(
    (one) => one.certificate_id !== certificate.certificate_id,
  );
  return (
    <section className="version-part" aria-label="証明書の版">
      <p className="version-state">
        <StateMark tone={tones[certificate.state]}>{certificateStateWords[certificate.state]}</StateMark>
        <span>{stateSentence(certificate)}</span>
        {certificate.state === 'present' && (
          <span className="version-actions">
            <Button size="small" onPress={() => onReplace('reissue')}>
              再交付
            </Button>
            <Button size="small" onPress={() => onReplace('correction')}>
              訂正
            </Button>
            <Button size="small" onPress={() => setVoiding(true)}>
              無効にする
            </Button>
          </span>
        )}
      </p>
      {others.length > 0 && (
        <ul className="issued" aria-label="ほかの版">
          {others.map((one) => (
            <li key={one.certificate_id}>
              <strong>{numberWords(one.certificate_number)}</strong>
              <span>
                {certificateStateWords[one.state]}（{formatMoment(one.created_at)} {one.created_by}）
              </span>
              <Button size="small" onPress={() => onOpen(one.certificate_id)}>
                この版を開く
              </Button>
            </li>
          ))}
        </ul>
      )}
      {isVoiding && (
        <VoidDialog
          where={where}
          certificate={certificate}
          isOpen
          onClose={() => setVoiding(false)}
          onVoided={(after) => {
            setVoiding(false);
            onVoided(after);
          }}
        />
      )}
    </section>
  );
}

/** 第2版・訂正（氏名）・2部 … */
function stateSentence(certificate: IssuedCertificate): string {
  const { version, version_reason, corrected_items, version_note, void_reason, void_note, copies } =
    certificate;
  const items = corrected_items.map((item) => correctedItemWords[item]).join('、');
  const parts = [
    `第${version}版`,
    version_reason === null
      ? ''
      : `${versionReasonWords[version_reason]}${items === '' ? '' : `（${items}）`}`,
    version_note,
    `${copies} 部`,
    certificate.fee_yen > 0
      ? `手数料 ${certificate.fee_yen} 円`
      : certificate.fee_exemption !== null
        ? '手数料免除'
        : '',
    void_reason === null ? '' : `無効の理由：${voidReasonWords[void_reason]}`,
    void_note ?? '',
  ];
  return parts.filter((part) => part !== '').join('・');
}
