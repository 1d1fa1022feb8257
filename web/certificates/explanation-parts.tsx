import type { ReactNode } from 'react';
import type { ExplainedResult, Explanation } from '../../api/certificates/explanation.contract.ts';
import { addUpParts } from './explanation-sums.ts';
import './explanation-parts.css';

/** 部位別損害割合: what each part of the house adds, how far the sum is from the next class. */
export function ExplanationParts({
  result,
  thresholds,
}: {
  result: ExplainedResult;
  thresholds: Explanation['thresholds'];
}): ReactNode {
  const { parts, damage_ratio } = result;
  if (parts.length === 0) return null;
  const { sum, largest, next } = addUpParts(parts, damage_ratio, thresholds);
  return (
    <section className="parts-section" aria-label="部位別損害割合">
      <table className="parts">
        <caption>部位別損害割合</caption>
        <thead className="visually-hidden">
          <tr>
            <th scope="col">部位</th>
            <th scope="col">損害割合</th>
          </tr>
        </thead>
        <tbody>
          {parts.map(({ part, label, loss_ratio }) => (
            <tr key={part}>
              <th scope="row">{label}</th>
              <td className="figure">
                {loss_ratio} %
                <svg viewBox="0 0 100 10" preserveAspectRatio="none" aria-hidden="true">
                  <rect className="scale-ground" width="100" height="10" />
                  <rect
                    className="scale-fill"
                    width={largest === 0 ? 0 : (loss_ratio / largest) * 100}
                    height="10"
                  />
                </svg>
              </td>
            </tr>
          ))}
        </tbody>
        <tfoot>
          <tr>
            <th scope="row">合計</th>
            <td className="figure">
              {sum} %
              {next && (
                <span className="parts-next">
                  {next.damage_label}（{next.from} %から）まで あと {next.short} %
                </span>
              )}
            </td>
          </tr>
        </tfoot>
      </table>
      {damage_ratio !== null && damage_ratio !== sum && (
        <p className="quiet-note">
          判定は損害割合 {damage_ratio} % によります（部位の合計とは別に、傾斜などで決まることがあります）。
        </p>
      )}
    </section>
  );
}
