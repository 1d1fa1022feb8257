import { useMemo, useState, type ReactNode } from 'react';
import type { Scope, ScopeChoices } from '../../api/surveys/scope.contract.ts';
import { Button } from '../ui/button.tsx';
import { Checkbox } from '../ui/checkbox.tsx';
import { formatFigure } from '../ui/format.ts';
import { TextField } from '../ui/text-field.tsx';
import { HazardChoice } from './hazard-choice.tsx';
import { hazardWords } from './hazard-words.ts';

/** Where: drawn areas, 町字 and hazard areas together; none of them means the whole town. */
export function ScopeAreas({
  scope,
  choices,
  isDrawing,
  onChange,
  onTown,
  onDraw,
  onEdit,
}: {
  scope: Scope;
  choices: ScopeChoices;
  isDrawing: boolean;
  onChange: (part: Partial<Scope>) => void;
  onTown: (id: string) => void;
  onDraw: () => void;
  onEdit: (index: number) => void;
}): ReactNode {
  const isWhole =
    scope.polygons.length === 0 && scope.town_ids.length === 0 && scope.hazard_areas.length === 0;
  return (
    <section className="plan-part" aria-labelledby="scope-where">
      <div className="plan-part-head">
        <h2 id="scope-where">区域</h2>
        <span className="plan-quiet">
          {isWhole ? '何も選ばなければ市内全域' : '選んだ区域を合わせた範囲'}
        </span>
        <Button size="small" isDisabled={isDrawing} onPress={onDraw}>
          地図で囲む
        </Button>
      </div>
      {scope.polygons.length > 0 && (
        <ul className="plan-rows" aria-label="囲んだ範囲">
          {scope.polygons.map((shape, index) => (
            <li key={`${index}-${shape.coordinates[0]?.length ?? 0}`} className="plan-row">
              <span>囲んだ範囲 {index + 1}</span>
              <span className="plan-row-acts">
                <Button
                  size="small"
                  tone="quiet"
                  isDisabled={isDrawing}
                  aria-label={`囲んだ範囲 ${index + 1} を直す`}
                  onPress={() => onEdit(index)}
                >
                  直す
                </Button>
                <Button
                  size="small"
                  tone="quiet"
                  isDisabled={isDrawing}
                  aria-label={`囲んだ範囲 ${index + 1} を消す`}
                  onPress={() => onChange({ polygons: scope.polygons.filter((_, place) => place !== index) })}
                >
                  消す
                </Button>
              </span>
            </li>
          ))}
        </ul>
      )}
      <TownList towns={choices.towns} chosen={scope.town_ids} onTown={onTown} onChange={onChange} />
      {choices.hazards.length > 0 && (
        <>
          {scope.hazard_areas.length > 0 && (
            <ul className="plan-rows" aria-label="災害想定区域">
              {scope.hazard_areas.map((hazard, index) => (
                <li key={`${hazard.kind}-${hazard.rank}`} className="plan-row">
                  <span>{hazardWords(hazard)}</span>
                  <Button
                    size="small"
                    tone="quiet"
                    onPress={() =>
                      onChange({ hazard_areas: scope.hazard_areas.filter((_, place) => place !== index) })
                    }
                  >
                    消す
                  </Button>
                </li>
              ))}
            </ul>
          )}
          <HazardChoice
            label="災害想定区域を加える"
            hazards={choices.hazards.filter(
              ({ kind, rank }) => !scope.hazard_areas.some((one) => one.kind === kind && one.rank === rank),
            )}
            value={null}
            onChange={(hazard) => {
              if (hazard) onChange({ hazard_areas: [...scope.hazard_areas, hazard] });
            }}
          />
        </>
      )}
    </section>
  );
}

/** 町字 by 大字, each with what stands in it. */
function TownList({
  towns,
  chosen,
  onTown,
  onChange,
}: {
  towns: ScopeChoices['towns'];
  chosen: readonly string[];
  onTown: (id: string) => void;
  onChange: (part: Partial<Scope>) => void;
}): ReactNode {
  const [word, setWord] = useState('');
  const picked = useMemo(() => new Set(chosen), [chosen]);
  const shown = towns.filter(({ name }) => name.includes(word.trim()));
  const buildings = towns.reduce((sum, town) => sum + (picked.has(town.town_id) ? town.buildings : 0), 0);
  if (towns.length === 0)
    return <p className="plan-quiet">町字の台帳がまだありません。地図で囲んで決められます。</p>;
  return (
    <div className="town-list">
      <div className="town-list-head">
        <TextField
          label="町字をさがす"
          name="town"
          type="search"
          placeholder="町字をさがす"
          value={word}
          onChange={setWord}
          isLabelHidden
        />
        <span className="plan-quiet" role="status">
          {chosen.length === 0
            ? `${formatFigure(towns.length)} 町字`
            : `${formatFigure(chosen.length)} 町字、${formatFigure(buildings)} 棟を選択中`}
        </span>
        <Button
          size="small"
          tone="quiet"
          isDisabled={shown.length === 0}
          onPress={() =>
            onChange({ town_ids: [...new Set([...chosen, ...shown.map(({ town_id }) => town_id)])] })
          }
        >
          {word.trim() === '' ? 'すべて選ぶ' : '表示中をすべて選ぶ'}
        </Button>
        <Button
          size="small"
          tone="quiet"
          isDisabled={chosen.length === 0}
          onPress={() => onChange({ town_ids: [] })}
        >
          選択を解く
        </Button>
      </div>
      {/* Long lists scroll by themselves; the keyboard reaches each box. */}
      <ul className="town-boxes" aria-label="町字">
        {shown.map(({ town_id, name, buildings: count }) => (
          <li key={town_id} className="town-box">
            <Checkbox isSelected={picked.has(town_id)} onChange={() => onTown(town_id)}>
              {name}
            </Checkbox>
            <span className="figure">{formatFigure(count)} 棟</span>
          </li>
        ))}
      </ul>
    </div>
  );
}
