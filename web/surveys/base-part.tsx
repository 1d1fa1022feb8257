import type { ReactNode } from 'react';
import type { PlanSettings } from '../../api/surveys/plans.contract.ts';
import { Button } from '../ui/button.tsx';
import { TextField } from '../ui/text-field.tsx';

/** 拠点: where teams set out; the way from there counts in the minutes of a district. */
export function BasePart({
  base,
  isPlacing,
  onPlace,
  onChange,
}: {
  base: PlanSettings['base'];
  /** The next click on the map is its place. */
  isPlacing: boolean;
  onPlace: () => void;
  onChange: (base: PlanSettings['base']) => void;
}): ReactNode {
  return (
    <section className="plan-part" aria-labelledby="capacity-base">
      <div className="plan-part-head">
        <h2 id="capacity-base">拠点</h2>
        <span className="plan-quiet">
          {isPlacing
            ? '地図で拠点の場所を押してください（Esc でやめる）'
            : '班が出発する場所。往復の時間に数えます'}
        </span>
        <Button size="small" aria-pressed={isPlacing} onPress={onPlace}>
          {base ? '地図で置き直す' : '地図で決める'}
        </Button>
      </div>
      {base && (
        <div className="base-fields">
          <TextField
            label="拠点の名前"
            name="base"
            value={base.name}
            onChange={(name) => onChange({ ...base, name })}
          />
          <Button size="small" tone="quiet" onPress={() => onChange(null)}>
            拠点を外す
          </Button>
        </div>
      )}
    </section>
  );
}
