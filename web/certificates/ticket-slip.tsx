import { createPortal } from 'react-dom';
import type { ReactNode } from 'react';
import { businessLabels, ticketLabel, type Ticket } from '../../api/certificates/tickets.contract.ts';
import { formatPrintedMoment } from '../ui/format.ts';
import './ticket-slip.css';

/** The paper ticket, 80 mm wide: number, what for, when drawn, how long it will take. Printed only. */
export function TicketSlip({
  ticket,
  municipality,
  disaster,
  waitMinutes,
}: {
  ticket: Ticket;
  municipality: string;
  disaster: string;
  waitMinutes: number;
}): ReactNode {
  return createPortal(
    <div className="print-only">
      <div className="ticket-slip">
        <p>{municipality}　罹災証明書の窓口</p>
        <p className="ticket-slip-number">{ticketLabel(ticket)}</p>
        <p className="ticket-slip-business">{businessLabels[ticket.business]}</p>
        <p>待ち時間の目安 {waitMinutes === 0 ? 'すぐにお呼びします' : `約 ${waitMinutes} 分`}</p>
        <p>
          番号をお呼びするまで、お待ちください。お呼びしたときにいらっしゃらない場合は、窓口にお声がけください。
        </p>
        <p className="ticket-slip-small">
          {disaster}
          <br />
          発行 {formatPrintedMoment(ticket.issued_at).replace(' 時点', '')}
        </p>
      </div>
    </div>,
    document.body,
  );
}
