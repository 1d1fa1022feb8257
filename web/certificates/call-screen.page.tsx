import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useEffect, useMemo, useState, type ReactNode } from 'react';
import { businessLabels, type Board } from '../../api/certificates/tickets.contract.ts';
import { coalesced } from '../coalesced.ts';
import { usePageTitle } from '../frame/page-title.ts';
import { useLive } from '../live.ts';
import { formatDay } from '../ui/format.ts';
import { ProblemNotice } from '../ui/problem-notice.tsx';
import type { Where } from './certificates.data.ts';
import { boardQuery } from './tickets.data.ts';
import { callTimeWords } from './wait-words.ts';
import './call-screen.css';

/** Numbers that stand on the screen at once, latest first. */
const shownCalls = 8;
/** Where few are called there is room for those who are at the counters. */
const shownServing = 12;
const tickMs = 10_000;

/** 呼出画面 for the waiting room: numbers and counters, nobody's name; follows every call by itself. */
export function CallScreenPage({
  where,
  municipality,
  isTraining,
}: {
  where: Where;
  municipality: string;
  isTraining: boolean;
}): ReactNode {
  usePageTitle('呼出画面');
  const client = useQueryClient();
  const board = useQuery(boardQuery(where));
  const onNews = useMemo(
    () => coalesced(() => client.invalidateQueries({ queryKey: boardQuery(where).queryKey })),
    [client, where],
  );
  useLive(where.municipality, 'tickets', onNews);
  useLive(where.municipality, 'issue_areas', onNews);
  const now = useClock();
  return (
    <main className="call-screen">
      <header className="call-head">
        <h1>
          {municipality}　罹災証明書の窓口{isTraining && <span className="call-training">訓練</span>}
        </h1>
        <p className="call-clock figure">{now}</p>
      </header>
      {board.error && <ProblemNotice problem={board.error} onRetry={() => void board.refetch()} />}
      {board.data && (
        <div className="call-body">
          <Calls board={board.data} />
          <Queues board={board.data} />
        </div>
      )}
      {board.data && board.data.areas.length > 0 && <Areas board={board.data} />}
    </main>
  );
}

function Calls({ board }: { board: Board }): ReactNode {
  const [first, ...others] = board.called;
  return (
    <section className="call-now" aria-label="お呼びしている番号" aria-live="polite">
      <h2>お呼びしている番号</h2>
      {first ? (
        <p key={`${first.label}-${first.calls}`} className="call-first">
          <span className="call-number">{first.label}</span>
          <span className="call-counter">
            <small>窓口</small>
            {first.counter}
          </span>
        </p>
      ) : (
        <p className="call-nobody">しばらくお待ちください</p>
      )}
      <ul className="call-others">
        {others.slice(0, shownCalls - 1).map((call) => (
          <li key={call.label}>
            <span className="call-number">{call.label}</span>
            <span className="call-counter">
              <small>窓口</small>
              {call.counter}
            </span>
          </li>
        ))}
      </ul>
      {board.serving.length > 0 && others.length <= 2 && (
        <section className="call-serving" aria-label="対応中の番号">
          <h2>対応中</h2>
          <ul>
            {board.serving.slice(0, shownServing).map((one) => (
              <li key={one.label}>
                <span>
                  <small>窓口</small>
                  {one.counter}
                </span>
                <strong>{one.label}</strong>
              </li>
            ))}
          </ul>
        </section>
      )}
      {board.absent.length > 0 && (
        <p className="call-absent">
          お呼びしましたが、いらっしゃらなかった番号：<strong>{board.absent.join('　')}</strong>
          <br />
          窓口にお声がけください。
        </p>
      )}
    </section>
  );
}

function Queues({ board }: { board: Board }): ReactNode {
  return (
    <section className="call-queues" aria-label="お待ちの人数">
      {board.queues
        .filter((queue) => queue.waiting > 0 || queue.queue === 'application')
        .map((queue) => (
          <div key={queue.queue} className="call-queue">
            <h2>{businessLabels[queue.queue]}をお待ちの方</h2>
            <p className="call-figures">
              <span>
                <strong>{queue.waiting}</strong> 人
              </span>
              <Wait minutes={queue.wait_minutes} />
            </p>
            <CallTime now={board.now} queue={queue} />
            {queue.next.length > 0 && <p className="call-next">次は　{queue.next.slice(0, 4).join('　')}</p>}
          </div>
        ))}
    </section>
  );
}

/** Hours and minutes, the figures large. */
function Wait({ minutes }: { minutes: number }): ReactNode {
  const hours = Math.floor(minutes / 60);
  return (
    <span>
      約{' '}
      {hours > 0 && (
        <>
          <strong>{hours}</strong> 時間{' '}
        </>
      )}
      {(hours === 0 || minutes % 60 > 0) && (
        <>
          <strong>{minutes % 60}</strong> 分
        </>
      )}
    </span>
  );
}

/** For who draws a ticket now. */
function CallTime({ now, queue }: { now: string; queue: Board['queues'][number] }): ReactNode {
  const at = callTimeWords(now, queue.wait_minutes);
  if (queue.waiting === 0 || at === null) return null;
  return <p className="call-time">いま整理券を取ると {at}</p>;
}

/** What fits under the calls, the coming ones before those that have begun. */
const mostAreas = 12;

function Areas({ board }: { board: Board }): ReactNode {
  const coming = board.areas.filter(({ starts_on }) => starts_on > board.day);
  const begun = board.areas.filter(({ starts_on }) => starts_on <= board.day);
  const areas = [...coming, ...begun];
  return (
    <footer className="call-areas" aria-label="地区ごとの交付開始日">
      <h2>交付の開始日</h2>
      <ul>
        {areas.slice(0, mostAreas).map((area) => (
          <li key={area.name} data-open={area.starts_on <= board.day || undefined}>
            <strong>{area.name}</strong>
            {area.starts_on <= board.day ? '交付中' : `${formatDay(area.starts_on)}から`}
            {area.starts_on > board.day && area.note !== null && <small>{area.note}</small>}
          </li>
        ))}
        {areas.length > mostAreas && <li>ほか {areas.length - mostAreas} 地区は掲示のとおり</li>}
      </ul>
    </footer>
  );
}

const clock = new Intl.DateTimeFormat('ja-JP', {
  timeZone: 'Asia/Tokyo',
  hour: 'numeric',
  minute: '2-digit',
  hour12: false,
});

function useClock(): string {
  const [now, setNow] = useState(() => clock.format(new Date()));
  useEffect(() => {
    const timer = setInterval(() => setNow(clock.format(new Date())), tickMs);
    return () => clearInterval(timer);
  }, []);
  return now;
}
