import type { ReactNode } from 'react';
import type { LookupAnswer } from '../../api/matching/matching.contract.ts';
import { Button } from '../ui/button.tsx';
import { EmptyState } from '../ui/empty-state.tsx';
import { rereading, type Question } from './questions.ts';
import { placeDoubt, understandingWords } from './words.ts';

/** How the question was read, what else it could have meant, and what is not certain about its place. */
export function Understood({
  answer,
  question,
  onAsk,
}: {
  answer: LookupAnswer;
  question: Question;
  onAsk: (question: Question) => void;
}): ReactNode {
  if (answer.understood_as === 'nothing') {
    return (
      <EmptyState title="見つかりません">
        <p aria-live="polite">
          番号は控のとおりに、氏名は姓だけでも、住所は「町名と番地」でもさがせます。地図を押しても、まわりの記録を表示できます。
        </p>
      </EmptyState>
    );
  }
  const text = 'text' in question ? question.text : null;
  const others = answer.could_also_be.flatMap((as) => {
    const other = text === null ? null : rereading(text, as);
    return other ? [{ as, other }] : [];
  });
  const level = answer.center?.of.geocode_level;
  const doubt = level ? placeDoubt(level) : null;
  return (
    <p className="understood">
      <span>{understandingWords[answer.understood_as]}で検索</span>
      {answer.center === null && (
        <span className="understood-warning">位置が分からないため、まわりの記録は表示できません</span>
      )}
      {doubt && <span className="understood-warning">中心は{doubt}です</span>}
      {others.map(({ as, other }) => (
        <Button key={as} size="small" tone="quiet" onPress={() => onAsk(other)}>
          {understandingWords[as]}としても見る
        </Button>
      ))}
    </p>
  );
}
