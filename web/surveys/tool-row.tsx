import type { ReactNode } from 'react';
import type { DistrictRow } from '../../api/surveys/edits.contract.ts';
import { Button } from '../ui/button.tsx';
import type { Tool, Tools } from './use-tools.ts';

const titles: Readonly<Record<Tool['kind'], string>> = {
  lasso: '囲んで移す',
  merge: '統合',
  split: '分割',
  redraw: '境界を引き直す',
};

/** What can be done to districts by hand. */
export function ToolRow({
  tools,
  selected,
  isClosed,
}: {
  tools: Tools;
  selected: DistrictRow | null;
  isClosed: boolean;
}): ReactNode {
  const isFree = selected !== null && selected.is_live && !selected.is_locked;
  const tool = (kind: Tool['kind'], isDisabled: boolean): ReactNode => (
    <Button
      size="small"
      isDisabled={isDisabled || isClosed}
      aria-pressed={tools.tool?.kind === kind}
      onPress={() => (tools.tool?.kind === kind ? tools.end() : tools.begin(kind))}
    >
      {titles[kind]}
    </Button>
  );
  return (
    <div className="tool-row" role="toolbar" aria-label="調査区を直す">
      {tool('lasso', false)}
      {tool('merge', !isFree)}
      {tool('split', !isFree)}
      {tool('redraw', !isFree)}
      <Button
        size="small"
        isDisabled={!selected?.is_live || isClosed || tools.tool !== null}
        aria-pressed={selected?.is_locked ?? false}
        onPress={tools.lock}
      >
        {selected?.is_locked ? '固定を解く' : '固定'}
      </Button>
      <span className="plan-quiet tool-hint">
        {selected ? `調査区 ${selected.district_number} を選択中` : '調査区を一覧か地図で選びます'}
      </span>
    </div>
  );
}
