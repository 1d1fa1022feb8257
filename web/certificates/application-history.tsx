import type { ReactNode } from 'react';
import { stateLabels } from '../../api/certificates/application-states.contract.ts';
import type { Application } from '../../api/certificates/applications.contract.ts';
import { formatMoment, formatWareki } from '../ui/format.ts';
import { judgeWords } from './application-words.ts';
import { numberWords } from './certificate-words.ts';

/** How the application came to where it stands, first step first; certificates that answer it. */
export function ApplicationHistory({ application }: { application: Application }): ReactNode {
  return (
    <section aria-label="経過">
      <h3>経過</h3>
      <ol className="history">
        {application.events.map((event) => (
          <li key={event.step}>
            <strong>{stateLabels[event.to_state]}</strong>
            <span>
              {formatWareki(event.held_on)}
              {event.survey_number !== null && `　${event.survey_number}（${event.damage_label ?? ''}）`}
              {event.judged_by !== null &&
                event.judged_by in judgeWords &&
                `　判断：${judgeWord(event.judged_by)}`}
            </span>
            {event.reason !== null && <p className="history-reason">{event.reason}</p>}
            <small>
              {event.by} {formatMoment(event.at)}
            </small>
          </li>
        ))}
      </ol>
      {application.certificates.map((certificate) => (
        <p key={certificate.certificate_id}>
          証明書 {numberWords(certificate.certificate_number)}（{formatWareki(certificate.issued_on)} 交付）
        </p>
      ))}
    </section>
  );
}

function judgeWord(judge: string): string {
  return Object.entries(judgeWords).find(([id]) => id === judge)?.[1] ?? '';
}
