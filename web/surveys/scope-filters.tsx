import type { ReactNode } from 'react';
import {
  appliedLabels,
  Structure,
  structureLabels,
  type Scope,
  type ScopeChoices,
} from '../../api/surveys/scope.contract.ts';
import { ChipRow } from '../ui/chip-row.tsx';
import { RadioRow } from '../ui/radio-row.tsx';
import { Select } from '../ui/select.tsx';
import { Slider } from '../ui/slider.tsx';
import { Checkbox } from '../ui/checkbox.tsx';
import { HazardChoice } from './hazard-choice.tsx';

const uses = [
  { id: 'dwellings', title: '住家のみ' },
  { id: 'all', title: '非住家を含む' },
] as const;
const structures = Structure.options.map((id) => ({ id, title: structureLabels[id] }));
const applied = (['any', 'add', 'only'] as const).map((id) => ({ id, title: appliedLabels[id] }));
const rounds = ['first', 'second', 'resurvey'] as const;
const roundLabels = { first: '第1次', second: '第2次', resurvey: '再調査' } as const;

/** Which of the buildings in the area. */
export function ScopeFilters({
  scope,
  choices,
  hasEstimate,
  onChange,
}: {
  scope: Scope;
  choices: ScopeChoices;
  /** There are estimates to filter by. */
  hasEstimate: boolean;
  onChange: (part: Partial<Scope>) => void;
}): ReactNode {
  const shownDamage = scope.damage_from ?? 0.5;
  return (
    <section className="plan-part" aria-labelledby="scope-which">
      <h2 id="scope-which">対象</h2>
      <RadioRow label="用途" choices={uses} value={scope.use} onChange={(use) => onChange({ use })} />
      <div className="plan-field">
        <span className="field-label">構造</span>
        <ChipRow
          label="構造"
          chips={structures}
          chosen={scope.structures}
          onToggle={(id) => {
            const next = scope.structures.includes(id)
              ? scope.structures.filter((one) => one !== id)
              : [...scope.structures, id];
            if (next.length > 0) onChange({ structures: next });
          }}
        />
      </div>
      <Select
        label="申請"
        choices={applied}
        value={scope.applied}
        onChange={(id) => onChange({ applied: id })}
      />
      {scope.applied !== 'any' && (
        <div className="plan-field">
          <span className="field-label">申請の種類</span>
          <ChipRow
            label="申請の種類"
            chips={rounds.map((id) => ({ id, title: roundLabels[id], count: choices.applied[id] }))}
            chosen={scope.applied_rounds}
            onToggle={(id) => {
              const next = scope.applied_rounds.includes(id)
                ? scope.applied_rounds.filter((one) => one !== id)
                : [...scope.applied_rounds, id];
              if (next.length > 0) onChange({ applied_rounds: next });
            }}
          />
        </div>
      )}
      {choices.hazards.length > 0 && (
        <HazardChoice
          label="災害想定区域の中だけ"
          hazards={choices.hazards}
          value={scope.hazard}
          onChange={(hazard) => onChange({ hazard })}
          noneTitle="しぼらない"
        />
      )}
      {(hasEstimate || scope.damage_from !== null) && (
        <>
          <Checkbox
            isSelected={scope.damage_from !== null}
            onChange={(isOn) => onChange({ damage_from: isOn ? shownDamage : null })}
          >
            予備調査の見込みでしぼる
          </Checkbox>
          {scope.damage_from !== null && (
            <Slider
              label="被害の見込み"
              value={Math.round(shownDamage * 100)}
              onChange={(percent) => onChange({ damage_from: percent / 100 })}
              from={0}
              to={100}
              step={5}
              show={(percent) => `${percent} % 以上`}
            />
          )}
        </>
      )}
    </section>
  );
}
