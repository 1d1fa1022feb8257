import type { ReactNode } from 'react';
import { Caution } from '../../ui/caution.tsx';
import { formatFigure } from '../../ui/format.ts';
import type { Refused } from './bringing.ts';
import type { Fault } from './picture-reading.ts';

const words: Record<Fault, string> = {
  heic: 'HEIC形式です。カメラの設定を「互換性優先（JPEG）」にするか、JPEGで保存し直してください',
  'not-a-picture': 'JPEGでもPNGでもありません',
  broken: '開けません。ファイルが壊れているか、カードが抜かれています',
  'too-large': '25 MB を超えています',
};

/** Files that cannot be taken in, each with why; so that none is missed unnoticed. */
export function RefusedFiles({ refused }: { refused: readonly Refused[] }): ReactNode {
  if (refused.length === 0) return null;
  return (
    <Caution title={`取り込めないファイル ${formatFigure(refused.length)} 件`}>
      <ul className="photos-refused">
        {refused.map(({ name, fault }, place) => (
          <li key={`${name}-${place}`}>
            {name}：{words[fault]}
          </li>
        ))}
      </ul>
    </Caution>
  );
}
