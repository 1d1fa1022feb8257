import { useId, useState, type ReactNode } from 'react';
import { Button as AriaButton } from 'react-aria-components';
import { print } from '../../tiles/styles/tokens.ts';
import type { LegendSection } from './legend.ts';
import type { Swatch } from './map-content.ts';
import { SymbolPicture } from './symbol-picture.tsx';

/** What the marks in view mean; gone when there is nothing to explain, folded at first where room is scarce. */
export function LegendPanel({ sections }: { sections: readonly LegendSection[] }): ReactNode {
  const [isOpen, setOpen] = useState(() => window.matchMedia('(min-width: 768px)').matches);
  if (sections.length === 0) return null;
  return (
    <div className="legend">
      <AriaButton className="legend-head" aria-expanded={isOpen} onPress={() => setOpen(!isOpen)}>
        凡例
        <span className={`table-arrow table-arrow-${isOpen ? 'asc' : 'desc'}`} aria-hidden="true" />
      </AriaButton>
      {isOpen && <LegendList sections={sections} />}
    </div>
  );
}

export function LegendList({
  sections,
  isPrinted = false,
}: {
  sections: readonly LegendSection[];
  isPrinted?: boolean;
}): ReactNode {
  return (
    <ul className="legend-list">
      {sections.flatMap((section) =>
        section.entries.map((entry) => (
          <li key={`${section.layer}/${entry.key}`}>
            <SwatchPicture swatch={entry.swatch} isPrinted={isPrinted} />
            {entry.title}
          </li>
        )),
      )}
    </ul>
  );
}

function SwatchPicture({ swatch, isPrinted }: { swatch: Swatch; isPrinted: boolean }): ReactNode {
  if ('symbol' in swatch) return <SymbolPicture symbol={swatch.symbol} isPrinted={isPrinted} />;
  if ('area' in swatch) return <AreaPicture swatch={swatch} isPrinted={isPrinted} />;
  const ink = (colour: string): string => (isPrinted ? print.label : colour);
  return (
    <svg width={20} height={20} viewBox="0 0 20 20" aria-hidden="true">
      {'ring' in swatch ? (
        <circle cx={10} cy={10} r={7.5} fill="none" stroke={ink(swatch.ring)} strokeWidth={1.75} />
      ) : (
        <path
          d="M1 10H19"
          stroke={ink(swatch.line)}
          strokeWidth={3}
          {...(swatch.dashed ? { strokeDasharray: swatch.dashed === true ? '4 3' : swatch.dashed } : {})}
        />
      )}
    </svg>
  );
}

function AreaPicture({
  swatch: { area, edge, hatch },
  isPrinted,
}: {
  swatch: Extract<Swatch, { area: string }>;
  isPrinted: boolean;
}): ReactNode {
  const pattern = useId();
  const ink = isPrinted ? print.hatch : edge;
  return (
    <svg width={28} height={20} viewBox="0 0 28 20" aria-hidden="true">
      {hatch && (
        <pattern id={pattern} width={hatch.size} height={hatch.size} patternUnits="userSpaceOnUse">
          <path d={hatch.path} stroke={ink} strokeWidth={0.9} fill="none" />
        </pattern>
      )}
      <rect x={1} y={2} width={26} height={16} fill={area} stroke={ink} />
      {hatch && <rect x={1} y={2} width={26} height={16} fill={`url(#${pattern})`} />}
    </svg>
  );
}
