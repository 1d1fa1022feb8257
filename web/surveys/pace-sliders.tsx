import type { ReactNode } from 'react';
import type { PlanSettings } from '../../api/surveys/plans.contract.ts';
import { Slider } from '../ui/slider.tsx';

const kmh = (speed: number): string => `時速 ${speed} km`;

/** How fast teams get about: assumptions, unlike the buildings a day, so whoever knows the roads of the day sets them. */
export function PaceSliders({
  settings,
  onChange,
}: {
  settings: PlanSettings;
  onChange: (part: Partial<PlanSettings>) => void;
}): ReactNode {
  return (
    <section className="plan-part" aria-labelledby="capacity-paces">
      <div className="plan-part-head">
        <h2 id="capacity-paces">移動の速さ</h2>
        <span className="plan-quiet">文書に定めのない仮の値です。道路の状況に合わせて変えられます</span>
      </div>
      <Slider
        label="徒歩（家から家へ）"
        value={settings.walking_kmh}
        onChange={(walking_kmh) => onChange({ walking_kmh })}
        from={1}
        to={6}
        step={0.5}
        show={kmh}
      />
      <Slider
        label="車（拠点との往復）"
        value={settings.driving_kmh}
        onChange={(driving_kmh) => onChange({ driving_kmh })}
        from={5}
        to={60}
        step={5}
        show={kmh}
      />
    </section>
  );
}
