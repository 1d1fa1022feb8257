import type { ReactNode } from 'react';
import { ApplicationEntry, type Brought } from '../certificates/application-entry.tsx';
import { ApplicationPanel } from '../certificates/application.panel.tsx';
import { CertificatePanel } from '../certificates/certificate.panel.tsx';
import { ExplanationPanel } from '../certificates/explanation.panel.tsx';
import { IssuePanel } from '../certificates/issue.panel.tsx';
import { DetailPane } from '../frame/panel.tsx';
import type { CounterAction, Pane } from './counter-state.ts';
import type { Where } from './matching.data.ts';
import { RecordPane } from './record.pane.tsx';

const backLabel = '窓口へ戻る';

/** What lies over the lists: one record, the form, the application, the explanation, the paper. */
export function CounterPane({
  pane,
  where,
  dispatch,
  ticketId,
  householdNumber,
  answersId,
  onReceived,
  onTake,
  onNext,
}: {
  pane: Pane;
  where: Where;
  dispatch: (action: CounterAction) => void;
  /** Of who is being served. */
  ticketId: string | null;
  /** The household that stands chosen, to fill the form with. */
  householdNumber: string | null;
  /** The application that a certificate answers. */
  answersId: string | undefined;
  onReceived: (applicationId: string | null, brought: Brought) => void;
  onTake: (applicationId: string) => void;
  /** This applicant is done. */
  onNext: () => void;
}): ReactNode {
  const close = (): void => dispatch({ do: 'close' });
  const showCertificate = (certificateId: string): void =>
    dispatch({ do: 'open', pane: { of: 'certificate', certificateId } });
  switch (pane.of) {
    case 'record':
      return <RecordPane where={where} question={{ kind: pane.kind, number: pane.number }} onBack={close} />;
    case 'entry':
      return (
        <DetailPane title="申請の受付（窓口）" backLabel={backLabel} onBack={close}>
          <ApplicationEntry
            where={where}
            channel="window"
            householdNumber={householdNumber}
            ticketId={ticketId}
            onOpen={(applicationId) => {
              onTake(applicationId);
              close();
            }}
            onReceived={({ application_id, is_open }, brought) => {
              close();
              onReceived(is_open ? application_id : null, brought);
            }}
          />
        </DetailPane>
      );
    case 'application':
      return (
        <ApplicationPanel
          key={pane.applicationId}
          where={where}
          applicationId={pane.applicationId}
          backLabel={backLabel}
          onBack={close}
          onOpen={(applicationId) => dispatch({ do: 'open', pane: { of: 'application', applicationId } })}
          isElsewhere={false}
        />
      );
    case 'explanation':
      return (
        <ExplanationPanel
          where={where}
          applicationId={pane.applicationId}
          backLabel={backLabel}
          onBack={close}
          onAgreed={close}
        />
      );
    case 'issue':
      return (
        <IssuePanel
          where={where}
          confirmationId={pane.confirmationId}
          applicationId={answersId}
          backLabel={backLabel}
          onBack={close}
          onIssued={showCertificate}
          onOpen={showCertificate}
        />
      );
    case 'certificate':
      return (
        <CertificatePanel
          where={where}
          certificateId={pane.certificateId}
          applicationId={answersId}
          backLabel={backLabel}
          onBack={close}
          onNext={onNext}
        />
      );
  }
}
