import type { ReactNode } from 'react';
import { symbols } from '../../tiles/styles/symbols.ts';
import { day, print } from '../../tiles/styles/tokens.ts';

const onScreen = new Map(symbols(day).map((symbol) => [symbol.id, symbol]));
const onPaper = new Map(symbols(print).map((symbol) => [symbol.id, symbol]));

/** A map symbol inside the page, for legends, tables and cards; its meaning stands beside it in words. */
export function SymbolPicture({
  symbol: id,
  size = 20,
  isPrinted = false,
}: {
  symbol: string;
  size?: number;
  isPrinted?: boolean;
}): ReactNode {
  const symbol = (isPrinted ? onPaper : onScreen).get(id);
  if (!symbol) return null;
  return (
    <svg className="symbol-picture" width={size} height={size} viewBox="-1 -1 26 26" aria-hidden="true">
      <path
        d={symbol.path}
        fill={symbol.fill}
        stroke={symbol.outline}
        strokeWidth={1.6}
        strokeLinejoin="round"
      />
      {symbol.mark && (
        <path
          d={symbol.mark}
          fill="none"
          stroke={symbol.ink}
          strokeWidth={symbol.mark_width ?? 1.3}
          strokeLinecap="round"
          strokeLinejoin="round"
        />
      )}
      <text
        x={12}
        y={symbol.letter_y}
        fill={symbol.ink}
        fontSize={11.5}
        fontWeight={700}
        textAnchor="middle"
        dominantBaseline="central"
      >
        {symbol.letter}
      </text>
    </svg>
  );
}
