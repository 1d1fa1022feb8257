import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useEffect, useRef, useState, type ReactNode } from 'react';
import type { VersionReason } from '../../api/certificates/certificates.contract.ts';
import { DetailPane } from '../frame/panel.tsx';
import { Button } from '../ui/button.tsx';
import { formatMoment } from '../ui/format.ts';
import { useNotices } from '../ui/notices.tsx';
import { ProblemNotice } from '../ui/problem-notice.tsx';
import { useWriteOnce } from '../use-write-once.ts';
import { certificateWords, eventWords, events, numberWords } from './certificate-words.ts';
import {
  certificateQuery,
  documentAddress,
  takeStep,
  type CertificateStep,
  type IssuedCertificate,
  type Where,
} from './certificates.data.ts';
import { IssuePanel } from './issue.panel.tsx';
import { printDocument } from './print-document.ts';
import { VersionPart } from './version-part.tsx';
import './certificates.css';

/** Asks the browser's PDF view for the paper alone: it is printed by our button, which records it. */
const paperOnly = '#toolbar=0&navpanes=0&view=Fit';

/** An issued certificate: its kept PDF, what has happened to it, the next step, and what may follow it. */
export function CertificatePanel({
  where,
  certificateId,
  backLabel = '突合へ戻る',
  onBack,
  applicationId,
  onNext,
}: {
  where: Where;
  certificateId: string;
  backLabel?: string;
  onBack: () => void;
  /** The application that a re-issue or correction answers as well. */
  applicationId?: string | undefined;
  /** At a counter: this applicant is done. Offered once the paper is handed over. */
  onNext?: (() => void) | undefined;
}): ReactNode {
  // A re-issue or correction is shown in the place of the one that it follows.
  const [shownId, setShownId] = useState(certificateId);
  const [reason, setReason] = useState<VersionReason | null>(null);
  const certificate = useQuery(certificateQuery(where, shownId)).data;
  if (reason !== null && certificate)
    return (
      <IssuePanel
        where={where}
        ground={groundOf(certificate)}
        replaces={{ certificateId: shownId, reason }}
        applicationId={applicationId}
        backLabel="証明書へ戻る"
        onBack={() => setReason(null)}
        onIssued={(id) => {
          setShownId(id);
          setReason(null);
        }}
        onOpen={(id) => {
          setShownId(id);
          setReason(null);
        }}
      />
    );
  return (
    <ShownCertificate
      key={shownId}
      where={where}
      certificateId={shownId}
      backLabel={backLabel}
      onBack={onBack}
      onReplace={setReason}
      onOpen={setShownId}
      onNext={onNext}
    />
  );
}

/** What a certificate rested on is what its successor rests on. */
function groundOf({
  kind,
  ground,
  confirmation_id,
  property_number,
  survey_number,
  declaration_id,
}: IssuedCertificate) {
  return {
    kind,
    ...(confirmation_id === null ? {} : { confirmation_id }),
    ...(ground !== 'building' || property_number === null ? {} : { property_number }),
    ...(survey_number === null ? {} : { survey_number }),
    ...(declaration_id === null ? {} : { declaration_id }),
  };
}

function ShownCertificate({
  where,
  certificateId,
  backLabel,
  onBack,
  onReplace,
  onOpen,
  onNext,
}: {
  where: Where;
  certificateId: string;
  backLabel: string;
  onBack: () => void;
  onReplace: (reason: VersionReason) => void;
  onOpen: (certificateId: string) => void;
  onNext: (() => void) | undefined;
}): ReactNode {
  const query = certificateQuery(where, certificateId);
  const certificate = useQuery(query);
  const queryClient = useQueryClient();
  const notices = useNotices();
  const frame = useRef<HTMLIFrameElement>(null);
  const body = useRef<HTMLDivElement>(null);
  useEffect(() => body.current?.focus(), []);

  const stepping = useWriteOnce(async (step: CertificateStep, key) => {
    const after = await takeStep(where, certificateId, step, key);
    queryClient.setQueryData(query.queryKey, after);
    await queryClient.invalidateQueries({ queryKey: ['certificates', 'list'] });
    return after;
  });
  const print = (): void => {
    if (!frame.current) return;
    printDocument(frame.current);
    // The document has taken the keyboard to print; the next key is ours again.
    body.current?.focus({ preventScroll: true });
    stepping.mutate('printing');
  };
  const handOver = (): void =>
    stepping.mutate('handing-over', {
      onSuccess: ({ title, certificate_number }) =>
        notices.say(`${title} ${numberWords(certificate_number)}の手渡しを記録しました`),
    });

  const data = certificate.data;
  const next = data ? nextStep(data) : null;
  const busy = stepping.isPending ? stepping.variables : null;
  return (
    <DetailPane
      title={data ? certificateWords(data) : '証明書'}
      backLabel={backLabel}
      onBack={onBack}
      action={
        data?.state === 'present' && (
          <div className="certificate-actions">
            {!data.is_rendered && (
              <Button
                tone="primary"
                onPress={() => stepping.mutate('rendering')}
                isBusy={busy === 'rendering'}
              >
                PDFを作成
              </Button>
            )}
            {data.is_rendered && (
              <>
                <Button
                  tone={next === 'printing' ? 'primary' : 'plain'}
                  shortcut="F8"
                  onPress={print}
                  isBusy={busy === 'printing'}
                >
                  印刷
                </Button>
                {next !== null && (
                  <Button
                    tone={next === 'handing-over' ? 'primary' : 'plain'}
                    shortcut="F9"
                    onPress={handOver}
                    isDisabled={next !== 'handing-over'}
                    isBusy={busy === 'handing-over'}
                  >
                    手渡した
                  </Button>
                )}
                {next === null && onNext && (
                  <Button tone="primary" shortcut="F6" onPress={onNext}>
                    次の方へ
                  </Button>
                )}
              </>
            )}
          </div>
        )
      }
    >
      <div className="certificate" ref={body} tabIndex={-1} aria-busy={certificate.isPending}>
        {certificate.error && (
          <ProblemNotice problem={certificate.error} onRetry={() => void certificate.refetch()} />
        )}
        {stepping.error && <ProblemNotice problem={stepping.error} />}
        {data && <Progress certificate={data} />}
        {data && (
          <VersionPart
            where={where}
            certificate={data}
            onReplace={onReplace}
            onOpen={onOpen}
            onVoided={(after) => {
              queryClient.setQueryData(query.queryKey, after);
              void queryClient.invalidateQueries({ queryKey: ['certificates', 'list'] });
            }}
          />
        )}
        {data?.is_rendered && (
          // oxlint-disable-next-line react/iframe-missing-sandbox -- a browser shows no PDF in a sandboxed frame
          <iframe
            ref={frame}
            className="certificate-frame"
            title={`${data.title} ${numberWords(data.certificate_number)}の控`}
            src={`${documentAddress(where, certificateId)}${paperOnly}`}
          />
        )}
      </div>
    </DetailPane>
  );
}

/** Which step is due; null once the paper is handed over. */
function nextStep({ events: happened, is_rendered }: IssuedCertificate): CertificateStep | null {
  if (!is_rendered) return 'rendering';
  if (happened.some((entry) => entry.event === 'handed_over')) return null;
  return happened.some((entry) => entry.event === 'printed') ? 'handing-over' : 'printing';
}

/** The four events, each with when and by whom, or a dash while it has not happened. */
function Progress({ certificate }: { certificate: IssuedCertificate }): ReactNode {
  return (
    <ol className="certificate-progress" aria-label="証明書の経過" aria-live="polite">
      {events.map((event) => {
        const times = certificate.events.filter((entry) => entry.event === event);
        const last = times.at(-1);
        return (
          <li key={event} data-done={last !== undefined || undefined}>
            <strong>
              {eventWords[event]}
              {times.length > 1 && ` ${times.length}回`}
            </strong>
            <span>{last ? `${formatMoment(last.at)} ${last.by}` : '—'}</span>
          </li>
        );
      })}
    </ol>
  );
}
