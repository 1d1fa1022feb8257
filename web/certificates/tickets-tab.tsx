import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState, type ReactNode } from 'react';
import {
  businessLabels,
  ticketLabel,
  ticketStateLabels,
  type Ticket,
  type TicketBusiness,
  type TicketDay,
} from '../../api/certificates/tickets.contract.ts';
import { DetailPane } from '../frame/panel.tsx';
import { useRoomSearch } from '../frame/room-search.ts';
import { useStaff } from '../frame/staff-context.tsx';
import { printSelection } from '../map/permalink.ts';
import { Button } from '../ui/button.tsx';
import { EmptyState } from '../ui/empty-state.tsx';
import { formatAsOf, formatMoment } from '../ui/format.ts';
import { LoadingRow } from '../ui/loading-row.tsx';
import { useNotices } from '../ui/notices.tsx';
import { PlainTable, type PlainColumn } from '../ui/plain-table.tsx';
import { ProblemNotice } from '../ui/problem-notice.tsx';
import { ApplicationEntry } from './application-entry.tsx';
import { ApplicationPanel } from './application.panel.tsx';
import { ApplicationsFrame, useWhere } from './applications-frame.tsx';
import { applicationsKey } from './applications.data.ts';
import { ownCounter } from './own-counter.ts';
import { TicketSlip } from './ticket-slip.tsx';
import { TicketPanel } from './ticket.panel.tsx';
import { moveTicket, ticketDayQuery } from './tickets.data.ts';
import { useTicketDrawing } from './use-ticket-drawing.ts';
import { callTimeWords, waitWords } from './wait-words.ts';

const businesses: readonly TicketBusiness[] = ['application', 'consultation', 'appointment'];

/** 整理券: draw and print at the entrance, call at the counter; what waits and who did not come. */
export function TicketsTab(): ReactNode {
  const where = useWhere();
  const { municipality, disaster } = useStaff();
  const [, setSearch] = useRoomSearch();
  const day = useQuery(ticketDayQuery(where));
  const [receiving, setReceiving] = useState<string | null>(null);
  const [opened, setOpened] = useState<string | null>(null);
  const screen = `/${municipality}/${disaster.disaster_code}/call-screen`;
  return (
    <>
      <ApplicationsFrame
        title="整理券"
        isCovered={receiving !== null || opened !== null}
        action={
          <a className="button button-plain button-normal" href={screen} target="_blank" rel="noreferrer">
            呼出画面を開く
          </a>
        }
      >
        <TicketPanel where={where} onReceive={setReceiving} onOpen={setOpened} />
        <Drawing day={day.data} />
        {day.error && <ProblemNotice problem={day.error} onRetry={() => void day.refetch()} />}
        {day.isPending && <LoadingRow what="整理券" />}
        {day.data && <Lists day={day.data} />}
      </ApplicationsFrame>
      {receiving !== null && (
        <DetailPane title="申請の受付（窓口）" backLabel="整理券へ戻る" onBack={() => setReceiving(null)}>
          <ApplicationEntry
            where={where}
            channel="window"
            ticketId={receiving}
            onOpen={(id) =>
              setSearch({ tab: undefined, selected: printSelection({ kind: 'application', id }) }, true)
            }
            onReceived={({ application_id, is_open }) => {
              setReceiving(null);
              if (is_open) setOpened(application_id);
            }}
          />
        </DetailPane>
      )}
      {opened !== null && (
        <ApplicationPanel
          key={opened}
          where={where}
          applicationId={opened}
          backLabel="整理券へ戻る"
          onBack={() => setOpened(null)}
          onOpen={setOpened}
        />
      )}
    </>
  );
}

/** The entrance: one button for each business, with who waits already and for how long. */
function Drawing({ day }: { day: TicketDay | undefined }): ReactNode {
  const { draw, drawn, underWay } = useTicketDrawing(useWhere());
  return (
    <section className="drawing" aria-label="整理券の発行">
      <h2>整理券の発行</h2>
      <div className="drawing-buttons">
        {businesses.map((business) => {
          const queue = day?.queues.find((one) => one.queue === business);
          return (
            <div key={business} className="drawing-one">
              <Button
                aria-label={`${businessLabels[business]}の整理券を発行`}
                isBusy={underWay === business}
                onPress={() => draw(business)}
              >
                {businessLabels[business]}
              </Button>
              {day && queue && <QueueNote now={day.now} queue={queue} />}
            </div>
          );
        })}
      </div>
      {drawn && (
        <p className="drawn" role="status">
          <strong>{ticketLabel(drawn.ticket)}</strong> を発行しました。
          <Button size="small" tone="quiet" onPress={() => window.print()}>
            もう一度印刷
          </Button>
        </p>
      )}
      {drawn && <TicketSlip {...drawn} />}
    </section>
  );
}

function QueueNote({ now, queue }: { now: string; queue: TicketDay['queues'][number] }): ReactNode {
  const at = callTimeWords(now, queue.wait_minutes);
  if (queue.waiting === 0) return <p className="quiet-note">待ちなし</p>;
  return (
    <p className="quiet-note">
      {queue.waiting} 人待ち
      <br />約 {waitWords(queue.wait_minutes)}
      {at !== null && (
        <>
          <br />
          呼出し {at}
        </>
      )}
    </p>
  );
}

function Lists({ day }: { day: TicketDay }): ReactNode {
  const waiting = day.tickets.filter(({ state }) => state === 'waiting');
  const absent = day.tickets.filter(({ state }) => state === 'absent');
  const atCounters = day.tickets.filter(({ state }) => state === 'called' || state === 'serving');
  return (
    <>
      <section className="ticket-section" aria-label="窓口の整理券">
        <h2>
          窓口で対応中 <span className="figure">{atCounters.length}</span>
          <span className="quiet-note">
            　本日 {day.done} 件終了・{formatAsOf(day.now)}
          </span>
        </h2>
        {atCounters.length > 0 && (
          <PlainTable
            label="呼出中と対応中の整理券"
            columns={atCounterColumns}
            rows={[...atCounters].sort((one, other) => (one.counter ?? 0) - (other.counter ?? 0))}
            rowId={({ ticket_id }) => ticket_id}
          />
        )}
      </section>
      {absent.length > 0 && <Absent tickets={absent} />}
      <section className="ticket-section" aria-label="待っている整理券">
        <h2>
          待ち <span className="figure">{waiting.length}</span>
        </h2>
        {waiting.length === 0 ? (
          <EmptyState title="待っている方はいません">発行の釦で整理券を渡すと、ここに並びます。</EmptyState>
        ) : (
          businesses.map((queue) => (
            <WaitingLine
              key={queue}
              queue={queue}
              tickets={waiting.filter((ticket) => ticket.queue === queue)}
            />
          ))
        )}
      </section>
    </>
  );
}

/** One queue, who waits longest first. */
function WaitingLine({ queue, tickets }: { queue: TicketBusiness; tickets: readonly Ticket[] }): ReactNode {
  if (tickets.length === 0) return null;
  return (
    <>
      <h3>
        {businessLabels[queue]} <span className="figure">{tickets.length}</span>
      </h3>
      <ol className="ticket-line ticket-line-waiting" aria-label={`${businessLabels[queue]}の待ち`}>
        {tickets.map((ticket) => (
          <li key={ticket.ticket_id}>
            <strong className="figure">{ticketLabel(ticket)}</strong>
            <small>
              {formatMoment(ticket.issued_at)}
              {ticket.queue !== ticket.business && '・引継ぎ'}
            </small>
          </li>
        ))}
      </ol>
    </>
  );
}

const atCounterColumns: readonly PlainColumn<Ticket>[] = [
  { id: 'number', title: '番号', show: ticketLabel },
  { id: 'counter', title: '窓口', show: ({ counter }) => counter, isFigure: true },
  { id: 'state', title: '状態', show: ({ state }) => ticketStateLabels[state] },
  { id: 'queue', title: '用件', show: ({ queue }) => businessLabels[queue] },
  {
    id: 'since',
    title: '呼出し',
    show: ({ called_at }) => (called_at === null ? '—' : formatMoment(called_at)),
  },
];

/** Called in vain: called once more to this counter when they come. */
function Absent({ tickets }: { tickets: readonly Ticket[] }): ReactNode {
  const where = useWhere();
  const queryClient = useQueryClient();
  const notices = useNotices();
  const calling = useMutation({
    mutationFn: (ticket: Ticket) => moveTicket(where, ticket, { state: 'called', counter: ownCounter() }),
    onSettled: () => queryClient.invalidateQueries({ queryKey: applicationsKey(where) }),
    onError: notices.tell,
  });
  return (
    <section className="ticket-section" aria-label="不在の整理券">
      <h2>
        不在 <span className="figure">{tickets.length}</span>
      </h2>
      <ul className="ticket-line">
        {tickets.map((ticket) => (
          <li key={ticket.ticket_id}>
            <strong className="figure">{ticketLabel(ticket)}</strong>
            <Button
              size="small"
              aria-label={`${ticketLabel(ticket)} をこの窓口に呼ぶ`}
              isBusy={calling.isPending && calling.variables.ticket_id === ticket.ticket_id}
              onPress={() => calling.mutate(ticket)}
            >
              呼ぶ
            </Button>
          </li>
        ))}
      </ul>
    </section>
  );
}
