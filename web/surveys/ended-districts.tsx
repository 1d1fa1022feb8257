import type { ReactNode } from 'react';
import type { Handout } from '../../api/surveys/handout/handouts.contract.ts';
import { Button } from '../ui/button.tsx';
import { formatMoment } from '../ui/format.ts';
import { HandedOut } from './handed-out.tsx';
import type { PlanAt } from './planning.data.ts';

/** Districts that are no more while a team still has their papers: it has to be told where its buildings went. */
export function EndedDistricts({
  at,
  handouts,
  isReady,
  onTell,
}: {
  at: PlanAt;
  /** The last of each ended district. */
  handouts: readonly Handout[];
  isReady: boolean;
  onTell: (handouts: readonly Handout[]) => void;
}): ReactNode {
  const untold = handouts.filter(needsNotice);
  const told = handouts.filter((handout) => !needsNotice(handout));
  return (
    <section className="plan-part" aria-label="なくなった調査区">
      <div className="plan-part-head">
        <h2>なくなった調査区</h2>
        <span className="plan-quiet">書類を持つ班に、建物の行き先を知らせます</span>
      </div>
      {untold.length > 0 && (
        <ul className="plan-rows" aria-label="お知らせのまだない調査区">
          {untold.map((handout) => (
            <li key={handout.handout_id} className="plan-row">
              <span>
                調査区{handout.district_number}
                <span className="plan-quiet">
                  　{formatMoment(handout.created_at)} の書類{handout.team ? `（${handout.team}）` : ''}
                </span>
              </span>
              <Button size="small" isDisabled={!isReady} onPress={() => onTell([handout])}>
                {`調査区${handout.district_number}の変更のお知らせを作成`}
              </Button>
            </li>
          ))}
        </ul>
      )}
      {told.map((handout) => (
        <HandedOut key={handout.handout_id} at={at} handout={handout} />
      ))}
    </section>
  );
}

/** Its last papers are those of when it was alive, or its notice was not finished. */
function needsNotice({ papers, state, is_silent }: Handout): boolean {
  return !isNotice(papers) || state === 'failed' || state === 'cancelled' || is_silent;
}

/** The notice alone is all that an ended district gets. */
export function isNotice(papers: Handout['papers']): boolean {
  return papers.every((paper) => paper === 'changes');
}
