import { useQuery } from '@tanstack/react-query';
import { createPortal } from 'react-dom';
import type { ReactNode } from 'react';
import { businessLabels, ticketLabel } from '../../api/certificates/tickets.contract.ts';
import { useStaff } from '../frame/staff-context.tsx';
import { formatDay, formatPrintedMoment } from '../ui/format.ts';
import { issueAreasQuery } from './appointments.data.ts';
import { useWhere } from './applications-frame.tsx';
import type { DrawnTicket } from './use-ticket-drawing.ts';
import { callTimeWords, waitWords } from './wait-words.ts';
import './ticket-slip.css';

/** What there is room for. */
const mostAreas = 3;

/** The paper ticket, 80 mm wide: number, what for, when drawn, how long it will take, which areas begin later. Printed only. */
export function TicketSlip({ ticket, waitMinutes }: DrawnTicket): ReactNode {
  const { session, disaster } = useStaff();
  const areas = useQuery(issueAreasQuery(useWhere()));
  const later = areas.data?.areas.filter(({ starts_on }) => starts_on > ticket.day) ?? [];
  const at = callTimeWords(ticket.issued_at, waitMinutes);
  return createPortal(
    <div className="print-only">
      <div className="ticket-slip">
        <p>{session.municipality.name}　罹災証明書の窓口</p>
        {disaster.kind === 'training' && <p className="ticket-slip-training">訓練</p>}
        <p className="ticket-slip-number">{ticketLabel(ticket)}</p>
        <p className="ticket-slip-business">{businessLabels[ticket.business]}</p>
        <p>
          {waitMinutes === 0
            ? 'まもなくお呼びします'
            : `お呼びする目安 ${at ?? ''}（約 ${waitWords(waitMinutes)}後）`}
        </p>
        <p>
          番号をお呼びするまで、お待ちください。お呼びしたときにいらっしゃらない場合は、窓口にお声がけください。
        </p>
        {later.length > 0 && (
          <ul className="ticket-slip-areas">
            {later.slice(0, mostAreas).map(({ area_id, name, starts_on, note }) => (
              <li key={area_id}>
                <b>{formatDay(starts_on)} から交付</b>　{name}
                {note === null ? '' : `（${note}）`}
              </li>
            ))}
            {later.length > mostAreas && <li>ほか {later.length - mostAreas} 地区は窓口の掲示のとおり</li>}
          </ul>
        )}
        <p className="ticket-slip-small">
          {disaster.name}
          <br />
          発行 {formatPrintedMoment(ticket.issued_at).replace(' 時点', '')}
        </p>
      </div>
    </div>,
    document.body,
  );
}
