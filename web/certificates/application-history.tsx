import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { stateLabels } from '../../api/certificates/application-states.contract.ts';
import type { Application } from '../../api/certificates/applications.contract.ts';
import { formatMoment, formatWareki } from '../ui/format.ts';
import { numberWords } from './certificate-words.ts';
import type { Where } from './certificates.data.ts';
import { judgedWords, letterState, letterTitle } from './letter-words.ts';
import { lettersQuery } from './letters.data.ts';

/** How the application came to where it stands, first step first; certificates and letters that answer it. */
export function ApplicationHistory({
  where,
  application,
}: {
  where: Where;
  application: Application;
}): ReactNode {
  const { letters = [] } = useQuery(lettersQuery(where, application.application_id)).data ?? {};
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
                `　判断：${judgedWords({ judged_by: event.judged_by, judging_body: event.judging_body })}`}
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
      {letters.map((letter) => (
        <p key={letter.letter_id}>
          {letterTitle(letter)}（{formatWareki(letter.issued_on)}
          {letter.document_number !== null && `　${letter.document_number}`}・判断：{judgedWords(letter)}・
          {letterState(letter).words}）<small>{letter.created_by}</small>
        </p>
      ))}
    </section>
  );
}
