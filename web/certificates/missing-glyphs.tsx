import type { ReactNode } from 'react';
import type { MissingGlyph } from '../../api/certificates/certificates.contract.ts';
import { TextField } from '../ui/text-field.tsx';
import { missingReason, placeWords } from './certificate-words.ts';

/** Characters that no font can draw, each large, with its code and what to print instead. */
export function MissingGlyphs({
  glyphs,
  substitutes,
  onSubstitute,
}: {
  glyphs: readonly MissingGlyph[];
  substitutes: Readonly<Record<string, string>>;
  onSubstitute: (character: string, substitute: string) => void;
}): ReactNode {
  return (
    <section className="missing" aria-labelledby="missing-title">
      <h3 id="missing-title">印刷できない文字が {glyphs.length} 字あります</h3>
      <p>代わりに印刷する文字（代替文字）を入力してください。申請者にも確かめてください。</p>
      <ul className="missing-list">
        {glyphs.map((glyph) => (
          <li key={glyph.character}>
            <span className="missing-character" aria-hidden="true">
              {glyph.character}
            </span>
            <div className="missing-words">
              <strong>{glyph.code_points}</strong>
              <span>{missingReason(glyph)}</span>
              <span>{glyph.places.map(placeWords).join('、')}</span>
            </div>
            <TextField
              label={`代替文字（${glyph.code_points}）`}
              name={`substitute-${glyph.code_points}`}
              value={substitutes[glyph.character] ?? ''}
              onChange={(value) => onSubstitute(glyph.character, value)}
            />
          </li>
        ))}
      </ul>
    </section>
  );
}
