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
import { Button } from '../ui/button.tsx';
import { formatMoment } from '../ui/format.ts';
import { useNotices } from '../ui/notices.tsx';
import { ProblemNotice } from '../ui/problem-notice.tsx';
import { Select } from '../ui/select.tsx';
import { StateMark } from '../ui/state-mark.tsx';
import { useWriteOnce } from '../use-write-once.ts';
import { applicationsKey } from './applications.data.ts';
import type { Where } from './certificates.data.ts';
import { counterChoices, keepOwnCounter, ownCounter } from './own-counter.ts';
import { callNext, moveTicket, ticketDayQuery } from './tickets.data.ts';
import './applications.css';

const businesses: readonly TicketBusiness[] = ['application', 'consultation', 'appointment'];

/**
 * 整理券 at a counter: call the next, call again, note who does not come, hand over, end. `onReceive` begins the
 * application of who is here, `onOpen` shows the one that has begun.
 */
export function TicketPanel({
  where,
  onReceive,
  onOpen,
}: {
  where: Where;
  onReceive: (ticketId: string) => void;
  onOpen: (applicationId: string) => void;
}): ReactNode {
  const [counter, setCounter] = useState(ownCounter);
  const day = useQuery(ticketDayQuery(where));
  const mine = day.data?.tickets.find(
    (ticket) => ticket.counter === counter && (ticket.state === 'called' || ticket.state === 'serving'),
  );
  return (
    <section className="ticket-panel" aria-label="整理券">
      <div className="ticket-own">
        <Select
          label="この窓口"
          choices={counterChoices}
          value={String(counter)}
          onChange={(id) => {
            keepOwnCounter(Number(id));
            setCounter(Number(id));
          }}
        />
        {mine ? (
          <PresentTicket
            key={mine.ticket_id}
            where={where}
            ticket={mine}
            onReceive={onReceive}
            onOpen={onOpen}
          />
        ) : (
          <CallButtons where={where} counter={counter} day={day.data} />
        )}
      </div>
      {day.error && <ProblemNotice problem={day.error} onRetry={() => void day.refetch()} />}
    </section>
  );
}

/** One button for each queue; the first is the page's usual one. */
function CallButtons({
  where,
  counter,
  day,
}: {
  where: Where;
  counter: number;
  day: TicketDay | undefined;
}): ReactNode {
  const queryClient = useQueryClient();
  const notices = useNotices();
  const calling = useWriteOnce(async (queue: TicketBusiness, key) => {
    const ticket = await callNext(where, { counter, queue }, key);
    await queryClient.invalidateQueries({ queryKey: applicationsKey(where) });
    return ticket;
  });
  return (
    <div className="ticket-calls">
      {businesses.map((queue) => {
        const waiting = day?.queues.find((one) => one.queue === queue)?.waiting ?? 0;
        return (
          <Button
            key={queue}
            tone={queue === 'application' ? 'primary' : 'plain'}
            shortcut={queue === 'application' ? 'F8' : undefined}
            isDisabled={waiting === 0}
            isBusy={calling.isPending && calling.variables === queue}
            onPress={() =>
              calling.mutate(queue, {
                onSuccess: (ticket) => {
                  if (ticket === null) notices.say('待っている方はいません');
                },
                onError: notices.tell,
              })
            }
          >
            次を呼ぶ：{businessLabels[queue]}（{waiting}）
          </Button>
        );
      })}
    </div>
  );
}

type Move = Parameters<typeof moveTicket>[2];

/** Who was called to this counter, and what may happen next. */
function PresentTicket({
  where,
  ticket,
  onReceive,
  onOpen,
}: {
  where: Where;
  ticket: Ticket;
  onReceive: (ticketId: string) => void;
  onOpen: (applicationId: string) => void;
}): ReactNode {
  const queryClient = useQueryClient();
  const notices = useNotices();
  const moving = useMutation({
    mutationFn: (to: Move) => moveTicket(where, ticket, to),
    onSettled: () => queryClient.invalidateQueries({ queryKey: applicationsKey(where) }),
    onError: notices.tell,
  });
  const move = (to: Move) => (): void => moving.mutate(to);
  const isCalled = ticket.state === 'called';
  return (
    <div className="ticket-present" aria-live="polite">
      <p className="ticket-present-number">{ticketLabel(ticket)}</p>
      <p className="ticket-present-state">
        <StateMark tone={isCalled ? 'warn' : 'busy'}>{ticketStateLabels[ticket.state]}</StateMark>
        <span>
          {businessLabels[ticket.queue]}
          {isCalled && ticket.called_at !== null && `・${ticket.calls}回目 ${formatMoment(ticket.called_at)}`}
        </span>
      </p>
      <div className="ticket-moves">
        {isCalled ? (
          <>
            <Button
              tone="primary"
              shortcut="F8"
              isBusy={moving.isPending}
              onPress={move({ state: 'serving' })}
            >
              来られた
            </Button>
            <Button isBusy={moving.isPending} onPress={move({ state: 'called' })}>
              もう一度呼ぶ
            </Button>
            <Button isBusy={moving.isPending} onPress={move({ state: 'absent' })}>
              不在
            </Button>
          </>
        ) : (
          <>
            {ticket.application_id === null ? (
              <Button tone="primary" shortcut="F8" onPress={() => onReceive(ticket.ticket_id)}>
                申請を受け付ける
              </Button>
            ) : (
              <Button
                tone="primary"
                shortcut="F8"
                onPress={() => ticket.application_id !== null && onOpen(ticket.application_id)}
              >
                申請を開く
              </Button>
            )}
            <Button isBusy={moving.isPending} onPress={move({ state: 'done' })}>
              終了
            </Button>
            {businesses
              .filter((queue) => queue !== ticket.queue && queue !== 'appointment')
              .map((queue) => (
                <Button key={queue} isBusy={moving.isPending} onPress={move({ state: 'waiting', queue })}>
                  {businessLabels[queue]}へ引き継ぐ
                </Button>
              ))}
          </>
        )}
      </div>
    </div>
  );
}
