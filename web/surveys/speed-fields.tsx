import { useState, type ReactNode } from 'react';
import type { PlanSettings } from '../../api/surveys/plans.contract.ts';
import { Button } from '../ui/button.tsx';
import { TextField } from '../ui/text-field.tsx';

type Speeds = NonNullable<PlanSettings['speeds']>;
type Kind = keyof Speeds;

const titles: Readonly<Record<Kind, string>> = { wooden: '木造・プレハブ', non_wooden: '非木造' };

/** Buildings that a team does in a day: the document's, until somebody knows better. */
export function SpeedFields({
  settings,
  inForce,
  onChange,
}: {
  settings: PlanSettings;
  /** Of the saved plan; null while another method is chosen and not saved. */
  inForce: Speeds | null;
  onChange: (speeds: Speeds | null) => void;
}): ReactNode {
  const start = settings.speeds ?? inForce;
  const [written, setWritten] = useState<Record<Kind, string>>({
    wooden: start ? String(start.wooden) : '',
    non_wooden: start ? String(start.non_wooden) : '',
  });
  if (!start) return <p className="plan-quiet">速さは、保存すると文書の値になります。</p>;
  const write = (kind: Kind, text: string): void => {
    const next = { ...written, [kind]: text };
    setWritten(next);
    const [wooden, non_wooden] = [read(next.wooden), read(next.non_wooden)];
    if (wooden !== null && non_wooden !== null) onChange({ wooden, non_wooden });
  };
  const field = (kind: Kind): ReactNode => (
    <TextField
      label={titles[kind]}
      name={kind}
      value={written[kind]}
      inputMode="decimal"
      onChange={(text) => write(kind, text)}
      error={read(written[kind]) === null ? '0.5 から 200 までの数を入力してください' : undefined}
    />
  );
  return (
    <div className="plan-field">
      <span className="field-label">1班が1日に調べる棟数</span>
      <div className="speed-fields">
        {field('wooden')}
        {field('non_wooden')}
      </div>
      <p className="plan-quiet">
        {settings.speeds ? (
          <>
            この計画の値です。
            <Button size="small" tone="quiet" onPress={() => onChange(null)}>
              文書の値に戻す
            </Button>
          </>
        ) : (
          '文書（実施体制の手引き）の値です。'
        )}
      </p>
    </div>
  );
}

/** Null where it is no speed. */
function read(text: string): number | null {
  const speed = Number(text.normalize('NFKC').trim());
  return text.trim() !== '' && speed >= 0.5 && speed <= 200 ? speed : null;
}
