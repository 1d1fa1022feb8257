import type { ReactNode } from 'react';
import {
  businessLabels,
  ticketLabel,
  ticketStateLabels,
  type TicketBusiness,
} from '../../api/certificates/tickets.contract.ts';
import { Button } from '../ui/button.tsx';
import { formatMoment } from '../ui/format.ts';
import { MenuButton } from '../ui/menu-button.tsx';
import { Select } from '../ui/select.tsx';
import { StateMark } from '../ui/state-mark.tsx';
import { counterChoices } from './own-counter.ts';
import type { OwnTicket } from './use-own-ticket.ts';
import './case-strip.css';

const others: readonly TicketBusiness[] = ['consultation', 'appointment'];

/** 整理券 in one line at the counter: F6 calls, receives and ends; what is rarer stands in the menu. */
export function TicketStrip({ ticket, onEnd }: { ticket: OwnTicket; onEnd: () => void }): ReactNode {
  const { counter, stand, day, mine, isBusy, call, move } = ticket;
  const waitingFor = (queue: TicketBusiness): number =>
    day?.queues.find((one) => one.queue === queue)?.waiting ?? 0;
  return (
    <section className="case-strip" aria-label="整理券">
      <h2>整理券</h2>
      <Select
        label="この窓口"
        isLabelHidden
        choices={counterChoices}
        value={String(counter)}
        onChange={(id) => stand(Number(id))}
      />
      {mine ? (
        <p className="case-strip-words" aria-live="polite">
          <strong className="figure">{ticketLabel(mine)}</strong>
          <StateMark tone={mine.state === 'called' ? 'warn' : 'busy'}>
            {ticketStateLabels[mine.state]}
          </StateMark>
          <span>
            {businessLabels[mine.queue]}
            {mine.called_at !== null && `・${formatMoment(mine.called_at)}`}
            {mine.state === 'called' && mine.calls > 1 && `（${mine.calls} 回目）`}
          </span>
        </p>
      ) : (
        <p className="case-strip-words" aria-live="polite">
          {day ? `${waitingFor('application')} 人待ち` : ''}
        </p>
      )}
      <div className="case-strip-acts">
        {mine === undefined && (
          <>
            <Button
              size="small"
              shortcut="F6"
              isDisabled={waitingFor('application') === 0}
              isBusy={isBusy}
              onPress={() => call('application')}
            >
              次を呼ぶ
            </Button>
            <MenuButton
              items={others.map((queue) => ({
                id: queue,
                title: `次を呼ぶ：${businessLabels[queue]}（${waitingFor(queue)}）`,
                run: () => call(queue),
              }))}
            >
              ほか
            </MenuButton>
          </>
        )}
        {mine?.state === 'called' && (
          <>
            <Button size="small" shortcut="F6" isBusy={isBusy} onPress={() => move({ state: 'serving' })}>
              来られた
            </Button>
            <MenuButton
              items={[
                { id: 'again', title: 'もう一度呼ぶ', run: () => move({ state: 'called' }) },
                { id: 'absent', title: '不在にする', run: () => move({ state: 'absent' }) },
              ]}
            >
              ほか
            </MenuButton>
          </>
        )}
        {mine?.state === 'serving' && (
          <>
            <Button size="small" shortcut="F6" isBusy={isBusy} onPress={() => move({ state: 'done' }, onEnd)}>
              終了
            </Button>
            <MenuButton
              items={(['application', 'consultation'] as const)
                .filter((queue) => queue !== mine.queue)
                .map((queue) => ({
                  id: queue,
                  title: `${businessLabels[queue]}へ引き継ぐ`,
                  run: () => move({ state: 'waiting', queue }, onEnd),
                }))}
            >
              ほか
            </MenuButton>
          </>
        )}
      </div>
    </section>
  );
}
