import type { ReactNode } from 'react';
import type { ExplainedResult, Explanation } from '../../api/certificates/explanation.contract.ts';

/** 0 to 100 per cent with the borders of the classes and where this house lies; nothing where its sum is not known. */
export function DamageScale({
  result,
  thresholds,
}: {
  result: ExplainedResult;
  thresholds: Explanation['thresholds'];
}): ReactNode {
  const { damage_ratio, damage_label } = result;
  if (damage_ratio === null) return null;
  const label = `損害割合 ${damage_ratio} パーセント、${damage_label}`;
  return (
    <svg className="damage-scale" viewBox="0 0 400 58" role="img" aria-label={label}>
      <rect className="scale-ground" x="0" y="18" width="400" height="16" />
      <rect className="scale-fill" x="0" y="18" width={damage_ratio * 4} height="16" />
      {thresholds.map(({ damage_label: title, from }) => (
        <g key={title}>
          <line className="scale-border" x1={from * 4} y1="14" x2={from * 4} y2="38" />
          <text className="scale-from" x={from * 4} y="50">
            {from}
          </text>
          <text className="scale-class" x={from * 4 + 3} y="11">
            {title === '大規模半壊' ? '大規模' : title === '中規模半壊' ? '中規模' : title}
          </text>
        </g>
      ))}
      <line className="scale-mark" x1={damage_ratio * 4} y1="14" x2={damage_ratio * 4} y2="40" />
    </svg>
  );
}
